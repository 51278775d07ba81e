package widget

import (
	"fmt"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Scroll is a window of Height lines over Total of them, Offset being the first
// in sight. It is made where it is needed, from what is known there: an Offset
// beyond the end is one whose lines have become fewer, and counts as the end.
type Scroll struct{ Offset, Total, Height int }

// To returns the offset nearest to the wanted one that leaves no room empty.
func (s Scroll) To(offset int) int { return max(0, min(offset, s.Total-s.Height)) }

// By returns the offset so many lines further.
func (s Scroll) By(lines int) int { return s.To(s.Offset + lines) }

// AtBar returns the offset that a cell of the scroll bar stands for.
func (s Scroll) AtBar(y int) int {
	if s.Height < 2 {
		return s.To(s.Offset)
	}
	return s.To((s.Total - s.Height) * y / (s.Height - 1))
}

// Position says which lines are in sight, "" when all are.
func (s Scroll) Position() string {
	if s.Total <= s.Height || s.Height <= 0 {
		return ""
	}
	return fmt.Sprintf("%d–%d of %d", s.Offset+1, min(s.Total, s.Offset+s.Height), s.Total)
}

// Draw returns the lines in sight, Height of them in width cells: what line gives
// for each, which is one cell less, and the scroll bar where not all are in sight.
func (s Scroll) Draw(width int, bar theme.Pen, line func(i int) string) []string {
	from := s.To(s.Offset)
	signs := Scrollbar(s.Total, s.Height, from, s.Height)
	out := make([]string, max(s.Height, 0))
	for y := range out {
		switch {
		case signs != nil:
			out[y] = line(from+y) + bar.Paint(signs[y])
		case y < s.Total:
			out[y] = line(y) + " "
		default:
			out[y] = cells.Blank(width)
		}
	}
	return out
}
