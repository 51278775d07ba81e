package detail

import (
	"strings"

	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/widget"
)

// document returns the persona's native document.
func (d *Detail) document() string { return string(wire.EncodeNativeIndented(d.record.Persona)) }

// drawDocument draws the native document, its names and values in colours, long
// values wrapped under their beginning.
func (d *Detail) drawDocument(c *canvas) {
	for line := range strings.SplitSeq(d.document(), "\n") {
		drawJSONLine(c, line)
	}
}

// drawJSONLine draws one line of indented JSON: a name, a value, or both.
func drawJSONLine(c *canvas, line string) {
	p := &c.styles.Pens
	rest := strings.TrimLeft(line, " ")
	indent := min(len(line)-len(rest), c.width/3)
	lead := widget.Blank(indent)
	name, value := splitMember(rest)
	if name != "" {
		lead += p.Accent.Paint(widget.Clean(name)) + p.Faint.Paint(": ")
		indent += widget.Width(name) + 2
	}
	comma := ""
	if strings.HasSuffix(value, ",") {
		value, comma = value[:len(value)-1], ","
	}
	pen := penOf(value, p)
	if widget.Width(lead)+widget.Width(value)+len(comma) <= c.width {
		c.add(lead + pen.Paint(widget.Clean(value)) + p.Faint.Paint(comma))
		return
	}
	if name != "" && indent > c.width/2 { // a long name: its value goes below it
		c.add(lead)
		lead, indent = "", min(len(line)-len(rest)+4, c.width/2)
	}
	lines := widget.Wrap(value+comma, c.width-indent)
	c.block(lead, indent, lines, pen)
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

// penOf returns the pen of a value: text, another value, or a bracket.
func penOf(value string, p *theme.Pens) theme.Pen {
	if value == "" || strings.ContainsAny(value[:1], "{}[]") {
		return p.Faint
	}
	if value[0] == '"' {
		return p.Text
	}
	return p.Good
}
