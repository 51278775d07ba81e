package ui_test

import (
	"strings"
	"testing"

	"personae/db"
	"personae/model/library"
	"personae/model/value"
)

const impatient = "Impatient interrupter"

// elsewhere lets another editor change a persona.
func elsewhere(t *testing.T, store *db.DB, change func(*library.Record)) {
	t.Helper()
	other, err := db.Open(t.Context(), store.Info().Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	theirs := personaNamed(t, other, impatient)
	change(&theirs)
	if _, err := other.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: theirs.Persona, Base: theirs.Revision}}); err != nil {
		t.Fatal(err)
	}
}

// TestWhatAnotherEditorSavedIsToldAtOnce: the open form says so, and the merge says
// what came in.
func TestWhatAnotherEditorSavedIsToldAtOnce(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.tune(impatient, 1)
	d.see("├ Cut in after words")
	elsewhere(t, store, func(r *library.Record) { r.Persona.Behavior.InterruptionMode = value.Some("low") })
	d.see("changed elsewhere: 1 field")
	d.press("right")
	d.press("ctrl+s")
	d.see("Saved: Cut in after words 1 → 2. Merged: Interrupts high → low.")
	if d.settle(); strings.Contains(d.screen(), "elsewhere") {
		t.Error("what is merged is still said to be changed elsewhere")
	}
	saved := personaNamed(t, store, impatient).Persona.Behavior
	if saved.InterruptionMode.Or("") != "low" || saved.CutIn.MinWords.Or(0) != 2 {
		t.Errorf("saved is %v with %v words", saved.InterruptionMode, saved.CutIn.MinWords)
	}
}

// TestADraftThatOthersOvertookSaysSo: what another editor saved meanwhile is told when
// the draft is taken up.
func TestADraftThatOthersOvertookSaysSo(t *testing.T) {
	again, store := reopened(t, func(d *driver) {
		d.tune(impatient, 1)
		d.press("right")
		d.see("f2 • 1 change")
	})
	elsewhere(t, store, func(r *library.Record) { r.Persona.Behavior.InterruptionMode = value.Some("low") })
	again.press("o")
	again.see("changed elsewhere: 1 field")
	again.see("f2 • 1 change")
}

func TestChangesAreListedTakenBackAndGoneTo(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune(impatient, 1)
	d.press("right", "down", "down", "right")
	d.press("f2")
	d.see("Cut in after words 1 → 2")
	d.see("Try again after 600 → 700 ms")
	d.press("backspace")
	d.see("• 1 change")
	d.see("What differs") // what is left of it
	d.press("enter")
	d.unsee("What differs")
	d.see("▌• └ Try again after")
	d.press("ctrl+z")
	d.see("• 2 changes")
}

func TestLeavingShowsTheChangesAndOneUndoBringsThemBack(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.tune(impatient, 1)
	d.press("right", "esc")
	d.see("Save the changes to " + impatient)
	d.see("• Cut in after words 1 → 2")
	d.press("d")
	d.see("Left " + impatient + " without saving. u brings back what was typed.")
	d.press("u")
	d.see("• 1 change")
	d.see("├ Cut in after words    2 words")
	d.press("esc")
	d.see("Save the changes")
	d.press("d")
	d.see("without saving")
	d.press("c") // the library changes: undo is about that
	d.see("Cloned as")
	d.press("u")
	d.see("Undone: ")
	if got := personaNamed(t, store, impatient).Revision; got != 1 {
		t.Errorf("it was saved: revision %d", got)
	}
}

func TestSavingIsNotOfferedWhereItMustFail(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune(impatient, 2)
	d.press("9", "9", "9", "9", "9", "9")
	d.see("Not rehearsed: Cut in after time is out of range.")
	d.press("esc", "9", "9", "9", "9", "9", "enter", "esc")
	d.see("1 error must be mended first: Cut in after time.")
	d.see("›[ Keep editing  k ]‹")
	if strings.Contains(d.screen(), "Save  s") {
		t.Error("saving is offered")
	}
	d.press("enter", "ctrl+s")
	d.see("Not saved. Cut in after time is 99999")
}

// TestAFieldIsAFewKeysAway: from the list and in the form, by its name and by what
// it means.
func TestAFieldIsAFewKeysAway(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.searchFor(impatient)
	d.press("ctrl+p")
	d.see("What to do")
	d.typed("interr")
	d.press("enter")
	d.see("▌  Interrupts")
	for typed, label := range map[string]string{
		"yield": "▌∅ Give way after words", "cut_in.backoff": "▌  └ Try again after", "instructions": "▌  Prompt", "noise vol": "Noise volume",
	} {
		d.press("ctrl+_")
		d.see("Which field?")
		d.typed(typed)
		d.press("enter")
		d.see(label)
		d.unsee("Which field?")
	}
	d.press("ctrl+p")
	d.see("What to do")
	d.typed("give way")
	d.press("enter")
	d.see("▌∅ Give way after words")
	d.press("ctrl+_")
	d.see("Which field?")
	d.typed("speech enh")
	d.press("enter")
	d.see("Speech enhancement comes with its section: enter starts it.")
}
