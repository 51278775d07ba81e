package widget

import (
	"math"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Lines collects the lines of a page, each of exactly Width cells.
type Lines struct {
	Width  int
	Styles *theme.Styles
	All    []string
}

// Add adds a line, cut or padded.
func (l *Lines) Add(line string) { l.All = append(l.All, cells.Fit(line, l.Width)) }

// Gap adds an empty line, unless the last one is or there is none.
func (l *Lines) Gap() {
	if n := len(l.All); n > 0 && l.All[n-1] != cells.Blank(l.Width) {
		l.Add("")
	}
}

// Heading adds a rule with a title in it, after a gap.
func (l *Lines) Heading(title string) {
	l.Gap()
	l.All = append(l.All, Rule(title, l.Width, l.Styles))
}

// Margined returns the lines with a blank on either side.
func (l *Lines) Margined() []string {
	out := make([]string, len(l.All))
	for i, line := range l.All {
		out[i] = " " + line + " "
	}
	return out
}

// Text adds a text over as many lines as it takes.
func (l *Lines) Text(text string, pen theme.Pen) { l.Hang("", text, pen, math.MaxInt) }

// Point adds a text behind a sign, over as many lines as it takes.
func (l *Lines) Point(sign, text string, pen theme.Pen) {
	l.Hang(cells.Fit(sign, 2), text, pen, math.MaxInt)
}

// Hang adds a text behind a mark, over at most so many lines; those after the
// first are set in by the mark's width, and what is cut ends with "…".
func (l *Lines) Hang(mark, text string, pen theme.Pen, most int) {
	indent := cells.Width(mark)
	width := max(1, l.Width-indent)
	lines := cells.Wrap(text, width)
	for i, line := range lines {
		if i >= most {
			return
		}
		if i == most-1 && len(lines) > most {
			line = cells.Cut(line+" …", width)
		}
		l.All = append(l.All, pen.Paint(cells.Fit(mark+line, l.Width)))
		mark = cells.Blank(indent)
	}
}

// Beside adds lines in one pen after indent cells; lead, which is drawn already,
// stands in those of the first line.
func (l *Lines) Beside(lead string, indent int, lines []string, pen theme.Pen) {
	if indent = min(indent, l.Width); len(lines) == 0 {
		lines = []string{""}
	}
	for _, line := range lines {
		l.All = append(l.All, cells.Fit(lead, indent)+pen.Paint(cells.Fit(line, l.Width-indent)))
		lead = ""
	}
}
