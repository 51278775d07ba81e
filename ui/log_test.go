package ui_test

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/library"
)

// TestTheLogUndoesBackToAPoint: a look at what that takes back comes first, and what
// another editor did stays.
func TestTheLogUndoesBackToAPoint(t *testing.T) {
	t.Parallel()
	path := putLibrary(t, starters)
	store := openLibrary(t, path)
	id := tuned(t, store, 4, 6, 8)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted Impatient interrupter")
	other := openLibrary(t, path)
	if _, err := other.Write(t.Context(), library.OperationCreate, "Created Theirs", []library.Put{{Persona: field.NewPersona("Default", "Theirs")}}); err != nil {
		t.Fatal(err)
	}
	d.press("H")
	d.see("5 operations")
	d.press("enter")
	d.see("Another editor did this")
	d.press("down", "down", "down", "enter") // the save to 6 words
	for _, text := range []string{"Undo 3 operations", "− Deleted Impatient interrupter", "Impatient interrupter comes back"} {
		d.see(text)
	}
	d.press("enter") // the safe answer
	d.settle()
	d.press("enter")
	d.see("Undo 3 operations")
	d.press("u")
	d.see("Undone: 3 operations.")
	d.see("undone")
	if got := cutInWords(t, store, id); got != 4 {
		t.Errorf("it has %d words", got)
	}
	d.press("enter")
	d.see("This is undone already.")
	if _, err := store.Find(t.Context(), "Theirs"); err != nil {
		t.Error(err)
	}
	d.press("ctrl+r", "ctrl+r", "ctrl+r")
	d.see("Done again: Deleted Impatient interrupter")
}

func TestTheLogIsSearched(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	tuned(t, store, 4, 6)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted Impatient interrupter")
	d.press("H")
	d.see("3 operations")
	d.press("/")
	d.typed("delete imp")
	d.see("1 operation ")
	d.press("enter")
	d.see("search “delete imp”")
	d.press("esc")
	d.see("3 operations")
	d.press("/")
	d.typed("nothing")
	d.see("No operation has every word of “nothing”.")
	d.press("esc", "esc")
	d.see("11 personas")
}

// TestAPlanThatIsLongScrolls: the buttons stay in sight.
func TestAPlanThatIsLongScrolls(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	values := make([]int, 40)
	for i := range values {
		values[i] = 2 + i%2
	}
	tuned(t, store, values...)
	d := drive(t, store, 80, 24)
	d.see("12 personas")
	d.press("H")
	d.see("40 operations")
	d.press("G")
	d.settle()
	d.press("enter")
	d.see("Undo 40 operations")
	if !strings.Contains(d.screen(), "[ Cancel") {
		t.Fatal(d.screen())
	}
	for range 4 {
		d.press("pgdown")
	}
	d.see("cut in after words 3 → 1")
	if !strings.Contains(d.screen(), "[ Cancel") {
		t.Fatal(d.screen())
	}
}

// TestALogThatIsClosedAsksForNothing: rows that come when it is gone are nobody's.
func TestALogThatIsClosedAsksForNothing(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	words := make([]int, 200)
	for i := range words {
		words[i] = i % 2
	}
	tuned(t, store, words...)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("H")
	d.see("200 operations")
	d.settle()
	d.press("G", "g", "esc")
	d.settle()
	d.see("12 personas")
}
