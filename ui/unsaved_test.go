package ui_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"personae/db"
	"personae/model/library"
)

// typeInto opens the form on a persona and types into its name.
func (d *driver) typeInto(name, text string) {
	d.t.Helper()
	d.searchFor(name)
	d.edit()
	d.typed(text)
}

// quitByPalette asks to quit where q is a letter.
func (d *driver) quitByPalette() {
	d.t.Helper()
	d.press("ctrl+p")
	d.see("What to do")
	d.typed("editor quit")
	d.press("enter")
}

func TestQuittingAsksAboutWhatIsNotSaved(t *testing.T) {
	for _, c := range []struct {
		answer    string
		saved     bool
		ends      bool
		remaining string // what the form still holds, where it stays
	}{
		{"s", true, true, ""},
		{"d", false, true, ""},
		{"k", false, false, "zzz"},
	} {
		d, store := start(t)
		d.see("12 personas")
		d.typeInto("Silent thinker", "zzz")
		d.quitByPalette()
		d.see("Save the changes to")
		d.press(c.answer)
		if c.ends {
			d.ended()
		} else if d.see(c.remaining); d.quit {
			t.Errorf("%s ends the program", c.answer)
		}
		_, err := store.Find(t.Context(), "Silent thinker")
		if renamed := errors.Is(err, library.ErrNotFound); err != nil && !renamed || renamed != c.saved {
			t.Errorf("after %s: the old name is gone: %t, error %v", c.answer, renamed, err)
		}
		if left := draftsIn(t, store); left > 0 && c.ends {
			t.Errorf("after %s: %d drafts", c.answer, left)
		}
	}
}

func TestARefusedSaveKeepsTheProgramFromEnding(t *testing.T) {
	store := newLibrary(t, starters)
	d := drive(t, broken{store, errors.New("the disk is full")}, 120, 36)
	d.see("12 personas")
	d.typeInto("Silent thinker", "zzz")
	d.quitByPalette()
	d.see("Save the changes to")
	d.press("s")
	d.see("Not saved: the disk is full")
	d.settle()
	if d.see("zzz"); d.quit {
		t.Error("what was typed is lost")
	}
}

func TestChangesToOtherFieldsAreMergedWithoutAQuestion(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.typeInto("Impatient interrupter", "Mine ")
	theirs := personaNamed(t, store, "Impatient interrupter")
	theirs.Persona.Project = "Theirs"
	if _, err := store.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: theirs.Persona, Base: theirs.Revision}}); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+s")
	d.see("Merged: Project")
	merged, err := store.Get(t.Context(), theirs.Persona.ID)
	if err != nil || merged.Persona.Project != "Theirs" || !strings.Contains(merged.Persona.Name, "Mine") {
		t.Errorf("%s in %s, error %v", merged.Persona.Name, merged.Persona.Project, err)
	}
}

// draftsIn counts the drafts that another start would offer.
func draftsIn(t *testing.T, store *db.DB) int {
	t.Helper()
	drafts, err := openLibrary(t, store.Info().Path).Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(drafts)
}

// reopened runs the editor anew on a library in which a form was left by ctrl+c.
func reopened(t *testing.T, leave func(d *driver)) (*driver, *db.DB) {
	t.Helper()
	path := putLibrary(t, starters)
	store := openLibrary(t, path)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	leave(d)
	d.press("ctrl+c")
	d.ended()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	store = openLibrary(t, path)
	again := drive(t, store, 120, 36)
	again.see("Unsaved changes")
	return again, store
}

func TestADraftIsOfferedAgainWhereItsPersonaIsEdited(t *testing.T) {
	for answer, kept := range map[string]bool{"g": true, "s": false} {
		d, store := reopened(t, func(d *driver) { d.typeInto("Silent thinker", "zzz") })
		d.press("l")
		d.see("12 personas")
		d.searchFor("Silent thinker")
		d.press("e")
		d.see("Go on with them?")
		d.press(answer)
		d.see("next field")
		d.settle()
		if shown := strings.Contains(d.screen(), "zzz"); shown != kept {
			t.Errorf("%s: the form has what was typed: %t", answer, shown)
		}
		if left := draftsIn(t, store); (left == 1) != kept {
			t.Errorf("%s: %d drafts", answer, left)
		}
	}
}

