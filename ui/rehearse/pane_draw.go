package rehearse

import (
	"fmt"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/tell"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Sizes at which the pane changes, in lines and cells.
const (
	stripLines = 3 // up to here there is room for the strip alone
	leastPane  = 24
)

// paneRows are the figures that the pane shows, the most telling first, with
// short names.
var paneRows = []struct{ key, label string }{
	{rehearsal.MetricReplyGap, "reply gap"},
	{rehearsal.MetricTried, "cut-ins tried"},
	{rehearsal.MetricWon, "cut-ins won"},
	{rehearsal.MetricPersonaYields, "gives way"},
	{rehearsal.MetricAgentYields, "agent gives way"},
	{rehearsal.MetricMurmursMinute, "murmurs a minute"},
	{rehearsal.MetricPersonaPause, "longest wait"},
	{rehearsal.MetricOverlapTime, "overlapped"},
	{rehearsal.MetricTalkShare, "its share of talk"},
	{rehearsal.MetricLength, "call length"},
}

// Draw returns the pane as exactly height lines of width cells.
func (p *Pane) Draw(width, height int) []string {
	switch {
	case width < leastPane || height < 1:
		return widget.Fill(nil, width, height)
	case height <= stripLines:
		return widget.Fill(p.drawStrip(width), width, height)
	}
	c := &widget.Lines{Width: width - 2, Styles: p.styles}
	p.drawTitle(c)
	p.drawLanes(c)
	rest := height - len(c.All)
	figures := p.figureLines(c.Width)
	p.drawKnob(c, max(2, rest-min(len(figures), 5)))
	for _, line := range figures[:max(0, min(len(figures), height-len(c.All)))] {
		c.Add(line)
	}
	p.drawVerdicts(c, height)
	return widget.Fill(c.Margined(), width, height)
}

func (p *Pane) drawTitle(c *widget.Lines) {
	setup := p.cache.Setup()
	with := fmt.Sprintf("%s · %s agent", cells.Clean(setup.Script.Name), setup.Agent.Name)
	title := "Rehearsal"
	room := c.Width - len(title) - 2
	if more := fmt.Sprintf("%s · seed %d", with, setup.Seed); cells.Width(more) <= room {
		with = more
	}
	c.Add(c.Styles.Pens.Heading.Paint(title) + "  " + c.Styles.Pens.Faint.Paint(cells.FitRight(with, room)))
}

const laneLabel = 9 // cells

// drawLanes draws the call as the form stands, and the saved one under it: as
// much as can be read, from shortly before the first difference on.
func (p *Pane) drawLanes(c *widget.Lines) {
	columns := c.Width - laneLabel
	length := max(p.now.call.LengthMs, p.saved.call.LengthMs)
	scale := min(max(fitting(length, columns), picture.LeastScale), paneScale)
	from := p.from(length, scale*columns)
	grid := picture.Layout(p.now.call, from, scale, columns)
	s := plainly(columns)
	pens := &c.Styles.Pens
	add := func(label, line string, pen theme.Pen) { c.Add(pen.Paint(cells.Fit(label, laneLabel)) + line) }
	add("", drawRow(&grid, picture.RowRuler, &p.ink, s), pens.Faint)
	add("agent", drawRow(&grid, picture.RowAgent, &p.ink, s), pens.Agent)
	add("persona", drawRow(&grid, picture.RowPersona, &p.ink, s), pens.Persona)
	if p.now.key == p.saved.key {
		add("as saved", pens.Faint.Paint("the same call"), pens.Faint)
		c.Add("")
		return
	}
	ghost := picture.Layout(p.saved.call, from, scale, columns)
	s = stroke{selected: -1, later: &pens.Faint}
	add("as saved", drawRow(&ghost, picture.RowAgent, &p.ink, s), pens.Faint)
	add("", drawRow(&ghost, picture.RowPersona, &p.ink, s), pens.Faint)
}

// The stretch of a call that the pane draws.
const (
	paneScale  = 1000 // milliseconds a column, at most: a cut-in that fails still has room
	paneBefore = 5000 // milliseconds before the first difference
	paneStep   = 5000 // where a stretch may begin, so that it does not creep
)

func (p *Pane) from(length, shown int) int {
	at := firstDifference(p.now.call.Events, p.saved.call.Events)
	at = (at - paneBefore) / paneStep * paneStep
	return max(0, min(at, (length-shown+paneStep-1)/paneStep*paneStep))
}

// firstDifference is the time from which on two calls go different ways; the
// start when they do not.
func firstDifference(a, b []rehearsal.Event) int {
	for i := range min(len(a), len(b)) {
		one, two := &a[i], &b[i]
		if one.Start != two.Start || one.End != two.End || one.Lane != two.Lane || one.Kind != two.Kind {
			return min(one.Start, two.Start)
		}
	}
	return 0
}

func fitting(lengthMs, columns int) int {
	if columns < 1 {
		return lengthMs + 1
	}
	return (lengthMs + columns - 1) / columns
}

// drawKnob says what the focused knob does, in at most so many lines; where
// there is nothing to say, it needs no heading.
func (p *Pane) drawKnob(c *widget.Lines, most int) {
	if p.focused == nil {
		return
	}
	start := len(c.All)
	c.Add(widget.Rule(p.focused.Label, c.Width, p.styles))
	p.drawKnobWords(c, start+most)
	if len(c.All) == start+1 && len(p.trials) == 0 { // of a trial the figures may be on their way
		c.All = c.All[:start]
	}
}

func (p *Pane) drawKnobWords(c *widget.Lines, upTo int) {
	room := func() int { return upTo - len(c.All) }
	if p.inert != "" {
		c.Hang("", "No effect: "+p.inert+".", c.Styles.Pens.Warning, min(4, room()))
	}
	for _, effect := range p.figures.effects {
		if p.inert != "" && strings.Contains(effect, "no change in") {
			continue // the reason says more
		}
		c.Hang("", p.waiting()+capital(effect)+".", c.Styles.Pens.Text, min(2, room()))
	}
	number, ok := p.now.behavior.Value(p.focused.Path).Number()
	human, known := tell.KnobRange(p.focused.Path, number)
	if !ok || !known || room() < 2 {
		return
	}
	c.Add(HumanGauge(p.focused, number, human, c.Width, p.styles))
	c.Hang("", "People: "+human.Says+".", c.Styles.Pens.Muted, min(3, room()))
	if room() > 0 {
		c.Hang("", human.Source, c.Styles.Pens.Faint, min(2, room()))
	}
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

// figureLines draws the figures before and after, the changed ones with a sign.
func (p *Pane) figureLines(width int) []string {
	pens := &p.styles.Pens
	title := fmt.Sprintf("Mean of %d calls", p.figures.now.Calls)
	if p.figures.stale {
		title += " …"
	}
	if p.figures.now.Calls == 0 {
		title = "Figures …"
	}
	lines := []string{widget.Rule(title, width, p.styles)}
	same := p.now.key == p.saved.key
	for _, row := range paneRows {
		now, ok := p.figures.now.Get(row.key)
		saved, _ := p.figures.saved.Get(row.key)
		if !ok {
			continue
		}
		label := cells.Fit(row.label, min(19, width/2))
		text, pen := mean(now), pens.Text
		switch {
		case same:
		case mean(saved) != mean(now):
			text, pen = mean(saved)+" → "+text+" "+signOf(now.Mean-saved.Mean), pens.Change
		case now.Count == 0:
			text += " "
		default:
			text += " ="
		}
		lines = append(lines, pens.Muted.Paint(label)+pen.Paint(cells.FitRight(text, width-cells.Width(label))))
	}
	return lines
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

func (p *Pane) drawVerdicts(c *widget.Lines, height int) {
	if height-len(c.All) < 2 || len(p.figures.verdicts) == 0 {
		return
	}
	c.Add(widget.Rule("What it comes to", c.Width, p.styles))
	for _, verdict := range p.figures.verdicts {
		room := height - len(c.All)
		if room < 1 {
			return
		}
		c.Hang("• ", capital(verdict.Text)+".", c.Styles.Pens.Text, room)
	}
}

// drawStrip draws the pane in two or three lines: both lanes in one, and what
// matters most in words.
func (p *Pane) drawStrip(width int) []string {
	pens := &p.styles.Pens
	const label = "call "
	columns := width - len(label) - 2
	scale := max(fitting(p.now.call.LengthMs, columns), picture.LeastScale)
	grid := picture.Layout(p.now.call, 0, scale, columns)
	lines := []string{" " + pens.Faint.Paint(label) + strip(&grid, &p.ink) + " "}
	parts := p.figures.effects
	if p.inert != "" || len(parts) == 0 { // the form says why a knob is inert
		parts = nil
		for _, row := range paneRows[:5] {
			if m, ok := p.figures.now.Get(row.key); ok {
				parts = append(parts, row.label+" "+mean(m))
			}
		}
	}
	text := p.waiting() + capital(strings.Join(parts, " · "))
	return append(lines, " "+pens.Muted.Paint(cells.Cut(text, width-2)))
}
