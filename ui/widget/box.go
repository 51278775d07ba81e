package widget

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Box draws lines inside a border with a title in it, exactly height lines of
// width cells; the inside is 2 cells less either way. A focused box has a
// heavier border, so that the focus is seen without colour too.
func Box(title string, lines []string, width, height int, focused bool, styles *theme.Styles) []string {
	width, height = max(width, 0), max(height, 0)
	if width < 2 || height < 2 {
		return Fill(lines, width, height)
	}
	pens := theme.PensOf(styles)
	line, name := pens.Line, pens.Muted
	sides := [6]string{"╭", "╮", "╰", "╯", "─", "│"}
	if focused {
		line, name = pens.LineFocused, pens.AccentStrong
		sides = [6]string{"┏", "┓", "┗", "┛", "━", "┃"}
	}
	inside := width - 2
	out := make([]string, height)
	out[0] = line.Paint(sides[0]) + titled(title, inside, sides[4], line, name) + line.Paint(sides[1])
	side := line.Paint(sides[5])
	for i, line := range Fill(lines, inside, height-2) {
		out[1+i] = side + line + side
	}
	out[height-1] = line.Paint(sides[2] + strings.Repeat(sides[4], inside) + sides[3])
	return out
}

// Rule draws a horizontal line with a title in it, in exactly width cells.
func Rule(title string, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	return titled(title, width, "─", pens.Line, pens.Heading)
}

func titled(title string, width int, dash string, line, name theme.Pen) string {
	title = cells.Cut(title, width-4)
	if title == "" || width < 6 {
		return line.Paint(strings.Repeat(dash, max(width, 0)))
	}
	return line.Paint(dash+" ") + name.Paint(title) +
		line.Paint(" "+strings.Repeat(dash, width-3-cells.Width(title)))
}

// Scrollbar returns a column of height cells that shows where a window of
// visible rows at offset is within total. It is nil when all is visible.
func Scrollbar(total, visible, offset, height int) []string {
	if height <= 0 || total <= visible {
		return nil
	}
	thumb := max(1, height*max(visible, 0)/total)
	room, rest := height-thumb, total-visible
	top := room * max(0, min(offset, rest)) / rest
	switch { // the ends are shown only when they are reached
	case top == 0 && offset > 0 && room > 1:
		top = 1
	case top == room && offset < rest && room > 1:
		top = room - 1
	}
	out := make([]string, height)
	for i := range out {
		out[i] = "│"
		if i >= top && i < top+thumb {
			out[i] = "█"
		}
	}
	return out
}