func TestADraftOfANewPersonaIsOpenedOrDiscarded(t *testing.T) {
	for answer, opened := range map[string]bool{"o": true, "d": false} {
		d, store := reopened(t, func(d *driver) {
			d.press("n")
			d.see("next field")
			d.typed("zzz")
		})
		d.press(answer)
		if opened {
			d.see("zzz  new")
		} else {
			d.see("12 personas")
		}
		d.settle()
		if left := draftsIn(t, store); (left == 1) != opened {
			t.Errorf("%s: %d drafts", answer, left)
		}
	}
}

// TestADraftHoldsWhatIsNoValueYet: half-typed text is offered again as it was typed, and
// still keeps the persona from being saved.
func TestADraftHoldsWhatIsNoValueYet(t *testing.T) {
	d, store := reopened(t, func(d *driver) {
		d.searchFor("Silent thinker")
		d.edit()
		for range 2 { // the section is begun first
			d.press("ctrl+p")
			d.see("What to do")
			d.typed("Overrides")
			d.press("enter", "enter")
		}
		d.typed(`{"half": `)
		d.press("backspace")
		d.see("the text ends too soon")
	})
	d.press("o")
	d.see(`{"half":`)
	d.settle()
	d.press("ctrl+s")
	d.see("Not saved. Overrides")
	if left := draftsIn(t, store); left != 1 {
		t.Errorf("%d drafts", left)
	}
}

// TestADraftOfAPersonaThatIsGoneIsSavedAsNew: purged since, it is in the form whole.
func TestADraftOfAPersonaThatIsGoneIsSavedAsNew(t *testing.T) {
	path := putLibrary(t, starters)
	store := openLibrary(t, path)
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.typeInto("Silent thinker", "zzz")
	d.press("ctrl+c")
	d.ended()
	id := personaNamed(t, store, "Silent thinker").Persona.ID
	for _, remove := range []func(context.Context, []string) (library.Operation, error){store.Delete, store.Purge} {
		if _, err := remove(t.Context(), []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	store = openLibrary(t, path)
	again := drive(t, store, 120, 36)
	again.see("Unsaved changes")
	again.press("enter")
	again.see("zzz  new")
	again.press("ctrl+s")
	again.see("Created")
	again.settle()
	if left := draftsIn(t, store); left != 0 {
		t.Errorf("%d drafts are left after the save", left)
	}
}

// TestARescuedDraftIsOffered: what the library could not take comes from the file, and
// goes from there.
func TestARescuedDraftIsOffered(t *testing.T) {
	for answer, want := range map[string]int{"o": 1, "d": 0} {
		path, folder := putLibrary(t, starters), t.TempDir()
		open := func() *db.DB {
			store, err := db.Open(t.Context(), path, db.Options{Rescue: folder})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() })
			return store
		}
		d := drive(t, open(), 120, 36)
		d.see("12 personas")
		d.typeInto("Silent thinker", "zzz")
		if err := os.Rename(path, path+".away"); err != nil {
			t.Fatal(err)
		}
		d.see("Draft not kept")
		d.press("ctrl+c")
		d.ended()
		if err := os.Rename(path+".away", path); err != nil {
			t.Fatal(err)
		}
		store := open()
		again := drive(t, store, 120, 36)
		again.see("Unsaved changes")
		again.press(answer)
		if again.settle(); want == 1 {
			again.see("zzz")
			again.see("1 change")
		}
		again.wait("the file to go", func() bool {
			left, _ := os.ReadDir(folder)
			return len(left) == 0
		})
		if left := draftsIn(t, store); left != want {
			t.Errorf("%s: %d drafts", answer, left)
		}
	}
}

// TestAQuestionAboutAFormThatIsGone: what was asked while a save was under way has
// answered itself.
func TestAQuestionAboutAFormThatIsGone(t *testing.T) {
	for _, answer := range []string{"d", "s", "k"} {
		d, store := start(t)
		d.see("12 personas")
		d.edit()
		d.typed("x")
		d.press("esc")
		d.see("Unsaved changes")
		d.press("s", "esc") // the save is on its way
		d.see("Unsaved changes")
		d.settle()
		d.press(answer)
		d.settle()
		if n := count(t, store); n != 12 {
			t.Errorf("%d personas", n)
		}
	}
}
