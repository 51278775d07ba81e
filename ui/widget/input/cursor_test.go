package input

import (
	"testing"

	"personae/ui/widget/widgettest"
)

func TestCursorIsSetByBytes(t *testing.T) {
	l := newLine("漢字a", 20)
	for at, want := range map[int]int{-1: 0, 0: 0, 1: 2, 3: 2, 6: 4, 7: 5, 99: 5} {
		l.SetCursor(at)
		widgettest.Same(t, "cell of the line", l.CursorX(), want)
	}
	p := newProse("ab\n漢字\n", 20, 5)
	for at, want := range map[int][2]int{-1: {0, 0}, 0: {0, 0}, 2: {2, 0}, 3: {0, 1}, 6: {2, 1}, 9: {4, 1}, 10: {0, 2}, 99: {0, 2}} {
		p.SetCursor(at)
		x, y := p.Cursor()
		widgettest.Same(t, "cell of the prose", [2]int{x, y}, want)
	}
	r := newPairs(40, 4, Pair{"a", "xy"})
	for _, c := range [][4]int{{0, 1, 0, 1}, {9, 9, 1, 1}, {-1, -1, 0, 0}} {
		r.SetCursor(c[0], c[1])
		widgettest.Same(t, "cell of the pairs", [2]int{r.row, r.column}, [2]int{c[2], c[3]})
	}
}

func TestProseCountsItsRows(t *testing.T) {
	p := newProse("one two three four\nx", 9, 3)
	widgettest.Same(t, "all", p.Rows(100), 4)
	widgettest.Same(t, "no further than asked", p.Rows(2), 2)
}
