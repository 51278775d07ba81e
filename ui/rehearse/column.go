package rehearse

import (
	"personae/ui/theme"
	"personae/ui/widget"
)

type column struct {
	width int
	pens  *theme.Pens
	lines []string
}

func (c *column) add(line string) { c.lines = append(c.lines, widget.Fit(line, c.width)) }

// wrap adds a text over as many lines as it takes, at most so many; what is cut
// ends with "…".
func (c *column) wrap(text string, pen theme.Pen, most int) { c.hang("", text, pen, most) }

// hang is wrap with a mark before the text, which its further lines are set in
// by.
func (c *column) hang(mark, text string, pen theme.Pen, most int) {
	width := max(1, c.width-widget.Width(mark))
	lines := widget.Wrap(text, width)
	for i, line := range lines {
		if i >= most {
			return
		}
		if i == most-1 && len(lines) > most {
			line = widget.Cut(line+" …", width)
		}
		c.add(pen.Paint(mark + line))
		mark = widget.Blank(widget.Width(mark))
	}
}
