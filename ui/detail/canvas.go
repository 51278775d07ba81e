package detail

import (
	"time"

	"personae/ui/theme"
	"personae/ui/widget"
)

// canvas collects the lines of a tab. Each line it holds is exactly width cells.
type canvas struct {
	width  int
	styles *theme.Styles
	now    time.Time // stamps are written in its zone
	lines  []string
}

// add adds a line, cut or padded.
func (c *canvas) add(line string) { c.lines = append(c.lines, widget.Fit(line, c.width)) }

// blank adds an empty line, unless the last one is or there is none.
func (c *canvas) blank() {
	if n := len(c.lines); n > 0 && c.lines[n-1] != widget.Blank(c.width) {
		c.lines = append(c.lines, widget.Blank(c.width))
	}
}

// heading adds a rule with a title in it, after an empty line.
func (c *canvas) heading(title string) {
	c.blank()
	c.lines = append(c.lines, widget.Rule(title, c.width, c.styles))
}

// wrapped adds a user's text in one pen, over as many lines as it takes.
func (c *canvas) wrapped(text string, pen theme.Pen) {
	c.block("", 0, widget.Wrap(text, c.width), pen)
}

// block adds lines in one pen after indent cells; lead, which is drawn already,
// stands in those of the first line.
func (c *canvas) block(lead string, indent int, lines []string, pen theme.Pen) {
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, line := range lines {
		if i > 0 {
			lead = ""
		}
		c.add(widget.Fit(lead, indent) + pen.Paint(line))
	}
}
