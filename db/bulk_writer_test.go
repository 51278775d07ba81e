package db

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	edits "personae/model/edit"
	"personae/model/library"
	"personae/model/value"
)

// manyOf makes personas whose prompts fill some pages each.
func manyOf(n int) []model.Persona {
	all := make([]model.Persona, n)
	for i := range all {
		all[i] = withPrompt(fmt.Sprint("P", i), strings.Repeat("lorem ipsum ", 1000))
	}
	return all
}

// TestWhatIsPutShowsInWhatIsGot, although it is written in the background.
func TestWhatIsPutShowsInWhatIsGot(t *testing.T) {
	d := newLibrary(t)
	records := mustCreate(t, d, manyOf(3*ahead)...)
	_, err := d.Edit(t.Context(), library.OperationBulk, func(lib edits.Library) (string, error) {
		for i, r := range records {
			before := r.Persona
			setWords(50 + i)(&r.Persona)
			if err := lib.Put(library.Put{Persona: r.Persona, Base: r.Revision}); err != nil {
				return "", err
			}
			if i%7 > 0 {
				continue
			}
			got, err := lib.Get(r.Persona.ID)
			if err != nil || minWords(got.Persona) != 50+i || got.Revision != 2 {
				t.Errorf("%d words at the revision %d, %v", minWords(got.Persona), got.Revision, err)
			}
			was, err := lib.At(r.Persona.ID, 1)
			if err != nil || minWords(was) != minWords(before) {
				t.Errorf("it had %d words, %v", minWords(was), err)
			}
			if holder, err := lib.Holder(r.Persona.Project, r.Persona.Name); err != nil || holder != r.Persona.ID {
				t.Errorf("the name is of %q, %v", holder, err)
			}
		}
		return "x", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range records {
		if got := mustGet(t, d, r.Persona.ID); minWords(got.Persona) != 50+i {
			t.Errorf("%s has %d words", got.Persona.Name, minWords(got.Persona))
		}
	}
	wantSound(t, d)
}

// TestAWriteThatFails tells of it, at the latest when the edit ends, and nothing stays.
func TestAWriteThatFails(t *testing.T) {
	for _, many := range []int{1, 3 * ahead} {
		t.Run(itoa(many), func(t *testing.T) {
			d := newLibrary(t)
			records := mustCreate(t, d, manyOf(many)...)
			var pages, got int
			if err := d.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
				t.Fatal(err)
			}
			if err := d.write.QueryRow("PRAGMA max_page_count = " + itoa(pages+1)).Scan(&got); err != nil {
				t.Fatal(err)
			}
			ids := idsOf(records)
			before := documents(t, d, ids)
			_, _, err := editAll(d, edits.Job{Edit: editing(t, "prompt+= dolor"), IDs: ids})
			wantError(t, err, library.ErrFull)
			if documents(t, d, ids) != before {
				t.Error("something was written")
			}
			wantSound(t, d)
		})
	}
}

// TestAnEditThatIsGivenUp leaves nothing, and nobody at work.
func TestAnEditThatIsGivenUp(t *testing.T) {
	d := newLibrary(t)
	ids := idsOf(mustCreate(t, d, manyOf(3*ahead)...))
	before := documents(t, d, ids)
	enough := errors.New("enough")
	for _, want := range []error{enough, context.Canceled} {
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		job := edits.Job{Edit: editing(t, "prompt+= dolor"), IDs: ids, Each: func(edits.Outcome) error {
			if seen++; seen == 2*ahead {
				if want == enough {
					return enough
				}
				cancel()
			}
			return nil
		}}
		_, err := d.Edit(ctx, library.OperationBulk, func(lib edits.Library) (string, error) {
			_, err := edits.Run(lib, job)
			return "x", err
		})
		cancel()
		if !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if documents(t, d, ids) != before {
		t.Error("something was written")
	}
	r := mustGet(t, d, ids[0])
	r.Persona.Prompt = value.Some("again")
	mustWrite(t, d, library.OperationSave, "x", library.Put{Persona: r.Persona, Base: r.Revision})
	wantSound(t, d)
}
