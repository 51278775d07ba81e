package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"personae/model"
	"personae/model/library"
)

func TestLabels(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"), persona("B"))[0]
	id := r.Persona.ID
	mustSave(t, d, r, setWords(5))
	label := func(rev library.Revision, text string) {
		t.Helper()
		if _, err := d.Label(ctx, id, rev, text); err != nil {
			t.Fatal(err)
		}
	}
	labels := func() string {
		t.Helper()
		page, err := d.History(ctx, id, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, c := range page.Rows {
			out += fmt.Sprintf("%d %q ", c.Revision, c.Label)
		}
		return out
	}
	label(1, "sent to QA")
	label(2, "gut für Ü")
	if got := labels(); got != `2 "gut für Ü" 1 "sent to QA" ` {
		t.Error(got)
	}
	for search, found := range map[string]int{
		"label:qa": 1, "label:sent": 1, `label:"qa"`: 0, `label:"sent to qa"`: 1, "label:u": 1, "-label:qa": 1, "label:qa name:B": 0,
	} {
		if got := names(t, d, library.Query{Search: search}); len(got) != found {
			t.Errorf("%s finds %v", search, got)
		}
	}
	_, err := d.Label(ctx, id, 1, "sent to QA")
	wantError(t, err, library.ErrNothing)
	_, err = d.Label(ctx, id, 9, "x")
	wantError(t, err, library.ErrNotFound)
	_, err = d.Label(ctx, "nobody", 1, "x")
	wantError(t, err, library.ErrNotFound)

	// After an undo the persona is at revision 3, which the history knows as 1.
	mustUndo(t, d)
	mustUndo(t, d)
	mustUndo(t, d)
	if got := labels(); got != `2 "" 1 "" ` || mustGet(t, d, id).Revision != 3 {
		t.Error(got)
	}
	label(3, "back")
	if got := labels(); got != `2 "" 1 "back" ` {
		t.Error(got)
	}
	label(1, "")
	if op := mustUndo(t, d); op.Label != "Took the label “back” from A" || labels() != `2 "" 1 "back" ` {
		t.Errorf("%+v %s", op, labels())
	}

	// Another editor's label is not written over.
	other := mustOpen(t, d.file, Options{})
	if _, err := other.Label(ctx, id, 1, "mine"); err != nil {
		t.Fatal(err)
	}
	_, err = d.Undo(ctx)
	wantError(t, err, library.ErrConflict)

	// A purged persona has its labels again when it comes back, and forgotten ones are
	// forgotten.
	if _, err := d.Delete(ctx, []string{id}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.PurgeAll(ctx); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	if got := labels(); got != `5 "" 4 "" 2 "" 1 "mine" ` {
		t.Error(got)
	}
	mustRedo(t, d)
	if n, err := d.Forget(ctx); err != nil || n != 1 {
		t.Errorf("forgot %d, %v", n, err)
	}
	for _, of := range []string{"labels", "label_changes"} {
		if list, err := collect(ctx, d.read, scanOne[string], "SELECT persona FROM "+of); err != nil || len(list) != 0 {
			t.Errorf("%s still tell of %v, %v", of, list, err)
		}
	}
	wantSound(t, d)
}

// TestHistoryInWindows reads a long history piece by piece: it begins with what the
// library started with.
func TestHistoryInWindows(t *testing.T) {
	ctx := context.Background()
	seed := persona("A")
	seed.ID = "a"
	d := mustOpen(t, filepath.Join(t.TempDir(), "library.db"), Options{Seed: func() ([]model.Persona, error) { return []model.Persona{seed}, nil }})
	first := mustGet(t, d, "a")
	page, err := d.History(ctx, first.Persona.ID, 0, 10)
	if err != nil || page.Total != 1 || !page.Rows[0].Current || page.Rows[0].Words(80) != "Was in the library from its start" {
		t.Fatalf("%+v, %v", page, err)
	}
	r := first
	for i := range 6 {
		r = mustSave(t, d, r, setWords(10+i))
	}
	mustUndo(t, d)
	all, err := d.History(ctx, first.Persona.ID, 0, 0)
	if err != nil || all.Total != 7 || len(all.Rows) != 7 || all.Rows[6].Revision != 1 || all.Rows[6].Operation.ID != 0 {
		t.Fatalf("%+v, %v", all, err)
	}
	for offset := range 9 {
		for limit := 1; limit < 9; limit++ {
			page, err := d.History(ctx, first.Persona.ID, offset, limit)
			want := all.Rows[min(offset, 7):min(offset+limit, 7)]
			if err != nil || page.Total != 7 || len(page.Rows) != len(want) {
				t.Fatalf("[%d,+%d): %d rows, %v", offset, limit, len(page.Rows), err)
			}
			for i := range want {
				if page.Rows[i].Revision != want[i].Revision {
					t.Errorf("[%d,+%d): revision %d, want %d", offset, limit, page.Rows[i].Revision, want[i].Revision)
				}
			}
		}
	}
	if c := all.Rows[0]; !c.Operation.Undone || c.Current || !all.Rows[1].Current || c.Words(80) != "Cut in after words 14 → 15" {
		t.Errorf("%+v %q", c, c.Words(80))
	}
}

func TestLogIsFound(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("Zoë Ångström"), persona("B"))[0]
	mustSave(t, d, r, setWords(5))
	mustUndo(t, d)
	other := mustOpen(t, d.file, Options{})
	mustCreate(t, other, persona("C"))
	for search, want := range map[string]string{
		"":             "Created C|Saved Zoë Ångström|Created B|Created Zoë Ångström|",
		"zoe angstrom": "Saved Zoë Ångström|Created Zoë Ångström|",
		"zoe save":     "Saved Zoë Ångström|",
		"bulk":         "",
	} {
		page, err := d.Operations(ctx, search, 0, 0)
		got := ""
		for _, op := range page.Rows {
			got += op.Label + "|"
		}
		if err != nil || got != want || page.Total != len(page.Rows) {
			t.Errorf("%q: %s, %v", search, got, err)
		}
	}
	page, err := d.Operations(ctx, "", 1, 2)
	if err != nil || page.Total != 4 || len(page.Rows) != 2 || page.Rows[1].Label != "Created B" || !page.Rows[0].Undone {
		t.Errorf("%+v, %v", page, err)
	}
	if page, err = d.Operations(ctx, "", 0, 1); err != nil || page.Rows[0].Reachable {
		t.Errorf("another editor's is in reach: %+v, %v", page, err)
	}
}

func TestUndoTo(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	rs := mustCreate(t, d, persona("A"), persona("B"))
	r := mustSave(t, d, rs[0], setWords(5))
	mustSave(t, d, r, setWords(7))
	other := mustOpen(t, d.file, Options{})
	mustCreate(t, other, persona("C"))
	log, err := d.Operations(ctx, "", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int64{}
	for _, op := range log.Rows {
		ids[op.Label] = op.ID
	}
	plan, err := d.PlanUndo(ctx, ids["Created B"])
	if err != nil || len(plan.Operations) != 3 || plan.Personas != 2 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if got := plan.Changes[0].Words(80); got != "Cut in after words 7 → 3" {
		t.Errorf("A: %q", got)
	}
	if c := plan.Changes[1]; c.After != nil || c.Before == nil {
		t.Errorf("B: %+v", c)
	}
	if got := minWords(mustGet(t, d, rs[0].Persona.ID).Persona); got != 7 {
		t.Errorf("the plan has changed it to %d", got)
	}
	_, err = d.PlanUndo(ctx, ids["Created C"])
	wantError(t, err, library.ErrInvalid)
	_, err = d.UndoTo(ctx, 99)
	wantError(t, err, library.ErrNotFound)
	if ops, err := d.UndoTo(ctx, ids["Created B"]); err != nil || len(ops) != 3 || ops[2].Label != "Created B" {
		t.Fatalf("%+v, %v", ops, err)
	}
	if got := names(t, d, library.Query{Sort: library.SortName}); fmt.Sprint(got) != "[A C]" {
		t.Errorf("got %v", got)
	}
	_, err = d.UndoTo(ctx, ids["Created B"])
	wantError(t, err, library.ErrInvalid)
	for range 3 {
		mustRedo(t, d)
	}
	if got := minWords(mustGet(t, d, rs[0].Persona.ID).Persona); got != 7 {
		t.Errorf("redone: %d", got)
	}

	// What another editor has built on stops all of it, in the plan too.
	mustSave(t, other, mustGet(t, other, rs[0].Persona.ID), setWords(8))
	_, err = d.PlanUndo(ctx, ids["Created A"])
	wantError(t, err, library.ErrConflict)
	_, err = d.UndoTo(ctx, ids["Created A"])
	wantError(t, err, library.ErrConflict)
	if got := names(t, d, library.Query{}); len(got) != 3 {
		t.Errorf("something was undone: %v", got)
	}
}

// TestUndoTakesNoLabelOfAnotherEditorAway with the persona that it is of.
func TestUndoTakesNoLabelOfAnotherEditorAway(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	other := mustOpen(t, d.file, Options{})
	r := mustCreate(t, d, persona("A"))[0]
	if _, err := other.Label(ctx, r.Persona.ID, 1, "good"); err != nil {
		t.Fatal(err)
	}
	_, err := d.Undo(ctx)
	wantError(t, err, library.ErrConflict)
	mustGet(t, d, r.Persona.ID)
	if _, err := other.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Errorf("without the label it is refused, too: %v", err)
	}
}

// TestRedoTakesNoLabelOfAnotherEditorAway either: of a purge, say; but its own it does.
func TestRedoTakesNoLabelOfAnotherEditorAway(t *testing.T) {
	ctx := context.Background()
	for _, theirs := range []bool{false, true} {
		d := newLibrary(t)
		other := mustOpen(t, d.file, Options{})
		r := mustCreate(t, d, persona("A"))[0]
		if _, err := d.Label(ctx, r.Persona.ID, 1, "mine"); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Delete(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Purge(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if theirs {
			if _, err := other.Label(ctx, r.Persona.ID, 1, "good"); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.Redo(ctx); theirs != errors.Is(err, library.ErrConflict) {
			t.Errorf("labelled by the other %v: redone with %v", theirs, err)
		}
	}
}

// TestUndoPlanForeseesTakenNames: it fails as the undo does, and not over a name that
// is free again by then.
func TestUndoPlanForeseesTakenNames(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	rename := func(name string) func(*model.Persona) { return func(p *model.Persona) { p.Name = name } }
	rs := mustCreate(t, d, persona("A"), persona("B"))
	a := mustSave(t, d, rs[0], rename("C"))
	mustSave(t, d, rs[1], rename("A"))
	log, err := d.Operations(ctx, "", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	first := log.Rows[1].ID // A became C
	if _, err := d.PlanUndo(ctx, first); err != nil {
		t.Fatalf("the name is given back before it is needed: %v", err)
	}
	mustSave(t, d, a, rename("D"))
	other := mustOpen(t, d.file, Options{})
	mustCreate(t, other, persona("C"))
	_, planned := d.PlanUndo(ctx, first)
	wantError(t, planned, library.ErrNameTaken)
	_, err = d.UndoTo(ctx, first)
	wantError(t, err, library.ErrNameTaken)
	if planned.Error() != err.Error() {
		t.Errorf("planned %q, undone %q", planned, err)
	}
}
