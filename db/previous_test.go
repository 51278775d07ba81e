package db

import (
	"context"
	"testing"

	"personae/model/library"
)

// TestTheRevisionBeforeCanAlwaysBeRead: it is what a persona was before its last
// change, also where that was an undo, a redo or a deletion.
func TestTheRevisionBeforeCanAlwaysBeRead(t *testing.T) {
	d := newLibrary(t)
	id := mustCreate(t, d, persona("A"))[0].Persona.ID
	edit := func(n int) func() { return func() { mustSave(t, d, mustGet(t, d, id), setWords(n)) } }
	undo, redo := func() { mustUndo(t, d) }, func() { mustRedo(t, d) }
	remove := func() {
		if _, err := d.Delete(context.Background(), []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	read := func(rev library.Revision) string {
		r, err := d.Revision(context.Background(), id, rev)
		if err != nil {
			t.Fatal(err)
		}
		return encode(r.Persona)
	}
	for i, step := range []func(){edit(7), edit(8), undo, undo, redo, redo, edit(9), undo, remove, undo, edit(10)} {
		before := documentOf(t, d, id)
		step()
		if read(mustGet(t, d, id).Revision-1) != before {
			t.Errorf("step %d: the revision before is another", i)
		}
		if read(0) != documentOf(t, d, id) {
			t.Errorf("step %d: revision 0 is not the current one", i)
		}
	}
}
