package db

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// TestFollowing: a list that is read in parts has everyone who was there all the while
// once, in the order of creation, whoever comes or goes between the parts.
func TestFollowing(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	var want []string
	for i := range 3*eachAtOnce + 1 {
		r := mustCreate(t, d, model.Persona{Project: "P", Name: fmt.Sprintf("Caller %03d", i), CreatedAt: fmt.Sprintf("2026-01-01T00:00:%02d.000Z", i%60)})[0]
		want = append(want, r.Persona.CreatedAt+" "+r.Persona.ID)
	}
	slices.Sort(want)
	var got []string
	mark := ""
	for parts := 0; ; parts++ {
		before := len(got)
		err := d.Following(ctx, library.Query{Project: "P", Search: "name:caller"}, mark, func(at string, r *library.Record) (bool, error) {
			mark = at
			got = append(got, r.Persona.CreatedAt+" "+r.Persona.ID)
			_, err := d.Get(ctx, r.Persona.ID) // it may be asked for more
			return len(got)-before < 50, err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == before {
			break
		}
		if parts == 0 { // who was given out last goes
			if _, err := d.Delete(ctx, []string{mark[len(mark)-36:]}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %d in another order than the %d that there are", len(got), len(want))
	}
	wantError(t, d.Following(ctx, library.Query{}, "nowhere", nil), library.ErrInvalid)
}

func TestByOrigin(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	from := func(project string) model.Persona {
		p := model.Persona{Project: project, Name: "A"}
		p.Origin.Anam.ID = value.Some("r")
		return p
	}
	older, newer := mustCreate(t, d, from("P"))[0], mustCreate(t, d, from("Q"))[0]
	for project, want := range map[string]string{"": older.Persona.ID, "P": older.Persona.ID, "Q": newer.Persona.ID, "R": older.Persona.ID} {
		if r, err := d.ByOrigin(ctx, model.SystemAnam, "r", project); err != nil || r.Persona.ID != want {
			t.Errorf("in %q: %s, %v", project, r.Persona.ID, err)
		}
	}
	_, err := d.ByOrigin(ctx, model.SystemFeather, "r", "")
	wantError(t, err, library.ErrNotFound)
}
