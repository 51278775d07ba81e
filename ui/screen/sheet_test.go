package screen

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// bare is a screen of 120×30 with two panes.
func bare() *Screen {
	s, left, _, _ := open(120, 30)
	s.Focus(left)
	return s
}

// drawnCells is the screen, cell by cell.
func drawnCells(s *Screen) *lipgloss.Canvas {
	content, _ := s.Draw()
	canvas := lipgloss.NewCanvas(s.width, s.height)
	uv.NewStyledString(content).Draw(canvas, canvas.Bounds())
	return canvas
}

func TestThePageBehindADialogIsFaded(t *testing.T) {
	s := bare()
	first, second := &pane{letter: "d", wide: 60, high: 20}, &pane{letter: "e", wide: 20, high: 5}
	s.Open(first)
	s.Open(second)
	canvas, p := drawnCells(s), s.styles.Palette
	for what, at := range map[string][2]int{"the page": {2, 3}, "the dialog behind": {40, 8}} {
		if got := canvas.CellAt(at[0], at[1]).Style; got.Fg != p.Line || got.Bg != nil {
			t.Errorf("%s is %v on %v", what, got.Fg, got.Bg)
		}
	}
	if got := canvas.CellAt(60, 14); got.Content != "e" || got.Style.Bg != p.Surface {
		t.Errorf("the dialog is %q on %v", got.Content, got.Style.Bg)
	}
}

func TestADialogTakesTheWholeBodyRatherThanLeaveARim(t *testing.T) {
	s := bare()
	d := &pane{letter: "d", wide: 100, high: 26}
	s.Open(d)
	if d.width != 120 || d.height != 27 {
		t.Errorf("it has %d×%d of 120×27", d.width, d.height)
	}
	d.high = 10
	s.Fit()
	if d.width != 100 || d.height != 10 {
		t.Errorf("it has %d×%d, want 100×10", d.width, d.height)
	}
}

// TestADialogThatShrinksStaysWhereItIs holds that the line that is typed in does not
// move when what it finds becomes less.
func TestADialogThatShrinksStaysWhereItIs(t *testing.T) {
	s := bare()
	d := &pane{letter: "d", wide: 40, high: 17}
	s.Open(d)
	row := func() int {
		content, _ := s.Draw()
		for y, line := range strings.Split(content, "\n") {
			if strings.Contains(line, "dddd") {
				return y
			}
		}
		return -1
	}
	top := row()
	d.high = 5
	s.Fit()
	if got := row(); got != top || d.height != 5 {
		t.Errorf("the top went from %d to %d, the height is %d", top, got, d.height)
	}
	d.high = 27
	if s.Fit(); row() != 1 || d.height != 27 {
		t.Errorf("grown, it begins at %d and has %d lines", row(), d.height)
	}
}
