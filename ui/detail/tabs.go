package detail

import (
	"fmt"
	"strings"

	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

type tab uint8

// The tabs, in the order they are shown.
const (
	tabPersona tab = iota
	tabPrompt
	tabReadiness
	tabDocument
	tabs
)

func (t tab) title() string {
	return [tabs]string{"Persona", "Prompt", "Readiness", "JSON"}[t]
}

func (t tab) draw(d *Detail) []string {
	c := &canvas{Lines: widget.Lines{Width: d.pageWidth(), Styles: d.styles}, now: d.now, revealed: d.revealed}
	switch t {
	case tabPrompt:
		d.drawPrompt(c)
	case tabReadiness:
		d.drawReadiness(c)
	case tabDocument:
		d.drawDocument(c)
	default:
		d.drawPersona(c)
	}
	return c.All
}

// copied returns what "copy" takes from a tab, and what that is called.
func (t tab) copied(d *Detail) (text, what string) {
	switch t {
	case tabPrompt:
		return d.record.Persona.Prompt.Or(""), "the prompt"
	case tabReadiness:
		return d.readinessText(), "the readiness report"
	case tabDocument:
		return d.written().body, d.target.title()
	default:
		return d.personaText(), "the text"
	}
}

// label is one of several things in a line, of which one is shown.
type label struct {
	of         int // its place among them
	text       string
	left, upTo int // cells
}

// addLabel adds a label behind the others; around is the cells that it takes beside
// its text.
func addLabel(labels []label, from, of int, text string, around int) []label {
	if len(labels) > 0 {
		from = labels[len(labels)-1].upTo
	}
	return append(labels, label{of, text, from, from + cells.Width(text) + around})
}

// labelAt returns the place of the label at a cell, -1 when there is none.
func labelAt(labels []label, x int) int {
	for _, l := range labels {
		if x >= l.left && x < l.upTo {
			return l.of
		}
	}
	return -1
}

// labels lays the tabs out from the left. Where they do not all fit, only the
// one that is shown is, with its number.
func (d *Detail) labels() []label {
	var out []label
	for t := range tabs {
		out = addLabel(out, 1, int(t), " "+t.title()+d.badge(t)+" ", 2)
	}
	if out[len(out)-1].upTo < d.width {
		return out
	}
	text := fmt.Sprintf("%s(%d of %d) ", out[d.tab].text, d.tab+1, tabs)
	return addLabel(nil, 1, int(d.tab), text, 2)
}

// badge says at a tab's title how many problems it holds.
func (d *Detail) badge(t tab) string {
	if t != tabReadiness {
		return ""
	}
	return d.problems().badge()
}

// drawTabs draws the tabs on a rule, and at its end where in the tab one is. The
// tab that is shown stands in brackets of the rule.
func (d *Detail) drawTabs() string {
	p := &d.styles.Pens
	rule := p.Line
	if d.focused {
		rule = p.LineFocused
	}
	var b strings.Builder
	rule.Write(&b, "─")
	x := 1
	for _, l := range d.labels() {
		left, right, pen := "─", "─", p.Muted
		if l.of == int(d.tab) {
			left, right, pen = "┤", "├", p.AccentStrong
		}
		rule.Write(&b, left)
		pen.Write(&b, l.text)
		rule.Write(&b, right)
		x = l.upTo
	}
	d.drawPosition(&b, d.width-x, rule, p.Faint)
	return cells.Fit(b.String(), d.width)
}

// drawPosition fills the rest of the rule, with the lines in sight where there
// are more and room to say it.
func (d *Detail) drawPosition(b *strings.Builder, width int, rule, pen theme.Pen) {
	where := d.window().Position()
	if where == "" || cells.Width(where)+4 > width {
		rule.Write(b, strings.Repeat("─", max(0, width)))
		return
	}
	rule.Write(b, strings.Repeat("─", width-cells.Width(where)-3)+" ")
	pen.Write(b, where)
	rule.Write(b, " ─")
}
