package ui_test

import (
	"slices"
	"strings"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
)

// inTrash is the names in the trash, the last deleted first.
func inTrash(t *testing.T, store *db.DB) []string {
	t.Helper()
	page, err := store.Page(t.Context(), library.Query{Trashed: true}, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range page.Rows {
		names = append(names, row.Name)
	}
	return names
}

// TestTheTrashGivesBackOneOutOfTheMiddle deletes three, brings the second back, and
// undoes that without the rest.
func TestTheTrashGivesBackOneOutOfTheMiddle(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	for range 3 {
		d.press("d")
		d.see("Deleted ")
		d.settle()
	}
	deleted := inTrash(t, store)
	d.press("T")
	d.see("3 personas")
	d.see("✗ in the trash")
	d.press("down", "R")
	d.see("Restored " + deleted[1])
	d.see("2 personas")
	if got, want := inTrash(t, store), []string{deleted[0], deleted[2]}; !slices.Equal(got, want) {
		t.Fatalf("the trash has %v, want %v", got, want)
	}
	d.press("u")
	d.see("3 personas")
	d.press("A", "R")
	d.see("Restored 3 personas")
	d.see("The trash is empty.")
	d.press("esc")
	d.see("12 personas")
}

func TestTheTrashAsksWhereANameIsTaken(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted Impatient interrupter")
	d.settle()
	if _, err := store.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: field.NewPersona("Default", "Impatient interrupter")}}); err != nil {
		t.Fatal(err)
	}
	d.press("T")
	d.see("1 persona")
	d.press("R")
	d.see("There is another “Impatient interrupter” in Default now.")
	for !strings.Contains(d.screen(), "Restore as") { // a question that came unasked is deaf for a moment
		d.press("o")
	}
	for range len("(2)") {
		d.press("backspace")
	}
	d.typed("again")
	d.press("enter")
	d.see("Restored Impatient interrupter again")
	d.see("The trash is empty.")
}

func TestPurgingIsAskedAndUndone(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted ")
	d.press("T")
	d.see("1 persona")
	d.press("E")
	d.see("Remove everything from the trash?")
	d.press("enter") // the safe answer
	d.settle()
	if got := inTrash(t, store); len(got) != 1 {
		t.Fatalf("the trash has %v", got)
	}
	d.press("P", "p")
	d.see("Purged Impatient interrupter")
	d.see("The trash is empty.")
	d.press("u")
	d.see("Undone: Purged Impatient interrupter")
	d.see("1 persona")
	if got := inTrash(t, store); len(got) != 1 {
		t.Fatalf("the trash has %v", got)
	}
}
