package db

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
)

// trashed makes two personas of one name in the trash, and one outside.
func trashed(t *testing.T, d *DB) (first, second, outside string) {
	t.Helper()
	var ids []string
	for range 2 {
		r := mustCreate(t, d, persona("A"))[0]
		if _, err := d.Delete(context.Background(), []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.Persona.ID)
	}
	return ids[0], ids[1], mustCreate(t, d, persona("A"))[0].Persona.ID
}

func TestRestoreWhereNamesAreTaken(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	first, second, outside := trashed(t, d)
	both := []string{first, second, outside}

	_, err := d.Restore(ctx, library.Restoring{IDs: both})
	var taken *library.NameTakenError
	if !errors.As(err, &taken) || taken.HolderID != outside || taken.Free != "A (2)" {
		t.Fatalf("got %+v", err)
	}
	_, err = d.Restore(ctx, library.Restoring{IDs: both, Taken: library.TakenLeave})
	wantError(t, err, library.ErrNothing)
	if op, err := d.Restore(ctx, library.Restoring{IDs: both, Taken: library.TakenFree}); err != nil || op.Personas != 2 {
		t.Fatalf("%+v, %v", op, err)
	}
	if got := names(t, d, library.Query{Sort: library.SortName}); fmt.Sprint(got) != "[A A (2) A (3)]" {
		t.Errorf("got %v", got)
	}
	before := documentOf(t, d, first)
	mustUndo(t, d)
	if r := mustGet(t, d, first); !r.Trashed || r.Persona.Name != "A" || documentOf(t, d, first) == before {
		t.Errorf("undone: %+v", r)
	}
	if op, err := d.Restore(ctx, library.Restoring{IDs: []string{first}, Name: "Another"}); err != nil || op.Label != "Restored Another" {
		t.Errorf("%+v, %v", op, err)
	}
	if _, err := d.Delete(ctx, []string{outside}); err != nil {
		t.Fatal(err)
	}
	if op, err := d.Restore(ctx, library.Restoring{IDs: []string{second, outside}, Taken: library.TakenLeave}); err != nil || op.Label != "Restored A" {
		t.Errorf("%+v, %v", op, err)
	}
	wantSound(t, d)
}

// TestTrashSaysSinceWhen: a deletion that comes back by undo is as old as it was,
// whatever was undone in between.
func TestTrashSaysSinceWhen(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	id := mustCreate(t, d, persona("A"))[0].Persona.ID
	remove := func() string {
		t.Helper()
		if _, err := d.Delete(ctx, []string{id}); err != nil {
			t.Fatal(err)
		}
		return mustGet(t, d, id).TrashedAt
	}
	want := func(since string) {
		t.Helper()
		page, err := d.Page(ctx, library.Query{Trashed: true}, 0, 10)
		if err != nil || len(page.Rows) != 1 || page.Rows[0].TrashedAt != since {
			t.Errorf("the trash has %+v, %v; want since %s", page.Rows, err, since)
		}
	}
	first := remove()
	want(first)
	if _, err := d.Restore(ctx, library.Restoring{IDs: []string{id}}); err != nil {
		t.Fatal(err)
	}
	if second := remove(); second == first {
		t.Fatal("the clock stands still")
	}
	mustUndo(t, d)
	mustUndo(t, d)
	want(first)
	if _, err := d.RenameProject(ctx, "Default", "Other"); err != nil {
		t.Fatal(err)
	}
	want(first)
	if _, err := d.PurgeAll(ctx); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	want(first)
}

func TestTrashIsReadByWhenItCame(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	for _, r := range mustCreate(t, d, persona("B"), persona("A"), persona("C")) {
		if _, err := d.Delete(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
	}
	for want, q := range map[string]library.Query{
		"[C A B]": {Trashed: true},
		"[B A C]": {Trashed: true, Backward: true},
		"[A B C]": {Trashed: true, Sort: library.SortName},
		"[]":      {Sort: library.SortDeleted},
	} {
		if got := names(t, d, q); fmt.Sprint(got) != want {
			t.Errorf("%+v: %v, want %s", q, got, want)
		}
	}
}

func TestRestoreFields(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, withPrompt("A", "first"))[0]
	id := r.Persona.ID
	mustSave(t, d, r, func(p *model.Persona) {
		setWords(9)(p)
		p.Name, p.Prompt = "B", field.NewPersona("", "").Prompt
	})
	got, err := d.RestoreRevision(ctx, id, 1, []string{"behavior_config.cut_in"}, "")
	if err != nil || minWords(got.Persona) != 3 || got.Persona.Name != "B" || got.Persona.Prompt.Or("") != "" {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err = d.RestoreRevision(ctx, id, 1, []string{"prompt"}, ""); err != nil || got.Persona.Prompt.Or("") != "first" || got.Revision != 4 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err = d.RestoreRevision(ctx, id, 1, []string{"prompt"}, ""); err != nil || got.Revision != 4 {
		t.Errorf("the same again: %+v, %v", got, err)
	}
	page, err := d.Operations(ctx, "", 0, 1)
	if err != nil || page.Rows[0].Label != "Restored “Prompt” of B from revision 1" {
		t.Errorf("%+v, %v", page, err)
	}
	for _, path := range []string{"id", "nonsense"} {
		_, err = d.RestoreRevision(ctx, id, 1, []string{path}, "")
		wantError(t, err, library.ErrInvalid)
	}
	mustCreate(t, d, persona("A"))
	_, err = d.RestoreRevision(ctx, id, 1, nil, "")
	wantError(t, err, library.ErrNameTaken)
	if got, err = d.RestoreRevision(ctx, id, 1, nil, "A as it was"); err != nil || got.Persona.Name != "A as it was" || minWords(got.Persona) != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}
