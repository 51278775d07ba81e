package ui_test

import (
	"strings"
	"testing"
)

// TestThePaletteGoesToAField: changing how often a persona interrupts takes six
// presses from the list, whatever the form's order.
func TestThePaletteGoesToAField(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("ctrl+p")
	d.typed("interr")
	d.press("enter")
	d.see("▌  Interrupts")
	// In the form too, where a field is gone to and nothing is opened anew.
	d.press("ctrl+p")
	d.typed("backoff")
	d.press("enter")
	d.see("▌  └ Try again after")
	d.press("esc")
	d.see("12 personas")
}

func TestThePaletteListsNothingTwiceAndNoMoves(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.see("rev 1")
	d.press("ctrl+p")
	d.see("What to do")
	for _, k := range []string{"", "tab"} {
		if k != "" {
			d.press("esc", "enter", k, "ctrl+p")
			d.see("What to do")
		}
		shown := d.screen()
		if strings.Contains(shown, "Move: ") || strings.Count(shown, " Rehearse ")+strings.Count(shown, ": rehearse ") != 1 || strings.Count(shown, "Persona: copy ") != 1 {
			t.Errorf("a move is listed, or an action twice:\n%s", shown)
		}
	}
}
