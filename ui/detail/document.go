package detail

import (
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// gutter is the cells before a line of a body, where its problems are marked.
const gutter = 2

// drawDocument draws the JSON for the system that is shown, its names and values
// in colours, long values wrapped under their beginning, problems under the line
// that they are about, and what is lost on the way.
func (d *Detail) drawDocument(c *canvas) {
	w := d.written()
	d.drawSystems(c)
	if d.target.system() == model.SystemPersonae {
		c.Gap()
		for line := range strings.SplitSeq(w.shown, "\n") {
			drawJSONLine(c, line)
		}
		return
	}
	d.drawHeadline(c)
	number := 0
	for line := range strings.SplitSeq(w.shown, "\n") {
		number++
		drawMarked(c, line, w.problems[number])
	}
	d.drawLoss(c)
}

func drawMarked(c *canvas, line string, problems []wire.LineProblem) {
	p := &c.Styles.Pens
	inner := canvas{Lines: widget.Lines{Width: max(0, c.Width-gutter), Styles: c.Styles}}
	drawJSONLine(&inner, line)
	for i, drawn := range inner.All {
		lead := cells.Blank(gutter)
		if i == 0 && len(problems) > 0 {
			sign, pen := view.Severity(severityOf(problems[0]), p)
			lead = cells.Fit(pen.Paint(sign), gutter)
		}
		c.Add(lead + drawn)
	}
	indent := min(gutter+len(line)-len(strings.TrimLeft(line, " ")), c.Width/3)
	for _, problem := range problems {
		sign, pen := view.Severity(severityOf(problem), p)
		lead := cells.Blank(indent) + pen.Paint(sign)
		c.Beside(lead, indent+2, cells.Wrap(words.Capital(problem.Text), max(1, min(c.Width, readingWidth)-indent-2)), pen)
	}
}

func severityOf(problem wire.LineProblem) check.Severity {
	if problem.Refused {
		return check.SeverityError
	}
	return check.SeverityWarning
}

// drawJSONLine draws one line of indented JSON: a name, a value, or both.
func drawJSONLine(c *canvas, line string) {
	p := &c.Styles.Pens
	rest := strings.TrimLeft(line, " ")
	indent := min(len(line)-len(rest), c.Width/3)
	lead := cells.Blank(indent)
	name, value := splitMember(rest)
	if name != "" {
		lead += p.Muted.Paint(cells.Clean(name)) + p.Faint.Paint(": ")
		indent += cells.Width(name) + 2
	}
	comma := ""
	if strings.HasSuffix(value, ",") {
		value, comma = value[:len(value)-1], ","
	}
	pen := penOf(value, p)
	if cells.Width(lead)+cells.Width(value)+len(comma) <= c.Width {
		c.Add(lead + pen.Paint(cells.Clean(value)) + p.Faint.Paint(comma))
		return
	}
	if name != "" && indent > c.Width/2 { // a long name: its value goes below it
		c.Add(lead)
		lead, indent = "", min(len(line)-len(rest)+4, c.Width/2)
	}
	lines := cells.Wrap(value+comma, c.Width-indent)
	c.Beside(lead, indent, lines, pen)
}

// splitMember splits a line of indented JSON into a member's name, "" when it
// has none, and the value.
func splitMember(line string) (name, value string) {
	if !strings.HasPrefix(line, `"`) {
		return "", line
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			if strings.HasPrefix(line[i+1:], ": ") {
				return line[:i+1], line[i+3:]
			}
			return "", line
		}
	}
	return "", line
}

// penOf returns the pen of a value: a text or a number, a word, or a bracket.
func penOf(value string, p *theme.Pens) theme.Pen {
	if value == "" || strings.ContainsAny(value[:1], "{}[]") {
		return p.Faint
	}
	if value[0] == '"' || value[0] == '-' || value[0] >= '0' && value[0] <= '9' {
		return p.Text
	}
	return p.Muted
}
