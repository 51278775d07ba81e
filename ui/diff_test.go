package ui_test

import (
	"strings"
	"testing"

	"personae/model/library"
	"personae/model/value"
)

const baseline = "Cooperative baseline"

// compare shows two personas of the starter set side by side.
func (d *driver) compare() {
	d.t.Helper()
	d.see("12 personas")
	d.searchFor(impatient)
	d.press("space", "/", "ctrl+u", "enter")
	d.searchFor(baseline)
	d.press("space", "D")
	d.see("fields differ")
}

// TestAValueIsCopiedAcrossAndTakenBack: it is a change of the library like any other.
func TestAValueIsCopiedAcrossAndTakenBack(t *testing.T) {
	d, store := start(t)
	d.compare()
	mode := func(name string) string { return personaNamed(t, store, name).Persona.Behavior.InterruptionMode.Or("") }
	if strings.Index(d.screen(), impatient) > strings.Index(d.screen(), baseline) {
		t.Fatal("the first that was selected is not the left one")
	}
	d.press("right", "down") // two keys in a burst: both copies land
	d.press("right")
	d.see("Copied “Cut in after words” from " + impatient + " to " + baseline)
	d.settle()
	if got := mode(baseline); got != "high" {
		t.Errorf("the mode is %q", got)
	}
	if got := personaNamed(t, store, baseline).Persona.Behavior.CutIn.MinWords.Or(0); got != 1 {
		t.Errorf("it cuts in after %d words", got)
	}
	if strings.Contains(d.screen(), "Interrupts") {
		t.Error("what is the same now still shows")
	}
	d.press("u", "u")
	d.see("Interrupts")
	d.settle()
	if got := mode(baseline); got != "off" {
		t.Errorf("after undo the mode is %q", got)
	}
	d.press("g", "left")
	d.see("to " + impatient)
	d.settle()
	if got := mode(impatient); got != "off" {
		t.Errorf("the mode is %q", got)
	}
}

// TestWhatCannotBeSavedIsNotCopied: two personas of a project cannot have one name.
func TestWhatCannotBeSavedIsNotCopied(t *testing.T) {
	d, store := start(t)
	d.compare()
	for !strings.Contains(d.screen(), "› Name ") {
		d.press("down")
	}
	d.press("right")
	d.see("Not copied: the name \"" + impatient + "\" is taken")
	personaNamed(t, store, baseline)
}

func TestTheFormIsComparedWithWhatIsSaved(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.tune(impatient, 1)
	d.press("right", "down", "down", "right")
	d.press("f2", "ctrl+o")
	d.see("2 fields differ")
	d.see("as edited · " + impatient)
	d.press("left")
	d.see("What is saved changes when the form is saved.")
	d.press("right") // what is saved into the form
	d.see("1 field differs")
	d.press("r")
	d.see("as saved")
	d.press("esc", "esc")
	d.see("• 1 change")
	d.press("ctrl+z")
	d.see("• 2 changes")
}

// TestWhatIsOpenFollowsAnotherEditor: the comparison, both rehearsals, and the table.
func TestWhatIsOpenFollowsAnotherEditor(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.compare()
	d.see("Cut in after words          1 word")
	words := func(n int) {
		elsewhere(t, store, func(r *library.Record) { r.Persona.Behavior.CutIn.MinWords = value.Some(n) })
	}
	words(7)
	d.see("Cut in after words          7 words")
	d.press("r")
	d.settle()
	before := d.screen()
	words(2)
	d.see("Saved since: Cut in after words 7 → 2. The call is played anew.")
	d.settle()
	if d.screen() == before {
		t.Error("the call is the one of before")
	}
	d.press("esc")
	d.see("Cut in after words          2 words")
	d.press("esc", "/", "ctrl+u", "enter")
	d.searchFor(impatient)
	d.press("r")
	d.see("typical agent")
	d.settle()
	words(9)
	d.see("Saved since: Cut in after words 2 → 9")
	d.press("A")
	d.see("figures differ")
	d.settle()
	words(1)
	d.see("The table is of before")
}

// TestTheDetailFollowsAnotherEditor, and says when the persona is gone.
func TestTheDetailFollowsAnotherEditor(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.searchFor(impatient)
	d.press("enter")
	d.see("Courier boss")
	elsewhere(t, store, func(r *library.Record) { r.Persona.Description = value.Some("Told by the other editor.") })
	d.see("Told by the other editor.")
	other := openLibrary(t, store.Info().Path)
	if _, err := other.Delete(t.Context(), []string{personaNamed(t, other, impatient).Persona.ID}); err != nil {
		t.Fatal(err)
	}
	d.unsee("Told by the other editor.")
}

// TestARevisionIsComparedAndCopiedFrom: it stays as it was, and is taken into what is.
func TestARevisionIsComparedAndCopiedFrom(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.searchFor(impatient)
	words := func() int { return personaNamed(t, store, impatient).Persona.Behavior.CutIn.MinWords.Or(0) }
	for _, n := range []int{4, 6} {
		r := personaNamed(t, store, impatient)
		r.Persona.Behavior.CutIn.MinWords = value.Some(n)
		if _, err := store.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: r.Persona, Base: r.Revision}}); err != nil {
			t.Fatal(err)
		}
	}
	d.press("h")
	d.see("4 → 6")
	d.press("down")
	d.settle()
	d.press("=")
	d.see("revision 2 · " + impatient)
	d.see("as it is · " + impatient)
	d.press("left")
	d.see("A revision stays as it was; copy the other way.")
	d.press("right")
	d.see("Nothing differs.")
	d.settle()
	if got := words(); got != 4 {
		t.Errorf("it cuts in after %d words", got)
	}
	d.press("u")
	d.see("1 field differs")
	d.settle()
	if got := words(); got != 6 {
		t.Errorf("after undo it cuts in after %d words", got)
	}
}
