package widget

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// What the frame of a sheet and its padding take, in cells.
const (
	SheetWidth  = 4
	SheetHeight = 4
)

// Sheet draws lines inside a thin border with a title in it and a blank all
// round, exactly height lines of width cells; the inside is SheetWidth and
// SheetHeight less.
func Sheet(title string, lines []string, width, height int, styles *theme.Styles) []string {
	width, height = max(width, 0), max(height, 0)
	if width < SheetWidth || height < SheetHeight {
		return Fill(lines, width, height)
	}
	pens := theme.PensOf(styles)
	line, inside := pens.LineFocused, width-2
	side := line.Paint("│")
	blank := side + cells.Blank(inside) + side
	out := make([]string, 0, height)
	out = append(out, line.Paint("╭")+titled(title, inside, "─", line, pens.Heading)+line.Paint("╮"), blank)
	for _, text := range Fill(lines, inside-2, height-SheetHeight) {
		out = append(out, side+" "+text+" "+side)
	}
	return append(out, blank, line.Paint("╰"+strings.Repeat("─", inside)+"╯"))
}

// Rule draws a horizontal line with a title and what else is said of it, in exactly
// width cells.
func Rule(title string, width int, styles *theme.Styles, facts ...string) string {
	pens := theme.PensOf(styles)
	return titled(cells.Facts(width-4, title, facts...), width, "─", pens.Line, pens.Heading)
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
