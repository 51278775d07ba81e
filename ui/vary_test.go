package ui_test

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

func TestVariantsAreMadeAsOneChange(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.searchFor("Impatient interrupter")
	d.press("V")
	d.see("Choose a knob")
	d.press("enter")
	d.typed("cut in after words")
	d.press("enter")
	d.see("Type the values")
	d.typed("2,4..6/2")
	d.see("3 variants · ")
	d.press("tab", "tab", "tab", "tab", "tab")
	d.see("figures differ")
	d.press("r")
	d.see("Cut in after words 2") // its call, above that of the persona
	d.press("esc")
	d.see("3 variants · ")
	d.press("space", "enter")
	d.see("Made 1 variant of Impatient interrupter. u takes it back.")
	page, err := store.Page(t.Context(), library.Query{Search: "lineage:from"}, 0, 9)
	if err != nil || page.Total != 1 || page.Rows[0].Name != "Impatient interrupter · Cut in after words 2" {
		t.Fatalf("%v, %v", page.Rows, err)
	}
	d.press("u")
	d.wait("the undo", func() bool {
		ids, err := store.IDs(t.Context(), library.Query{})
		return err == nil && len(ids) == 12
	})
}

// TestTwoSelectedAreBlended: and a name that another editor takes meanwhile is no
// harm.
func TestTwoSelectedAreBlended(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.press("space", "down", "space", "V")
	d.see("5 variants")
	const second = "Impatient interrupter · 25 % Hard of hearing, 84"
	if _, err := store.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: field.NewPersona("Default", second)}}); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+s")
	d.see("named anew")
	d.settle()
	d.press("ctrl+s", "ctrl+s") // the second is not meant for more
	d.see("Made 5 variants")
	d.settle()
	d.see("Made 5 variants")
	page, err := store.Page(t.Context(), library.Query{Search: `name:"25 %"`}, 0, 9)
	if err != nil || page.Total != 2 {
		t.Errorf("%d are called so, %v", page.Total, err)
	}
	d.press("esc", "A")
	d.settle()
	d.press("V")
	d.see("one persona, or of two that are blended")
}

// TestLeftVariantsAreNotMeasuredOn: what runs aside ends with the page.
func TestLeftVariantsAreNotMeasuredOn(t *testing.T) {
	t.Parallel()
	d, _ := start(t)
	d.see("12 personas")
	d.press("V")
	d.see("Choose a knob")
	d.press("enter")
	d.typed("cut in after time")
	d.press("enter")
	d.see("Type the values")
	d.typed("0..10000/11")
	d.see("910 variants · measured")
	d.press("esc")
	if d.settle(); strings.Contains(d.screen(), "Variants of") {
		t.Errorf("the page is still there:\n%s", d.screen())
	}
}

// TestVariantsAndMapFollowAnotherEditor: what was saved, and a name that was taken.
func TestVariantsAndMapFollowAnotherEditor(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.searchFor(impatient)
	d.press("V", "enter")
	d.typed("cut in after time")
	d.press("enter")
	d.typed("100,300")
	d.see("2 variants · ")
	elsewhere(t, store, func(r *library.Record) { r.Persona.Behavior.CutIn.MinDurationMs = value.Some(300) })
	d.see("Saved since: Cut in after time 250 → 300 ms. The variants are made anew.")
	d.see("1 variant · ") // the other would change nothing
	const name = impatient + " · Cut in after time 100 ms"
	elsewhere(t, store, func(r *library.Record) { r.Persona.ID, r.Persona.Name, r.Revision = "", name, 0 })
	d.press("tab", "tab", "tab", "tab", "tab", "down")
	d.see(name + " (2)")
	d.press("esc", "esc", "C")
	d.see("Coverage · 13 personas")
	elsewhere(t, store, func(r *library.Record) { r.Persona.ID, r.Persona.Name, r.Revision = "", "One more", 0 })
	d.see("Coverage · 14 personas")
	d.see("Twins 91")
}

func TestTheMapLeadsToPersonas(t *testing.T) {
	t.Parallel()
	d, _ := start(t)
	d.see("12 personas")
	d.press("C")
	d.see("Coverage · 12 personas · all projects")
	d.see("Twins 66")
	d.press("enter", "enter")
	d.see("rev 1")
	d.unsee("Coverage ·")
}

func TestOnTheMapAPersonaIsMade(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.see("12 personas")
	d.press("C")
	d.see("Coverage · ")
	d.press("shift+tab", "enter", "n") // the emptiest place
	d.see("New persona")
	d.typed("Corner")
	d.press("ctrl+s")
	d.see("Created Corner")
	record, err := store.Find(t.Context(), "Corner")
	if b := record.Persona.Behavior; err != nil || b.YieldOnOverlap.AfterWords.Or(2) == 2 {
		t.Errorf("it does not stand there: %+v, %v", b, err)
	}
}

func TestTheMapIsOverFiguresAsTheyAreMeasured(t *testing.T) {
	t.Parallel()
	d, _ := start(t)
	d.see("12 personas")
	d.press("C")
	d.see("Coverage · ")
	d.press("y")
	d.typed("cut-ins tried")
	d.press("enter")
	d.see("Cut-ins tried ↓")
	d.unsee("so far")
	d.press("x")
	d.typed("cut-ins tried")
	d.see("the other axis has it")
}
