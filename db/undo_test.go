package db

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

func TestUndoRedo(t *testing.T) {
	ctx := context.Background()

	t.Run("nothing to undo or redo", func(t *testing.T) {
		d := newLibrary(t)
		_, err := d.Undo(ctx)
		wantError(t, err, library.ErrNothing)
		_, err = d.Redo(ctx)
		wantError(t, err, library.ErrNothing)
	})

	t.Run("a chain back and forth, to the byte, with rising revisions", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		id := r.Persona.ID
		documents := []string{"", documentOf(t, d, id)}
		for i := range 4 {
			r = mustSave(t, d, r, setWords(100+i))
			documents = append(documents, documentOf(t, d, id))
		}
		last := r.Revision
		for round := range 3 {
			for i := len(documents) - 2; i >= 0; i-- {
				if op := mustUndo(t, d); !op.Undone {
					t.Error("the undone operation does not say so")
				}
				if got := documentOf(t, d, id); got != documents[i] {
					t.Fatalf("round %d, undo to %d: got %s, want %s", round, i, got, documents[i])
				}
			}
			_, err := d.Undo(ctx)
			wantError(t, err, library.ErrNothing)
			for i := 1; i < len(documents); i++ {
				if op := mustRedo(t, d); op.Undone {
					t.Error("the redone operation says it is undone")
				}
				if got := documentOf(t, d, id); got != documents[i] {
					t.Fatalf("round %d, redo to %d: got %s, want %s", round, i, got, documents[i])
				}
				now := mustGet(t, d, id).Revision
				if now <= last {
					t.Errorf("the revision went from %d to %d", last, now)
				}
				last = now
			}
			_, err = d.Redo(ctx)
			wantError(t, err, library.ErrNothing)
		}
		wantSound(t, d)
	})

	t.Run("a new change gives up the redo", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		mustSave(t, d, r, setWords(5))
		mustUndo(t, d)
		mustCreate(t, d, persona("B"))
		_, err := d.Redo(ctx)
		wantError(t, err, library.ErrNothing)
		mustUndo(t, d) // B
		mustUndo(t, d) // A, past the operation that was given up
		if got := names(t, d, library.Query{}); len(got) != 0 {
			t.Errorf("got %v", got)
		}
	})

	t.Run("a save that changes nothing keeps the redo", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		mustSave(t, d, r, setWords(5))
		mustUndo(t, d)
		mustSave(t, d, mustGet(t, d, r.Persona.ID), func(*model.Persona) {})
		mustRedo(t, d)
	})

	t.Run("deleting goes to the trash and back", func(t *testing.T) {
		d := newLibrary(t)
		rs := mustCreate(t, d, persona("A"), persona("B"))
		op, err := d.Delete(ctx, []string{rs[0].Persona.ID, rs[1].Persona.ID, rs[0].Persona.ID})
		if err != nil || op.Personas != 2 || op.Label != "Deleted 2 personas" {
			t.Fatalf("got %+v, %v", op, err)
		}
		if got := names(t, d, library.Query{Trashed: true}); len(got) != 2 {
			t.Errorf("the trash has %v", got)
		}
		mustUndo(t, d)
		if got := names(t, d, library.Query{}); len(got) != 2 {
			t.Errorf("the library has %v", got)
		}
		mustRedo(t, d)
		if got := names(t, d, library.Query{}); len(got) != 0 {
			t.Errorf("the library has %v", got)
		}
		if op, err = d.Restore(ctx, library.Restoring{IDs: []string{rs[0].Persona.ID}}); err != nil || op.Label != "Restored A" {
			t.Errorf("got %+v, %v", op, err)
		}
		mustUndo(t, d)
		if !mustGet(t, d, rs[0].Persona.ID).Trashed {
			t.Error("not back in the trash")
		}
	})

	t.Run("undoing a creation takes the persona away, redoing brings it back under its id", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		mustUndo(t, d)
		_, err := d.Get(ctx, r.Persona.ID)
		wantError(t, err, library.ErrNotFound)
		if got := names(t, d, library.Query{Trashed: true}); len(got) != 0 {
			t.Errorf("the trash has %v", got)
		}
		mustRedo(t, d)
		if got := mustGet(t, d, r.Persona.ID); got.Revision <= r.Revision {
			t.Errorf("got revision %d", got.Revision)
		}
	})

	t.Run("survives a restart", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "library.db")
		c := newClock()
		d := mustOpen(t, path, Options{Now: c.Now})
		r := mustCreate(t, d, persona("A"))[0]
		r = mustSave(t, d, r, setWords(5))
		mustSave(t, d, r, setWords(6))
		reopen := func() {
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			d = mustOpen(t, path, Options{Now: c.Now})
		}
		want := func(n int) {
			t.Helper()
			if got := minWords(mustGet(t, d, r.Persona.ID).Persona); got != n {
				t.Errorf("got %d words, want %d", got, n)
			}
		}
		reopen()
		mustUndo(t, d)
		want(5)
		reopen()
		mustUndo(t, d)
		want(3)
		reopen()
		mustRedo(t, d)
		want(5)
		reopen()
		mustRedo(t, d)
		want(6)
	})

	t.Run("a taken name stops an undo", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		if _, err := d.Delete(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		other := mustOpen(t, d.file, Options{})
		mustCreate(t, other, persona("A"))
		_, err := d.Undo(ctx)
		wantError(t, err, library.ErrNameTaken)
		if !mustGet(t, d, r.Persona.ID).Trashed {
			t.Error("something was changed")
		}
	})
}

