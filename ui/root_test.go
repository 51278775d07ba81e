package ui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/ui"
)

// personaNamed finds the persona of a name.
func personaNamed(t *testing.T, store *db.DB, name string) library.Record {
	t.Helper()
	record, err := store.Find(t.Context(), name)
	if err != nil {
		t.Fatalf("find %q: %v", name, err)
	}
	return record
}

// searchFor narrows the list to one persona and leaves the search line.
func (d *driver) searchFor(name string) {
	d.t.Helper()
	d.press("/")
	d.typed(name)
	d.wait("one persona found", func() bool { return strings.Contains(d.screen(), "1 of 12") })
	d.press("enter")
	d.see(name)
}

// edit opens the form on the persona under the cursor, at its name.
func (d *driver) edit() {
	d.t.Helper()
	d.press("e")
	d.see("next field")
}

func TestEditSaveUndo(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	before := personaNamed(t, store, "Impatient interrupter")
	d.searchFor("Impatient interrupter")
	d.edit()
	d.press("down", "end")
	d.typed("!")
	d.press("ctrl+s")
	d.see("Saved: Description")
	after := personaNamed(t, store, "Impatient interrupter")
	changes := field.Diff(&before.Persona, &after.Persona)
	for _, c := range changes {
		if c.Path != "description" && c.Path != "updated_at" && c.Path != "project" && c.Path != "prompt" {
			t.Errorf("%s changed too", c.Path)
		}
	}
	if len(changes) < 2 {
		t.Fatalf("nothing was saved: %v", changes)
	}
	d.press("esc")
	d.unsee("next field")
	d.press("u")
	d.see("Undone")
	if again := personaNamed(t, store, "Impatient interrupter"); again.Persona.Description != before.Persona.Description {
		t.Errorf("undo left %v", again.Persona.Description)
	}
	d.press("ctrl+r")
	d.see("Done again")
	d.see("u takes it back")
}

func TestConflictIsMergedOrAsked(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.searchFor("Impatient interrupter")
	d.edit()
	d.typed("Mine ") // the name has the cursor at its end or start; either way it changes
	other, err := db.Open(t.Context(), store.Info().Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	theirs := personaNamed(t, other, "Impatient interrupter")
	theirs.Persona.Name = "Theirs"
	if _, err := other.Write(t.Context(), library.OperationSave, "Saved Theirs", []library.Put{{Persona: theirs.Persona, Base: theirs.Revision}}); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+s")
	d.see("Changed by both")
	d.wait("the grace to pass", func() bool {
		d.press("t")
		return strings.Contains(d.screen(), "● theirs")
	})
	d.press("enter")
	d.see("Merged: Name “Impatient interrupter” → “Theirs”.")
}

func TestDraftSurvivesAndIsOffered(t *testing.T) {
	path := putLibrary(t, starters)
	store := openLibrary(t, path)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.searchFor("Silent thinker")
	d.edit()
	d.typed("zzz")
	d.update(ui.Stop{})
	d.wait("the end", func() bool { return d.quit })
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	store = openLibrary(t, path)
	again := drive(t, store, 120, 36)
	again.see("Open them again?")
	again.press("enter")
	again.see("zzz")
	again.press("ctrl+s")
	again.see("Saved: Name")
	if left := draftsIn(t, store); left != 0 {
		t.Errorf("%d drafts are left after the save", left)
	}
}

func TestCloneDeleteUndo(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.press("c")
	d.see("13 personas")
	d.press("c")
	d.see("14 personas")
	d.press("d")
	d.see("13 personas")
	d.press("u")
	d.see("14 personas")
	if ids, err := store.IDs(t.Context(), library.Query{}); err != nil || len(ids) != 14 {
		t.Errorf("%d personas, error %v", len(ids), err)
	}
}

// TestCloneOfALongName: the copy's name is cut so that it can be saved again.
func TestCloneOfALongName(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	long := strings.Repeat("Zz", 127) + "Z"
	_, err := store.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: field.NewPersona("Default", long)}})
	if err != nil {
		t.Fatal(err)
	}
	d.press("/")
	d.typed("zzzz")
	d.press("enter")
	d.see("1 of 13")
	d.press("c")
	d.see("2 of 14")
	page, err := store.Page(t.Context(), library.Query{Search: "zzzz"}, 0, 2)
	if err != nil || len(page.Rows) != 2 {
		t.Fatalf("%v, %v", page.Rows, err)
	}
	if got := min(page.Rows[0].Name, page.Rows[1].Name); got != long[:251]+" (2)" {
		t.Errorf("got %s", got)
	}
}

func TestPaletteRunsAndExplains(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("ctrl+p")
	d.see("What to do")
	d.typed("new")
	d.press("enter")
	d.see("next field")
}

func TestProjectIsCreatedAndShown(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("p")
	d.see("All projects")
	d.typed("Clinic")
	d.press("ctrl+n")
	d.see("New project")
	d.press("enter")
	d.see("Created project Clinic")
	d.see("0 of 12")
}

// broken is a store whose writes fail in a given way.
type broken struct {
	ui.Store
	err error
}

func (b broken) Write(context.Context, library.OperationKind, string, []library.Put) ([]library.Record, error) {
	return nil, b.err
}

func TestFailedSaveKeepsTheForm(t *testing.T) {
	for _, err := range []error{
		&library.NameTakenError{Name: "X", Project: "Default"},
		errors.New("the disk is full: free some space and save again"),
	} {
		store := newLibrary(t, starters)
		d := drive(t, broken{store, err}, 120, 36)
		d.see("12 personas")
		d.edit()
		d.typed("kept")
		d.press("ctrl+s")
		d.see("Not saved")
		d.see("kept")
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.update(tea.WindowSizeMsg{Width: 40, Height: 10})
	d.see("needs 60")
	d.update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.see("12 personas")
}

func TestFooterAndPaletteWhileTyping(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.see("? help")
	d.press("/")
	d.see("f1 help")
	d.press("esc")
	d.edit()
	d.see("f1 help")
	d.press("ctrl+p")
	d.see("What to do")
	if screen := d.screen(); strings.Count(screen, ": back") != 1 || strings.Count(screen, ": undo") != 1 {
		t.Errorf("the palette lists an action twice:\n%s", screen)
	}
}

func TestUndoOfARenameLeavesTheNameThatIsGone(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("p")
	d.see("type to find")
	d.press("down", "ctrl+e")
	d.see("Rename project Default")
	d.typed("X")
	d.press("enter")
	d.see("Renamed project Default to DefaultX")
	d.press("p")
	d.see("type to find")
	d.press("down", "enter")
	d.see("project DefaultX")
	d.press("u")
	d.see("Undone: Renamed")
	d.see("all projects")
	d.see("Impatient interrupter")
}

func TestKeysOfABurstReachTheViewThatOpens(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("p")
	d.typed("Cli")
	d.press("ctrl+n")
	d.typed("nic")
	d.press("enter")
	d.see("Created project Clinic")
	d.press("n")
	d.typed("quick")
	d.see("quick  new")
}

func TestSelectAllThenDeleteInOneBurst(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("A", "d")
	d.see("Move 12 personas to the trash?")
	d.press("d")
	d.see("No personas yet.")
}

func TestThereIsNothingToUndoAtFirst(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("u")
	d.see("othing to undo")
	d.press("ctrl+r")
	d.see("othing to redo")
}
