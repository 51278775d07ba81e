package rehearse

import (
	"fmt"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/ui/widget"
)

// The columns of the figures, in cells.
const (
	nameCells   = 30
	valueCells  = 9
	rangeCells  = 17
	gaugeCells  = 16
	figureInset = 2
)

// figuresTitle names the figures, and says that there are more lines of them.
func (v *View) figuresTitle(in area) string {
	title := fmt.Sprintf("Over %d calls, seeds 1 to %d", callsMeasured, callsMeasured)
	if len(v.figureLines(in.width)) > in.height {
		up, _ := v.keys.Entry("rehearse.up")
		down, _ := v.keys.Entry("rehearse.down")
		title += " · " + up.Shown() + " " + down.Shown() + " scroll"
	}
	return title
}

func (v *View) drawFigures(in area) []string {
	if in.height <= 0 {
		return nil
	}
	lines := v.figureLines(in.width)
	offset := max(0, min(v.offset, len(lines)-in.height))
	bar := widget.Scrollbar(len(lines), in.height, offset, in.height)
	out := make([]string, in.height)
	for y := range out {
		line := widget.Blank(in.width - 1)
		if offset+y < len(lines) {
			line = lines[offset+y]
		}
		end := " "
		if bar != nil {
			end = v.styles.Pens.Line.Paint(bar[y])
		}
		out[y] = line + end
	}
	return out
}

// figureLines returns the figures, the verdicts and what else is to be known,
// each line one cell less than width, for the scrollbar.
func (v *View) figureLines(width int) []string {
	if v.figures.lines != nil && v.figures.width == width {
		return v.figures.lines
	}
	c := &column{width: max(1, width-1-figureInset), pens: &v.styles.Pens}
	var cited sources
	v.addTable(c, &cited)
	for i := range v.sides {
		v.addVerdicts(c, &v.sides[i])
	}
	for i := range v.sides {
		v.addKnobs(c, &v.sides[i])
	}
	cited.add(c)
	c.add("")
	c.wrap("A model, not a recording: no audio, no language model, no network. What a system does with these knobs "+
		"is assumed where its vendor does not say; personae rehearse --constants lists every figure with its source.", c.pens.Faint, 6)
	for i, line := range c.lines {
		c.lines[i] = " " + line + " "
	}
	v.figures = figureLines{width, c.lines}
	return c.lines
}

// addTable adds the figures of one call or of two, each with what is known of
// people.
func (v *View) addTable(c *column, cited *sources) {
	var known []rehearsal.Metrics
	for i := range v.sides {
		if m, ok := v.cache.of(v.sides[i].key); ok {
			known = append(known, m)
		}
	}
	if len(known) < len(v.sides) {
		c.add(c.pens.Muted.Paint(fmt.Sprintf("Measuring %d calls …", callsMeasured)))
		return
	}
	name := min(nameCells, max(c.width*2/5, c.width-2*valueCells-rangeCells))
	if v.compares() {
		v.addComparison(c, known, name, cited)
		return
	}
	spread, gauge := c.width >= name+2*valueCells+rangeCells, c.width > name+2*valueCells+rangeCells+gaugeCells
	head := widget.Fit("", name) + widget.FitRight("median", valueCells)
	if spread {
		head += widget.FitRight("p10 to p90", rangeCells)
	}
	c.add(c.pens.Faint.Paint(head + widget.FitRight("mean", valueCells)))
	for _, m := range known[0].Rows {
		line := c.pens.Text.Paint(widget.Fit(m.Label, name-1)) + " "
		if m.Count == 0 {
			c.add(line + c.pens.Faint.Paint(widget.FitRight("–", valueCells)))
			continue
		}
		line += c.pens.Strong.Paint(widget.FitRight(m.Format(m.Median), valueCells))
		if spread {
			line += c.pens.Muted.Paint(widget.FitRight(m.Format(m.P10)+" to "+m.Format(m.P90), rangeCells))
		}
		line += c.pens.Text.Paint(widget.FitRight(m.Format(m.Mean), valueCells))
		if gauge {
			line += " " + v.metricGauge(m)
		}
		c.add(line)
		cited.human(c, m)
	}
}

