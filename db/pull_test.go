package db

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
)

// mustPull does a pull that must work.
func mustPull(t *testing.T, d *DB, fill func(syncing.Pulling) error) library.Operation {
	t.Helper()
	op, err := d.Pull(context.Background(), func(p syncing.Pulling) (string, error) { return "Pulled from one", fill(p) })
	if err != nil {
		t.Fatalf("Pull: %v", err)
	}
	return op
}

// linkAll links personas to the remote "one", to the record r-NAME, as they are.
func linkAll(p syncing.Pulling, personas ...model.Persona) error {
	for _, persona := range personas {
		if err := p.Link(library.Link{Remote: "one", Persona: persona.ID, Record: "r-" + persona.Name, Base: persona}); err != nil {
			return err
		}
	}
	return nil
}

// linkNames are the links to the remote "one" by the words of their bases.
func linkNames(t *testing.T, d *DB) string {
	t.Helper()
	out := ""
	err := d.Links(context.Background(), "one", func(link library.Link) error {
		out += fmt.Sprintf("%s %d ", link.Record, minWords(link.Base))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out)
}

// pulled is a library with A, which a pull has changed and linked, and B, which it made.
func pulled(t *testing.T) (d *DB, op library.Operation) {
	t.Helper()
	d = newLibrary(t)
	mustSaveRemotes(t, d, "one")
	a := mustCreate(t, d, persona("A"))[0]
	op = mustPull(t, d, func(p syncing.Pulling) error {
		setWords(7)(&a.Persona)
		put := mustPut(t, p, a.Persona, a.Revision)
		if err := linkAll(p, put.Persona); err != nil {
			return err
		}
		return linkAll(p, mustPut(t, p, persona("B"), 0).Persona)
	})
	return d, op
}

func TestAPullIsOneOperationWithItsLinks(t *testing.T) {
	d, op := pulled(t)
	if op.ID == 0 || op.Personas != 2 || op.Kind != library.OperationPull || op.Label != "Pulled from one" {
		t.Errorf("got %+v", op)
	}
	both := "r-A 7 r-B 3"
	if got := linkNames(t, d); got != both {
		t.Errorf("linked %s", got)
	}
	for range 2 {
		if back := mustUndo(t, d); back.ID != op.ID || linkNames(t, d) != "" || len(names(t, d, library.Query{})) != 1 {
			t.Errorf("undid %+v, and linked is %q", back, linkNames(t, d))
		}
		if again := mustRedo(t, d); again.ID != op.ID || linkNames(t, d) != both || len(names(t, d, library.Query{})) != 2 {
			t.Errorf("redid %+v, and linked is %q", again, linkNames(t, d))
		}
	}
	if page, err := d.Operations(t.Context(), "pull", 0, 0); err != nil || page.Total != 1 || page.Rows[0].Personas != 2 {
		t.Errorf("the log has %+v, %v", page, err)
	}
	if plan, err := d.PlanUndo(t.Context(), op.ID); err != nil || plan.Personas != 2 {
		t.Errorf("planned %+v, %v", plan, err)
	}
	if _, err := d.UndoTo(t.Context(), op.ID-1); err != nil || linkNames(t, d) != "" {
		t.Errorf("%v, linked is %q", err, linkNames(t, d))
	}
	wantSound(t, d)
}

// TestAPullOfNewPersonasIsUndoneWhole, which is done another way than one that changes some.
func TestAPullOfNewPersonasIsUndoneWhole(t *testing.T) {
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	const many = 2*linksWaiting + 5
	mustPull(t, d, func(p syncing.Pulling) error {
		for i := range many {
			if err := linkAll(p, mustPut(t, p, persona(fmt.Sprintf("P%03d", i)), 0).Persona); err != nil {
				return err
			}
		}
		return nil
	})
	all := linkNames(t, d)
	if n := strings.Count(all, "r-P"); n != many {
		t.Fatalf("%d are linked", n)
	}
	mustUndo(t, d)
	if got := linkNames(t, d); got != "" || len(names(t, d, library.Query{})) != 0 {
		t.Errorf("left are %s", got)
	}
	mustRedo(t, d)
	if linkNames(t, d) != all {
		t.Errorf("redone is %s", linkNames(t, d))
	}
	wantSound(t, d)
}

// TestWhatAPushSettledSinceStays when the pull before it is undone.
func TestWhatAPushSettledSinceStays(t *testing.T) {
	d, _ := pulled(t)
	link, err := d.Linked(t.Context(), "one", "r-A")
	if err != nil {
		t.Fatal(err)
	}
	setWords(9)(&link.Base)
	mustSettle(t, d, link)
	mustUndo(t, d)
	if got := linkNames(t, d); got != "r-A 9" {
		t.Errorf("undone: %s", got)
	}
	mustRedo(t, d)
	if got := linkNames(t, d); got != "r-A 9 r-B 3" {
		t.Errorf("redone: %s", got)
	}
	// Nor does a removed remote come back, or a new one of its name get the links.
	if err := d.RemoveRemote(t.Context(), "one"); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	mustSaveRemotes(t, d, "one")
	mustRedo(t, d)
	if got := linkNames(t, d); got != "" {
		t.Errorf("with another remote: %s", got)
	}
	wantSound(t, d)
}

// TestLinksAloneAreAnOperation: they are undone, too, but for when it was last seen that
// nothing has changed.
func TestLinksAloneAreAnOperation(t *testing.T) {
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	r := mustCreate(t, d, persona("A"), persona("B"))
	link := func(p syncing.Pulling) error { return linkAll(p, r[0].Persona, r[1].Persona) }
	if op := mustPull(t, d, link); op.Personas != 2 || linkNames(t, d) != "r-A 3 r-B 3" {
		t.Errorf("%+v, %s", op, linkNames(t, d))
	}
	if op := mustPull(t, d, link); op.ID != 0 {
		t.Errorf("nothing was changed by %+v", op)
	}
	swap := func(p syncing.Pulling) error {
		a, b := r[0].Persona, r[1].Persona
		a.Name, b.Name = "B", "A"
		return linkAll(p, a, b)
	}
	before, err := d.Linked(t.Context(), "one", "r-A")
	if err != nil {
		t.Fatal(err)
	}
	mustPull(t, d, swap)
	if l, err := d.Linked(t.Context(), "one", "r-A"); err != nil || l.Persona != r[1].Persona.ID {
		t.Errorf("%+v, %v", l, err)
	}
	mustUndo(t, d)
	if l, err := d.Linked(t.Context(), "one", "r-A"); err != nil || l.Persona != before.Persona {
		t.Errorf("%+v, %v", l, err)
	}
	mustUndo(t, d)
	if got := linkNames(t, d); got != "" {
		t.Error(got)
	}
	mustRedo(t, d)
	mustRedo(t, d)
	if l, err := d.Linked(t.Context(), "one", "r-B"); err != nil || l.Persona != before.Persona {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestAPullMovesToTheTrashAndBack(t *testing.T) {
	d, _ := pulled(t)
	b, err := d.Find(t.Context(), "B")
	if err != nil {
		t.Fatal(err)
	}
	id := b.Persona.ID
	gone := func(p syncing.Pulling) error {
		if err := p.Trash(id, b.Revision); err != nil {
			return err
		}
		if _, taken, err := p.ByName("Default", "B"); err != nil || taken {
			t.Errorf("the name is still taken: %v, %v", taken, err)
		}
		return p.Unlink("one", id)
	}
	op := mustPull(t, d, gone)
	if now := mustGet(t, d, id); !now.Trashed || op.Personas != 1 || linkNames(t, d) != "r-A 7" {
		t.Errorf("%+v, %+v, %s", now, op, linkNames(t, d))
	}
	_, err = d.Pull(t.Context(), func(p syncing.Pulling) (string, error) { return "again", gone(p) })
	wantError(t, err, library.ErrConflict)
	now := mustGet(t, d, id)
	mustPull(t, d, func(p syncing.Pulling) error {
		_, err := p.Put(library.Put{Persona: now.Persona, Base: now.Revision - 1})
		wantError(t, err, library.ErrConflict)
		return linkAll(p, mustPut(t, p, now.Persona, now.Revision).Persona)
	})
	if now := mustGet(t, d, id); now.Trashed || linkNames(t, d) != "r-A 7 r-B 3" {
		t.Errorf("%+v, %s", now, linkNames(t, d))
	}
	mustUndo(t, d)
	if now := mustGet(t, d, id); !now.Trashed {
		t.Error("undone it is still in the library")
	}
	mustUndo(t, d)
	if now := mustGet(t, d, id); now.Trashed || linkNames(t, d) != "r-A 7 r-B 3" {
		t.Errorf("%+v, %s", now, linkNames(t, d))
	}
	// What a pull has made it may take away again: it is one change.
	op = mustPull(t, d, func(p syncing.Pulling) error {
		c := mustPut(t, p, persona("C"), 0)
		return p.Trash(c.Persona.ID, c.Revision)
	})
	if page, err := d.Page(t.Context(), library.Query{Trashed: true}, 0, 5); err != nil || page.Total != 1 || op.Personas != 1 {
		t.Errorf("%+v, %v, %+v", page, err, op)
	}
	mustUndo(t, d)
	mustRedo(t, d)
	wantSound(t, d)
}

func TestAPullThatFailsLeavesNothing(t *testing.T) {
	d, _ := pulled(t)
	boom := errors.New("enough")
	for want, fill := range map[error]func(syncing.Pulling) error{
		boom:                func(p syncing.Pulling) error { return errors.Join(linkAll(p, persona("X")), boom) },
		library.ErrInvalid:  func(p syncing.Pulling) error { return p.Link(library.Link{Remote: "one", Record: "r"}) },
		library.ErrNotFound: func(p syncing.Pulling) error { return p.Unlink("two", "x") },
		library.ErrConflict: func(p syncing.Pulling) error { return p.Trash("nobody", 1) },
	} {
		_, err := d.Pull(t.Context(), func(p syncing.Pulling) (string, error) {
			mustPut(t, p, persona("C"), 0)
			if err := linkAll(p, model.Persona{ID: "c", Name: "C"}); err != nil {
				return "", err
			}
			return "x", fill(p)
		})
		if !errors.Is(err, want) {
			t.Errorf("%v: %v", want, err)
		}
		if got := linkNames(t, d); got != "r-A 7 r-B 3" || len(names(t, d, library.Query{})) != 2 {
			t.Errorf("%v leaves %s", want, got)
		}
	}
}

// TestPurgedPersonasKeepTheirLinksUntilTheyAreForgotten, as they do their labels.
func TestPurgedPersonasKeepTheirLinksUntilTheyAreForgotten(t *testing.T) {
	ctx := context.Background()
	d, op := pulled(t)
	ids, err := d.IDs(ctx, library.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Intend(ctx, intentOf("one", ids[0], library.IntentUpdate)); err != nil {
		t.Fatal(err)
	}
	mustPull(t, d, func(p syncing.Pulling) error { return p.Unlink("one", ids[1]) })
	mustUndo(t, d)
	for _, remove := range []func(context.Context, []string) (library.Operation, error){d.Delete, d.Purge} {
		if _, err := remove(ctx, ids); err != nil {
			t.Fatal(err)
		}
		if got := linkNames(t, d); got != "r-A 7 r-B 3" {
			t.Error(got)
		}
	}
	if n, err := d.Forget(ctx); err != nil || n != 2 {
		t.Errorf("forgot %d, %v", n, err)
	}
	for _, table := range []string{"links", "link_changes", "intents"} {
		if list, err := collect(ctx, d.read, scanOne[string], "SELECT persona FROM "+table); err != nil || len(list) != 0 {
			t.Errorf("%s still tells of %v, %v", table, list, err)
		}
	}
	_, err = d.UndoTo(ctx, op.ID)
	wantError(t, err, library.ErrInvalid)
	wantSound(t, d)
}

// TestUndoTakesNoLinkOfAnotherEditorAway, also where that has made it what it was.
func TestUndoTakesNoLinkOfAnotherEditorAway(t *testing.T) {
	for _, again := range []bool{false, true} {
		d := newLibrary(t)
		mustSaveRemotes(t, d, "one")
		other := mustOpen(t, d.file, Options{})
		r := mustCreate(t, d, persona("A"))[0]
		link := func(d *DB, words int) {
			t.Helper()
			p := r.Persona
			setWords(words)(&p)
			mustPull(t, d, func(l syncing.Pulling) error { return linkAll(l, p) })
		}
		link(d, 1)
		link(other, 2)
		want := "r-A 2"
		if again {
			link(other, 1)
			want = "r-A 1"
		}
		mustUndo(t, d)
		if got := linkNames(t, d); got != want {
			t.Errorf("undone: %s, want %s", got, want)
		}
		mustRedo(t, d)
		if got := linkNames(t, d); got != want {
			t.Errorf("redone: %s, want %s", got, want)
		}
	}
}
