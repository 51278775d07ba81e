package detail

import (
	"personae/model/check"
	"personae/model/field"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

const (
	leastLabel = 12
	mostLabel  = 26
	leastValue = 16 // cells; with fewer, a value goes below its label
	shortValue = 12 // the same where the portrait stands beside it: its line is soon over
)

func (d *Detail) drawPersona(c *canvas) {
	p := &c.Styles.Pens
	persona := &d.record.Persona
	d.narrow(c)
	if text := persona.Description.Or(""); text != "" {
		c.Beside("", 0, cells.Wrap(text, min(c.Width, readingWidth)), p.Text)
	}
	d.drawPromptRow(c)
	d.drawStandings(c)
	all := sections(persona)
	label := labelWidth(all, d.pageWidth())
	for _, s := range all {
		d.narrow(c)
		c.Heading(string(s.group))
		width := label
		if s.group == field.GroupOrigin {
			width = labelWidth([]section{s}, d.pageWidth())
		}
		for _, r := range s.rows {
			d.narrow(c)
			c.row(r, width)
			for _, problem := range d.problems().byPath[r.spec.Path] {
				c.problem(problem, width)
			}
		}
	}
	for len(c.All) < len(d.portrait.lines) {
		c.Add("")
	}
}

func (d *Detail) drawPromptRow(c *canvas) {
	p := &c.Styles.Pens
	text := "no prompt yet"
	if prompt := d.record.Persona.Prompt.Or(""); prompt != "" {
		text = promptSize(prompt)
		if where := ", in the next tab"; cells.Width("Prompt: "+text+where) <= c.Width {
			text += where
		}
	}
	c.Add(p.Faint.Paint("Prompt: " + text))
	const lines = 2
	if found := excerpt(d.record.Persona.Prompt.Or(""), d.carried, lines*c.Width); found != "" {
		c.Hang("  ", found, p.Text, lines)
	}
}

// labelWidth is the room for labels: what the widest of them takes, and never
// more than nine twentieths of the line. Origin's long ones do not push the others.
func labelWidth(all []section, width int) int {
	most := leastLabel
	for _, s := range all {
		if s.group == field.GroupOrigin && len(all) > 1 {
			continue
		}
		for _, r := range s.rows {
			most = max(most, cells.Width(r.label())+2)
		}
	}
	if len(all) > 1 {
		most = min(most, mostLabel)
	}
	return min(most, width*9/20)
}

func (c *canvas) row(r row, label int) {
	p := &c.Styles.Pens
	if c.Width-label < c.least {
		c.Add(p.Muted.Paint(r.label()))
		label = min(2, c.Width)
		c.Beside("", label, c.value(r, c.Width-label), theme.Pen{})
		return
	}
	c.Beside(p.Muted.Paint(cells.Cut(r.label(), label-1)), label, c.value(r, c.Width-label), theme.Pen{})
}

func (c *canvas) problem(problem check.Problem, indent int) {
	if c.Width-indent < leastValue {
		indent = min(2, c.Width)
	}
	sign, pen := view.Severity(problem.Severity, &c.Styles.Pens)
	lead := cells.Blank(indent) + pen.Paint(sign)
	c.Beside(lead, indent+2, cells.Wrap(problem.Text, min(c.Width-indent, readingWidth)-2), pen)
}
