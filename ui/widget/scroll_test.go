package widget

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/cells"
	"personae/ui/widget/widgettest"
)

func TestScroll(t *testing.T) {
	s := Scroll{Offset: 3, Total: 10, Height: 4}
	widgettest.Same(t, "to the start", s.To(-5), 0)
	widgettest.Same(t, "to the end", s.To(99), 6)
	widgettest.Same(t, "by", s.By(2), 5)
	widgettest.Same(t, "the top of the bar", s.AtBar(0), 0)
	widgettest.Same(t, "the end of the bar", s.AtBar(3), 6)
	widgettest.Same(t, "where", s.Position(), "4–7 of 10")
	widgettest.Same(t, "where, of few", Scroll{Total: 4, Height: 4}.Position(), "")
	widgettest.Same(t, "few stay at the start", Scroll{Total: 2, Height: 4}.By(1), 0)
	widgettest.Same(t, "lines that went", Scroll{Offset: 9, Total: 5, Height: 4}.By(0), 1)
}

func TestScrollDrawsExactlyItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(0, 40).Draw(t, "width"), rapid.IntRange(-1, 12).Draw(t, "height")
		s := Scroll{rapid.IntRange(-3, 40).Draw(t, "offset"), rapid.IntRange(0, 30).Draw(t, "total"), height}
		lines := s.Draw(width+1, widgettest.Dark.Pens.Line, func(i int) string { return cells.Fit(fmt.Sprint("line ", i), width) })
		widgettest.NeedBlock(t, "the window", lines, width+1, max(height, 0))
		if first := s.To(s.Offset); height > 0 && s.Total > 0 && width > 8 && !strings.HasPrefix(lines[0], fmt.Sprint("line ", first, " ")) {
			t.Fatalf("the first line is %q, want line %d", lines[0], first)
		}
		s.Offset = s.To(s.AtBar(rapid.IntRange(0, 12).Draw(t, "y")))
		if s.By(0) != s.Offset {
			t.Fatalf("the bar leads to %d, beyond the ends", s.Offset)
		}
	})
}

func TestLines(t *testing.T) {
	l := Lines{Width: 12, Styles: widgettest.Dark}
	l.Gap()
	l.Add("one")
	l.Gap()
	l.Gap()
	l.Text("a text of more", widgettest.Dark.Pens.Text)
	l.Point("✗", "it is not so", widgettest.Dark.Pens.Bad)
	l.Hang("• ", "so much that it is cut", widgettest.Dark.Pens.Text, 2)
	l.Hang("", "nothing", widgettest.Dark.Pens.Text, 0)
	l.Beside("name", 5, []string{"a", "b"}, widgettest.Dark.Pens.Text)
	l.Beside("none", 5, nil, widgettest.Dark.Pens.Text)
	l.Heading("More")
	want := []string{
		"one", "", "a text of", "more", "✗ it is not", "  so", "• so much", "  that it i…", "name a", "     b", "none", "", "─ More ─────",
	}
	for i, line := range l.All {
		widgettest.NeedWidth(t, "a line", line, 12)
		widgettest.Same(t, "a line", strings.TrimRight(ansi.Strip(line), " "), want[min(i, len(want)-1)])
	}
	widgettest.Same(t, "lines", len(l.All), len(want))
}

func TestArea(t *testing.T) {
	a := Area{X: 2, Y: 3, Width: 4, Height: 1}
	for _, c := range []struct {
		x, y int
		want bool
	}{{2, 3, true}, {5, 3, true}, {6, 3, false}, {1, 3, false}, {2, 4, false}, {2, 2, false}} {
		widgettest.Same(t, fmt.Sprint(c.x, ",", c.y), a.Contains(c.x, c.y), c.want)
	}
	widgettest.Same(t, "nothing is in an area without room", Area{}.Contains(0, 0), false)
}
