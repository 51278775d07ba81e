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
		return Place(lines, width, height)
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
	out[0] = boxTop(title, inside, sides, line, name)
	side := line.Paint(sides[5])
	blank := side + cells.Blank(inside) + side
	for i := 1; i < height-1; i++ {
		if i-1 < len(lines) {
			out[i] = side + cells.Fit(lines[i-1], inside) + side
		} else {
			out[i] = blank
		}
	}
	out[height-1] = line.Paint(sides[2] + strings.Repeat(sides[4], inside) + sides[3])
	return out
}

func boxTop(title string, inside int, sides [6]string, line, name theme.Pen) string {
	title = cells.Cut(title, inside-4)
	if title == "" || inside < 6 {
		return line.Paint(sides[0] + strings.Repeat(sides[4], inside) + sides[1])
	}
	return line.Paint(sides[0]+sides[4]+" ") + name.Paint(title) +
		line.Paint(" "+strings.Repeat(sides[4], inside-3-cells.Width(title))+sides[1])
}

// Rule draws a horizontal line with a title in it, in exactly width cells.
func Rule(title string, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	if width <= 0 {
		return ""
	}
	title = cells.Cut(title, width-4)
	if title == "" || width < 6 {
		return pens.Line.Paint(strings.Repeat("─", width))
	}
	return pens.Line.Paint("─ ") + pens.Heading.Paint(title) +
		pens.Line.Paint(" "+strings.Repeat("─", width-3-cells.Width(title)))
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
