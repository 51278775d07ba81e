package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"personae/db"
	"personae/model/library"
	"personae/model/value"
)

// tuned turns a knob of the first persona a few times, and returns its id.
func tuned(t tester, store *db.DB, values ...int) string {
	t.Helper()
	record, err := store.Find(t.Context(), "Impatient interrupter")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		record.Persona.Behavior.CutIn.MinWords = value.Some(v)
		records, err := store.Write(t.Context(), library.OperationSave, "Saved "+record.Persona.Name, []library.Put{{Persona: record.Persona, Base: record.Revision}})
		if err != nil {
			t.Fatal(err)
		}
		record = records[0]
	}
	return record.Persona.ID
}

// words reads the knob.
func cutInWords(t tester, store *db.DB, id string) int {
	t.Helper()
	record, err := store.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return record.Persona.Behavior.CutIn.MinWords.Or(-1)
}

func TestHistoryBringsBack(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	id := tuned(t, store, 4, 6, 8)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("h")
	d.see("History of Impatient interrupter")
	d.see("4 revisions")
	for _, text := range []string{"Cut in after words 6 → 8", "Was in the library from its start", "Cut in after words     8 words"} {
		d.see(text)
	}
	d.press("R")
	d.see("The persona is so now.")
	d.press("down", "down")
	d.see("Cut in after words     4 words")
	d.press("R")
	d.see("Restored all of Impatient interrupter from revision 2")
	d.see("5 revisions")
	if got := cutInWords(t, store, id); got != 4 {
		t.Errorf("it has %d", got)
	}
	d.press("u")
	d.see("Undone: Restored Impatient interrupter to revision 2")
	if got := cutInWords(t, store, id); got != 8 {
		t.Errorf("undone, it has %d", got)
	}
	d.press("G", "F")
	d.see("Bring back from revision 1")
	d.press("space", "enter")
	d.see("Restored 1 field of Impatient interrupter from revision 1")
	if got := cutInWords(t, store, id); got != 1 {
		t.Errorf("it has %d", got)
	}
}

func TestHistoryIsLabelledAndFound(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	id := tuned(t, store, 4, 6)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("h")
	d.see("3 revisions")
	d.press("down", "l")
	d.see("Label revision 2")
	d.typed("sent to QA")
	d.press("enter")
	d.see("Labelled Impatient interrupter “sent to QA”")
	page, err := store.History(t.Context(), id, 0, 0)
	if err != nil || page.Rows[1].Label != "sent to QA" {
		t.Fatalf("%+v, %v", page, err)
	}
	d.press("esc", "/")
	d.typed("label:qa")
	d.see("1 of 12")
}

// TestHistoryRehearsesAndExportsAsItWas: what is done with a revision is done with the
// persona of then, also from the document beside the list.
func TestHistoryRehearsesAndExportsAsItWas(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	tuned(t, store, 4, 6)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("h")
	d.see("3 revisions")
	d.press("G", "r")
	d.see("Impatient interrupter, revision 1")
	d.press("e")
	d.see("This is the persona as it was")
	d.press("esc", "enter", "e")
	d.see("restore the revision to go on from it")
	d.press("h")
	d.see("restore the revision to go on from it")
	d.press("x")
	d.see("Export 1 persona")
	d.settle()
	d.press("enter") // to the clipboard
	d.see("Copied 1 persona for Feather")
}

// TestHistoryOfWhatIsInTheTrash: it is read there, and a restored revision takes it out.
func TestHistoryOfWhatIsInTheTrash(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	id := tuned(t, store, 4)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted Impatient interrupter")
	d.press("T")
	d.see("✗ in the trash")
	d.press("h")
	d.see("Moved to the trash")
	d.press("G", "R")
	d.see("Restored all of Impatient interrupter from revision 1")
	d.press("esc")
	d.see("The trash is empty.")
	if got := cutInWords(t, store, id); got != 1 {
		t.Errorf("it has %d", got)
	}
}

// BenchmarkHistoryOpens is the first frame of a history with its first screen of rows,
// from the key on.
func BenchmarkHistoryOpens(b *testing.B) {
	for _, revisions := range []int{10, 10000} {
		store := newLibrary(b, starters)
		values := make([]int, revisions-1)
		for i := range values {
			values[i] = 2 + i%7
		}
		tuned(b, store, values...)
		b.Run(fmt.Sprint(revisions), func(b *testing.B) {
			d := drive(b, store, 120, 36)
			d.see("12 personas")
			d.settle()
			for b.Loop() {
				d.press("h")
				d.see("revisions")
				b.StopTimer()
				d.settle()
				if !strings.Contains(d.screen(), "Cut in after words") {
					b.Fatal(d.screen())
				}
				d.press("esc")
				d.settle()
				b.StartTimer()
			}
		})
	}
}

// TestPastPagesFollowAnotherEditor: what another editor does while the trash, the
// history or the log is open comes into sight by itself, and the cursor stays.
func TestPastPagesFollowAnotherEditor(t *testing.T) {
	t.Parallel()
	path := putLibrary(t, starters)
	store, other := openLibrary(t, path), openLibrary(t, path)
	id := tuned(t, store, 4, 6)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("h")
	d.see("3 revisions")
	d.press("down")
	d.see("Cut in after words     4 words")
	tuned(t, other, 9)
	d.see("4 revisions")
	d.see("Cut in after words 6 → 9")
	d.see("Cut in after words     4 words")
	d.press("esc", "H")
	d.see("3 operations")
	if _, err := other.Delete(t.Context(), []string{id}); err != nil {
		t.Fatal(err)
	}
	d.see("4 operations")
	d.press("esc", "T")
	d.see("1 persona")
	if _, err := other.Restore(t.Context(), library.Restoring{IDs: []string{id}}); err != nil {
		t.Fatal(err)
	}
	d.see("The trash is empty.")
}

// TestHistoryOpensTheComparison: the selected revisions, the older at the left.
func TestHistoryOpensTheComparison(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	tuned(t, store, 4, 6)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("h")
	d.see("3 revisions")
	d.press("=")
	d.see("This is the persona as it is: select another revision first")
	d.press("space", "G", "space")
	d.see("✓ 2 selected")
	before := d.screen()
	d.press("=")
	d.settle()
	if d.screen() == before {
		t.Fatal("nothing opened")
	}
	d.see("Cut in after words")
}