// metricGauge draws where people are, and where this persona is.
func (v *View) metricGauge(m rehearsal.Metric) string {
	if m.Human == nil {
		return ""
	}
	low, high, ok := band(*m.Human)
	if !ok {
		return ""
	}
	return widget.GaugeBand(m.Median, low, high, 0, max(2*high, m.Median), gaugeCells, v.styles)
}

// sources are the sources named so far, and what was said last.
type sources struct {
	names []string
	said  string
}

// human adds what is known of people beside a figure, with the number of its
// source. What is the same for several figures in a row is said once.
func (s *sources) human(c *column, m rehearsal.Metric) {
	if m.Human == nil || m.Human.Says == s.said {
		return
	}
	s.said = m.Human.Says
	at := slices.Index(s.names, m.Human.Source)
	if at < 0 {
		at = len(s.names)
		s.names = append(s.names, m.Human.Source)
	}
	c.hang(figureIndent, fmt.Sprintf("%s [%d]", m.Human.Says, at+1), c.pens.Faint, 3)
}

func (s *sources) add(c *column) {
	if len(s.names) == 0 {
		return
	}
	c.add("")
	c.add(c.pens.Heading.Paint("Sources"))
	for i, name := range s.names {
		c.hang(fmt.Sprintf("[%d] ", i+1), name, c.pens.Faint, 3)
	}
}

// figureIndent sets what belongs to a figure off from it.
const figureIndent = "  "

func (v *View) addComparison(c *column, known []rehearsal.Metrics, name int, cited *sources) {
	cells := max(valueCells, min(24, (c.width-name-2)/2))
	titles := [2]string{widget.Clean(v.sides[0].title), widget.Clean(v.sides[1].title)}
	c.add(c.pens.Faint.Paint(widget.Fit("median (p10 to p90)", name) +
		widget.FitRight(titles[0], cells) + " " + widget.FitRight(titles[1], cells-1)))
	for i, a := range known[0].Rows {
		b := known[1].Rows[i]
		sign := signOf(a.Median - b.Median)
		pen := c.pens.AccentStrong
		if sign == "=" {
			sign, pen = signOf(a.Mean-b.Mean), c.pens.Text
		}
		if a.Count == 0 || b.Count == 0 {
			sign = ""
		}
		c.add(c.pens.Text.Paint(widget.Fit(a.Label, name-1)) + " " + pen.Paint(widget.FitRight(spreadOf(a, cells), cells)) +
			c.pens.Text.Paint(" "+widget.FitRight(spreadOf(b, cells-1), cells-1)) + " " + pen.Paint(sign))
		cited.human(c, a)
	}
}

// spreadOf writes a figure's median, and its range where there is room.
func spreadOf(m rehearsal.Metric, cells int) string {
	if m.Count == 0 {
		return "–"
	}
	median := m.Format(m.Median)
	if long := median + " (" + m.Format(m.P10) + " to " + m.Format(m.P90) + ")"; widget.Width(long) <= cells {
		return long
	}
	return median
}

func (v *View) addVerdicts(c *column, s *subject) {
	m, ok := v.cache.of(s.key)
	if !ok {
		return
	}
	v.heading(c, "What it comes to", s)
	for _, verdict := range tell.Verdicts(s.behavior, v.cache.Setup().Agent, m) {
		c.hang("• ", capital(verdict.Text)+".", c.pens.Text, 4)
	}
}

// addKnobs adds which knobs do nothing, how some were read, and the noise.
func (v *View) addKnobs(c *column, s *subject) {
	setup := v.cache.Setup()
	if inert := tell.InertKnobs(s.behavior, setup.Script, setup.Agent); len(inert) > 0 {
		v.heading(c, "No effect as it is set", s)
		for _, knob := range inert {
			c.hang("• ", capital(knob.Reason)+".", c.pens.Muted, 4)
		}
	}
	v.heading(c, "How it was read", s)
	for _, note := range s.behavior.Notes {
		c.hang("• ", capital(note.Text)+".", c.pens.Muted, 4)
	}
	c.hang("• ", capital(rehearsal.DescribeNoise(s.behavior))+".", c.pens.Muted, 2)
}

// heading adds a heading, with the side's name where there are two.
func (v *View) heading(c *column, title string, s *subject) {
	if v.compares() {
		title += ": " + widget.Clean(s.title)
	}
	c.add("")
	c.add(c.pens.Heading.Paint(widget.Cut(title, c.width)))
}
