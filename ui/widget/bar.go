package widget

import (
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// TitleBar draws the bar at the top of the screen in exactly width cells: left
// in full where it fits, right at the right edge, and middle between them in
// what room is left.
func TitleBar(left, middle, right string, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	first, rest := pens.BarStrong, pens.Bar
	if width < 3 {
		return rest.Paint(cells.Blank(width))
	}
	room := width - 2 // a blank at either edge; left gets its room first, then right
	left = cells.Cut(left, room)
	room -= cells.Width(left)
	right = cells.Cut(right, room-2)
	room -= cells.Width(right)
	if middle = cells.Cut(middle, room-4); middle != "" {
		middle = "  " + middle
	}
	return first.Paint(" "+left) + rest.Paint(cells.Fit(middle, room)+right+" ")
}
