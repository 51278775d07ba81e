package rehearse

import (
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Sizes at which the pane changes, in lines and cells.
const (
	lanesFrom = 7 // lines: each side has a line of its own, under a ruler, and what it comes to stands below
	leastPane = 24
)

// paneRows are the figures that the pane shows, the most telling first, with
// short names.
var paneRows = []struct{ key, label string }{
	{rehearsal.MetricTried, "cut-ins tried"},
	{rehearsal.MetricWon, "won"},
	{rehearsal.MetricPersonaYields, "gives way"},
	{rehearsal.MetricAgentYields, "agent gives way"},
	{rehearsal.MetricReplyGap, "reply gap"},
	{rehearsal.MetricMurmursMinute, "murmurs a minute"},
	{rehearsal.MetricOverlapTime, "overlap"},
	{rehearsal.MetricPersonaPause, "longest wait"},
	{rehearsal.MetricTalkShare, "its share of talk"},
	{rehearsal.MetricLength, "call"},
}

// Draw returns the pane as exactly height lines of width cells: the call in its
// whole length, then what it comes to in words, and the figures.
func (p *Pane) Draw(width, height int) []string {
	if width < leastPane || height < 1 {
		return widget.Fill(nil, width, height)
	}
	c := &widget.Lines{Width: width - 2, Styles: p.styles}
	p.drawCall(c, height)
	rest := height - len(c.All)
	effects, said := p.effectLine(c.Width), p.said()
	if height < lanesFrom {
		said = said[min(1, len(said)):] // the first stands in the title
	}
	below := min(1, rest)
	if effects != "" && (rest > 2 || rest == 2 && height < lanesFrom) {
		below = 2
	}
	drawSaid(c, said, rest-below)
	figures := p.figureLines(c.Width, 1+height-below-len(c.All))
	for len(c.All) < height-below+1-len(figures) {
		c.Add("")
	}
	for _, line := range append(figures, effects)[:below-1+len(figures)] {
		c.Add(line)
	}
	return widget.Fill(c.Margined(), width, height)
}

const laneLabel = 9 // cells

// drawCall draws the call as the form stands, and the saved one under it: a line
// for each side where there is room, else both in one.
func (p *Pane) drawCall(c *widget.Lines, height int) {
	columns := c.Width - laneLabel
	length := max(p.now.call.LengthMs, p.saved.call.LengthMs)
	scale := max(fitting(length, columns), picture.LeastScale)
	grid := picture.Layout(p.now.call, 0, scale, columns)
	pens := &c.Styles.Pens
	add := func(label, line string, pen theme.Pen) { c.Add(pen.Paint(cells.Fit(label, laneLabel)) + line) }
	if height >= lanesFrom {
		s := plainly(columns)
		add("", drawRow(&grid, picture.RowRuler, &p.ink, s), pens.Faint)
		add("agent", drawRow(&grid, picture.RowAgent, &p.ink, s), pens.Agent)
		add("persona", drawRow(&grid, picture.RowPersona, &p.ink, s), pens.Persona)
	} else {
		add("call", strip(&grid, &p.ink), pens.Muted)
	}
	switch {
	case p.now.key != p.saved.key && height > 1:
		ghost := picture.Layout(p.saved.call, 0, scale, columns)
		add("saved", strip(&ghost, ghostInk(pens)), pens.Faint)
	case height >= lanesFrom:
		add("saved", pens.Faint.Paint("the same call"), pens.Faint)
	}
}

// ghostInk draws the saved call: all in one colour, as it is only compared with.
func ghostInk(pens *theme.Pens) *[picture.RowCount]inks {
	var out [picture.RowCount]inks
	for row := range out {
		for class := range out[row] {
			out[row][class] = pens.Faint
		}
	}
	return &out
}

func fitting(lengthMs, columns int) int {
	if columns < 1 {
		return lengthMs + 1
	}
	return (lengthMs + columns - 1) / columns
}

// waiting marks figures that newer ones are on their way for.
func (p *Pane) waiting() string {
	if p.figures.stale {
		return "… "
	}
	return ""
}

// capital is words.Capital, but leaves the name of a knob as it is.
func capital(text string) string {
	if first, _, _ := strings.Cut(text, " "); strings.ContainsAny(first, "_.") {
		return text
	}
	return words.Capital(text)
}

// sentence is what the pane says of the call.
type sentence struct {
	text string
	pen  theme.Pen
}

// said returns what there is to say of the call, the most telling first; why it is
// not rehearsed comes before all.
func (p *Pane) said() (out []sentence) {
	pens := &p.styles.Pens
	if held := p.Held(); held != "" {
		out = append(out, sentence{held, pens.Warning})
	}
	for _, verdict := range p.figures.verdicts {
		out = append(out, sentence{p.waiting() + capital(verdict.Text) + ".", pens.Text})
	}
	return out
}

// drawSaid draws sentences in at most so many lines: the first as far as there is
// room, of the others what fits whole.
func drawSaid(c *widget.Lines, said []sentence, lines int) {
	end := len(c.All) + lines
	for i, s := range said {
		room := end - len(c.All)
		if i > 0 && len(cells.Wrap(s.text, c.Width)) > room {
			break
		}
		for _, line := range cells.Clause(s.text, c.Width, room) {
			c.Add(s.pen.Paint(line))
		}
	}
}

// figureLines draws the figures in at most so many lines, those that changed first
// with what they were, as many as fit whole.
func (p *Pane) figureLines(width, most int) []string {
	pens := &p.styles.Pens
	if p.figures.now.Calls == 0 {
		return []string{pens.Faint.Paint("Measuring …")}
	}
	var changed, others []string
	for _, row := range paneRows {
		now, ok := p.figures.now.Get(row.key)
		saved, _ := p.figures.saved.Get(row.key)
		switch {
		case !ok:
		case p.now.key == p.saved.key:
			others = append(others, pens.Muted.Paint(row.label+" ")+pens.Text.Paint(mean(now)))
		case mean(saved) != mean(now):
			changed = append(changed, pens.Muted.Paint(row.label+" "+mean(saved)+" → ")+
				pens.Change.Paint(mean(now)+" "+signOf(now.Mean-saved.Mean)))
		default:
			others = append(others, pens.Faint.Paint(row.label+" "+mean(now)+" ="))
		}
	}
	lines := []string{pens.Faint.Paint(p.waiting())}
	for i, part := range append(changed, others...) {
		last := &lines[len(lines)-1]
		if i > 0 {
			part = "   " + part
		}
		switch {
		case cells.Width(*last)+cells.Width(part) <= width:
			*last += part
		case len(lines) < most:
			lines = append(lines, strings.TrimLeft(part, " "))
		}
	}
	return lines
}

// effectLine says what the last change of the focused knob did, and what the next
// step would do; "" where the form says that it cannot matter.
func (p *Pane) effectLine(width int) string {
	if p.inert || len(p.figures.effects) == 0 {
		return ""
	}
	var parts []string
	for _, effect := range p.figures.effects {
		parts = append(parts, capital(effect))
	}
	for n := len(parts); n > 0; n-- {
		if text := strings.Join(parts[:n], " · "); cells.Width(text) <= width {
			return p.styles.Pens.Muted.Paint(text)
		}
	}
	return p.styles.Pens.Muted.Paint(cells.Clause(parts[0], width, 1)[0])
}

func mean(m rehearsal.Metric) string {
	if m.Count == 0 {
		return "–"
	}
	return m.Format(m.Mean)
}

func signOf(by float64) string {
	switch {
	case by > 0:
		return theme.SignMore
	case by < 0:
		return theme.SignLess
	}
	return "="
}
