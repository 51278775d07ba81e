package widget

import (
	"charm.land/bubbles/v2/key"

	"personae/ui/theme"
)

// TitleBar draws the bar at the top of the screen in exactly width cells: left
// in full where it fits, right at the right edge, and middle between them in
// what room is left.
func TitleBar(left, middle, right string, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	first, rest := pens.BarStrong, pens.Bar
	if width < 3 {
		return rest.Paint(Blank(width))
	}
	room := width - 2 // a blank at either edge; left gets its room first, then right
	left = Cut(left, room)
	room -= Width(left)
	if right = Cut(right, room-2); right != "" {
		room -= Width(right)
	}
	pad := room
	if middle = Cut(middle, room-4); middle != "" {
		pad -= Width(middle) + 2
		return first.Paint(" "+left) + rest.Paint("  "+middle+Blank(pad)+right+" ")
	}
	return first.Paint(" "+left) + rest.Paint(Blank(pad)+right+" ")
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
			hints = append(hints, hint{Clean(h.Key), Clean(h.Desc)})
		}
	}
	if len(hints) == 0 || width <= 0 {
		return Blank(width)
	}
	cells := func(h hint) int { return Width(h.key) + 1 + Width(h.does) }
	last := hints[len(hints)-1]
	const gap = 3
	room := width - 1 - cells(last)
	if room < 0 {
		return pens.Accent.Paint(Fit(" "+last.key, width))
	}
	line, used := " ", width-1-room
	for _, h := range hints[:len(hints)-1] {
		if room -= cells(h) + gap; room < 0 {
			break
		}
		line += pens.Accent.Paint(h.key) + " " + pens.Muted.Paint(h.does) + Blank(gap)
		used += cells(h) + gap
	}
	line += pens.Accent.Paint(last.key) + " " + pens.Muted.Paint(last.does)
	return line + Blank(width-1-used)
}