func TestUndoReach(t *testing.T) {
	ctx := context.Background()

	t.Run("each editor its own, never another's", func(t *testing.T) {
		a := newLibrary(t)
		b := mustOpen(t, a.file, Options{})
		mustCreate(t, a, persona("by a"))
		mustCreate(t, b, persona("by b"))
		if op := mustUndo(t, a); op.Label != "Created by a" {
			t.Errorf("a undid %q", op.Label)
		}
		_, err := a.Undo(ctx)
		wantError(t, err, library.ErrNothing)
		_, err = b.Redo(ctx)
		wantError(t, err, library.ErrNothing)
		if op := mustUndo(t, b); op.Label != "Created by b" {
			t.Errorf("b undid %q", op.Label)
		}
		if op := mustRedo(t, a); op.Label != "Created by a" {
			t.Errorf("a redid %q", op.Label)
		}
		_, err = a.Redo(ctx)
		wantError(t, err, library.ErrNothing)
		mustRedo(t, b)
	})

	t.Run("what was there before it opened, after its own", func(t *testing.T) {
		a := newLibrary(t)
		mustCreate(t, a, persona("1"), persona("2"))
		b := mustOpen(t, a.file, Options{})
		mustCreate(t, a, persona("3"))
		mustCreate(t, b, persona("4"))
		for _, want := range []string{"Created 4", "Created 2", "Created 1"} {
			if op := mustUndo(t, b); op.Label != want {
				t.Errorf("b undid %q, want %q", op.Label, want)
			}
		}
		_, err := b.Undo(ctx)
		wantError(t, err, library.ErrNothing)
		// What b undid is b's to redo, though a did it.
		if op := mustUndo(t, a); op.Label != "Created 3" {
			t.Errorf("a undid %q", op.Label)
		}
		for _, want := range []string{"Created 1", "Created 2", "Created 4"} {
			if op := mustRedo(t, b); op.Label != want {
				t.Errorf("b redid %q, want %q", op.Label, want)
			}
		}
	})

	t.Run("what was undone before it opened can be redone", func(t *testing.T) {
		a := newLibrary(t)
		mustCreate(t, a, persona("1"), persona("2"))
		mustUndo(t, a)
		b := mustOpen(t, a.file, Options{})
		mustUndo(t, a) // after b was opened: a's alone
		if op := mustRedo(t, b); op.Label != "Created 2" {
			t.Errorf("b redid %q", op.Label)
		}
		_, err := b.Redo(ctx)
		wantError(t, err, library.ErrNothing)
	})

	t.Run("a change that someone has built on is refused", func(t *testing.T) {
		a := newLibrary(t)
		r := mustCreate(t, a, persona("A"))[0]
		r = mustSave(t, a, r, setWords(5))
		b := mustOpen(t, a.file, Options{})
		built := mustSave(t, b, r, setWords(6))
		before := documentOf(t, a, r.Persona.ID)
		_, err := a.Undo(ctx)
		wantError(t, err, library.ErrConflict)
		if !strings.Contains(err.Error(), `in another editor ("Saved A")`) {
			t.Errorf("got %q", err)
		}
		if got := documentOf(t, a, r.Persona.ID); got != before || mustGet(t, a, r.Persona.ID).Revision != built.Revision {
			t.Error("something was changed")
		}
		// Once b has taken its own back, a can.
		mustUndo(t, b)
		mustUndo(t, a)
		if got := minWords(mustGet(t, a, r.Persona.ID).Persona); got != 3 {
			t.Errorf("got %d words", got)
		}
	})

	t.Run("all of an operation or none of it", func(t *testing.T) {
		a := newLibrary(t)
		rs := mustCreate(t, a, persona("A"), persona("B"))
		pa, pb := rs[0].Persona, rs[1].Persona
		setWords(5)(&pa)
		setWords(5)(&pb)
		out := mustWrite(t, a, library.OperationBulk, "Edited 2 personas", library.Put{Persona: pa, Base: 1}, library.Put{Persona: pb, Base: 1})
		b := mustOpen(t, a.file, Options{})
		mustSave(t, b, out[1], setWords(6))
		_, err := a.Undo(ctx)
		wantError(t, err, library.ErrConflict)
		if got := minWords(mustGet(t, a, pa.ID).Persona); got != 5 {
			t.Errorf("A was changed to %d", got)
		}
	})

	t.Run("a creation that someone has deleted since", func(t *testing.T) {
		a := newLibrary(t)
		r := mustCreate(t, a, persona("A"))[0]
		b := mustOpen(t, a.file, Options{})
		if _, err := b.Delete(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		_, err := a.Undo(ctx)
		wantError(t, err, library.ErrConflict)
		if _, err := b.Purge(ctx, []string{r.Persona.ID}); err != nil {
			t.Fatal(err)
		}
		_, err = a.Undo(ctx)
		wantError(t, err, library.ErrConflict)
		if n, err := b.Forget(ctx); err != nil || n != 1 {
			t.Fatalf("forgot %d, %v", n, err)
		}
		_, err = a.Undo(ctx)
		wantError(t, err, library.ErrNothing)
	})
}

func TestRenameProject(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	rs := mustCreate(t, d, persona("A"), persona("B"), persona("C"))
	if _, err := d.Delete(ctx, []string{rs[2].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if err := d.CreateProject(ctx, "Empty"); err != nil {
		t.Fatal(err)
	}
	projects := func() string {
		t.Helper()
		list, err := d.Projects(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, p := range list {
			b.WriteString(p.Name)
			b.WriteByte(byte('0' + p.Personas))
			b.WriteByte(' ')
		}
		return b.String()
	}
	before := documentOf(t, d, rs[0].Persona.ID)
	op, err := d.RenameProject(ctx, "Default", "support")
	if err != nil || op.Personas != 3 || op.Kind != library.OperationRename {
		t.Fatalf("got %+v, %v", op, err)
	}
	if got := projects(); got != "Empty0 support2 " {
		t.Errorf("renamed: %s", got)
	}
	if p := mustGet(t, d, rs[2].Persona.ID).Persona; p.Project != "support" {
		t.Errorf("in the trash it is still in %q", p.Project)
	}
	mustUndo(t, d)
	if got := projects(); got != "Default2 Empty0 " || documentOf(t, d, rs[0].Persona.ID) != before {
		t.Errorf("undone: %s", got)
	}
	mustRedo(t, d)
	if got := projects(); got != "Empty0 support2 " {
		t.Errorf("redone: %s", got)
	}
	if _, err := d.RenameProject(ctx, "Empty", "Void"); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	if got := projects(); got != "Empty0 support2 " {
		t.Errorf("an empty one, undone: %s", got)
	}

	_, err = d.RenameProject(ctx, "support", "Empty")
	wantError(t, err, library.ErrNameTaken)
	_, err = d.RenameProject(ctx, "gone", "new")
	wantError(t, err, library.ErrNotFound)
	_, err = d.RenameProject(ctx, "support", " ")
	wantError(t, err, library.ErrInvalid)
	_, err = d.RenameProject(ctx, "support", "support")
	wantError(t, err, library.ErrNothing)
	wantError(t, d.CreateProject(ctx, "Empty"), library.ErrNameTaken)
	wantError(t, d.CreateProject(ctx, ""), library.ErrInvalid)
	wantSound(t, d)
}
