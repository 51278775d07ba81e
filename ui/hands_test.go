package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestTheMouseIsLeftToTheTerminal: a key gives it back, to mark and copy text.
func TestTheMouseIsLeftToTheTerminal(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	if d.root.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not the editor's")
	}
	d.press("f3")
	d.see("The mouse is the terminal's")
	if d.root.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is still the editor's")
	}
	d.press("f3")
	if d.root.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("it does not come back")
	}
}

// TestCtrlZSuspendsWhereItIsNoUndo: in a form the key takes the last edit back.
func TestCtrlZSuspendsWhereItIsNoUndo(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("ctrl+z")
	d.wait("the shell", func() bool { return d.away })
	d.away = false
	d.edit()
	d.press("ctrl+z")
	d.see("Nothing to take back")
	if d.away {
		t.Error("the form suspends")
	}
}

// TestTheRowInFocusHasTheCursor: a screen reader reads from there.
func TestTheRowInFocusHasTheCursor(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	on := func(sign string) {
		t.Helper()
		cursor := d.root.View().Cursor
		if cursor == nil {
			t.Fatalf("no cursor at %s", sign)
		}
		if line := strings.Split(d.screen(), "\n")[cursor.Y]; !strings.Contains(line, sign) {
			t.Errorf("the cursor is at %d,%d: %q", cursor.X, cursor.Y, line)
		}
	}
	on("›")
	d.press("down", "down")
	on("›")
	d.press("x")
	d.see("Export 1 persona")
	on("› System")
	d.press("down")
	on("› Form")
	d.press("esc", "A", "d")
	d.see("Move 12 personas to the trash?")
	on("›[ Cancel")
	d.press("esc", "ctrl+p")
	d.typed("interr")
	d.press("enter")
	d.see("Default   off")
	on("Interrupts")
}
