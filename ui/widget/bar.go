package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"

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

// Hints draws the footer's keys and what they do in exactly width cells. Hints
// that do not fit are left out whole, from the end; the last one, help, is kept
// before all others. Disabled bindings and those without help are not shown.
func Hints(bindings []key.Binding, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	type hint struct{ key, does string }
	var hints []hint
	for _, binding := range bindings {
		if h := binding.Help(); binding.Enabled() && h.Key != "" {
			hints = append(hints, hint{cells.Clean(h.Key), cells.Clean(h.Desc)})
		}
	}
	if len(hints) == 0 || width <= 0 {
		return cells.Blank(width)
	}
	takes := func(h hint) int { return cells.Width(h.key) + 1 + cells.Width(h.does) }
	draw := func(h hint) string { return pens.Strong.Paint(h.key) + " " + pens.Faint.Paint(h.does) }
	last := hints[len(hints)-1]
	const gap = 3
	room := width - 1 - takes(last)
	if room < 0 {
		return pens.Strong.Paint(cells.Fit(" "+last.key, width))
	}
	var shown []string
	for _, h := range hints[:len(hints)-1] {
		if room -= takes(h) + gap; room < 0 {
			break
		}
		shown = append(shown, draw(h))
	}
	return cells.Fit(" "+strings.Join(append(shown, draw(last)), cells.Blank(gap)), width)
}
