package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// footer is the last line of the screen.
func (d *driver) footer() string {
	lines := strings.Split(d.screen(), "\n")
	return lines[len(lines)-1]
}

// TestTheFooterKeepsTheWayOutAndTheMainAction: what a narrow screen has no room
// for is neither of them.
func TestTheFooterKeepsTheWayOutAndTheMainAction(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.update(tea.WindowSizeMsg{Width: 60, Height: 16})
	for _, c := range []struct{ key, see, out, main string }{
		{"x", "Export 1 persona", "esc back", "enter export"},
		{"r", "Event 1", "esc back", "space play"},
		{"e", "First speaker", "esc back", "ctrl+s save"},
	} {
		if c.key == "e" {
			d.press("ctrl+p")
			d.typed("first sp")
			d.press("enter")
			d.see(c.see)
			d.press("right")
		} else {
			d.press(c.key)
			d.see(c.see)
		}
		if got := d.footer(); !strings.Contains(got, c.out) || !strings.Contains(got, c.main) {
			t.Errorf("after %s the footer is %q", c.key, got)
		}
		d.press("esc")
		d.settle()
	}
}

func TestTheFooterIsClicked(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	click := func(hint string) {
		t.Helper()
		before, _, found := strings.Cut(d.footer(), hint)
		if !found {
			t.Fatalf("no %q in %q", hint, d.footer())
		}
		d.update(tea.MouseClickMsg{X: ansi.StringWidth(before) + 1, Y: 35, Button: tea.MouseLeft})
		d.settle()
	}
	click("s sort")
	d.see("Sort by")
	click("esc back")
	d.unsee("Sort by")
	click("/ search")
	d.see("keep the search") // a hint runs its action, also while letters are typed
	click("esc")
	d.unsee("keep the search")
}

// TestASecondClickOpens: a persona is opened by a double click.
func TestASecondClickOpens(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.see("rev 1")
	for range 2 {
		d.update(tea.MouseClickMsg{X: 10, Y: 5, Button: tea.MouseLeft})
	}
	d.settle()
	if !strings.Contains(d.footer(), "next tab") {
		t.Errorf("the detail view has not the keys: %s", d.footer())
	}
}
