package ui_test

import (
	"errors"
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
		if drafts, err := store.Drafts(t.Context()); err != nil || len(drafts) > 0 && c.ends {
			t.Errorf("after %s: drafts %v, error %v", c.answer, drafts, err)
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
		if drafts, err := store.Drafts(t.Context()); err != nil || (len(drafts) == 1) != kept {
			t.Errorf("%s: drafts %v, error %v", answer, drafts, err)
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
		if drafts, err := store.Drafts(t.Context()); err != nil || (len(drafts) == 1) != opened {
			t.Errorf("%s: drafts %v, error %v", answer, drafts, err)
		}
	}
}
