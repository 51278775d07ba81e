package rehearse

import (
	"fmt"
	"slices"

	"personae/keymap"
	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/ui/widget"
	"personae/ui/widget/cells"
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
func (v *View) figuresTitle(in widget.Area) string {
	title := fmt.Sprintf("Over %d calls, seeds 1 to %d", callsMeasured, callsMeasured)
	if len(v.figureLines(in.Width)) > in.Height {
		title += " · " + v.keys.Shown(keymap.RehearseUp) + " " + v.keys.Shown(keymap.RehearseDown) + " scroll"
	}
	return title
}

func (v *View) drawFigures(in widget.Area) []string {
	lines := v.figureLines(in.Width)
	return v.window(in).Draw(in.Width, v.styles.Pens.Line, func(i int) string { return lines[i] })
}

func (v *View) window(in widget.Area) widget.Scroll {
	return widget.Scroll{Offset: v.offset, Total: len(v.figureLines(in.Width)), Height: in.Height}
}

// figureLines returns the figures, the verdicts and what else is to be known,
// each line one cell less than width, for the scrollbar.
func (v *View) figureLines(width int) []string {
	if v.figures.lines != nil && v.figures.width == width {
		return v.figures.lines
	}
	c := &widget.Lines{Width: max(1, width-1-figureInset), Styles: v.styles}
	var cited sources
	v.addTable(c, &cited)
	for i := range v.sides {
		v.addVerdicts(c, &v.sides[i])
	}
	for i := range v.sides {
		v.addKnobs(c, &v.sides[i])
	}
	cited.add(c)
	c.Add("")
	c.Hang("", "A model, not a recording: no audio, no language model, no network. What a system does with these knobs "+
		"is assumed where its vendor does not say; personae rehearse --constants lists every figure with its source.", c.Styles.Pens.Faint, 6)
	v.figures = figureLines{width, c.Margined()}
	return v.figures.lines
}

// addTable adds the figures of one call or of two, each with what is known of
// people.
func (v *View) addTable(c *widget.Lines, cited *sources) {
	var known []rehearsal.Metrics
	for i := range v.sides {
		if m, ok := v.cache.known[v.sides[i].key]; ok {
			known = append(known, m)
		}
	}
	if len(known) < len(v.sides) {
		c.Add(c.Styles.Pens.Muted.Paint(fmt.Sprintf("Measuring %d calls …", callsMeasured)))
		return
	}
	name := min(nameCells, max(c.Width*2/5, c.Width-2*valueCells-rangeCells))
	if v.compares() {
		v.addComparison(c, known, name, cited)
		return
	}
	spread, gauge := c.Width >= name+2*valueCells+rangeCells, c.Width > name+2*valueCells+rangeCells+gaugeCells
	head := cells.Fit("", name) + cells.FitRight("median", valueCells)
	if spread {
		head += cells.FitRight("p10 to p90", rangeCells)
	}
	c.Add(c.Styles.Pens.Faint.Paint(head + cells.FitRight("mean", valueCells)))
	for _, m := range known[0].Rows {
		line := c.Styles.Pens.Text.Paint(cells.Fit(m.Label, name-1)) + " "
		if m.Count == 0 {
			c.Add(line + c.Styles.Pens.Faint.Paint(cells.FitRight("–", valueCells)))
			continue
		}
		line += c.Styles.Pens.Strong.Paint(cells.FitRight(m.Format(m.Median), valueCells))
		if spread {
			line += c.Styles.Pens.Muted.Paint(cells.FitRight(m.Format(m.P10)+" to "+m.Format(m.P90), rangeCells))
		}
		line += c.Styles.Pens.Text.Paint(cells.FitRight(m.Format(m.Mean), valueCells))
		if gauge {
			line += " " + v.metricGauge(m)
		}
		c.Add(line)
		cited.human(c, m)
	}
}

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
func (s *sources) human(c *widget.Lines, m rehearsal.Metric) {
	if m.Human == nil || m.Human.Says == s.said {
		return
	}
	s.said = m.Human.Says
	at := slices.Index(s.names, m.Human.Source)
	if at < 0 {
		at = len(s.names)
		s.names = append(s.names, m.Human.Source)
	}
	c.Hang(figureIndent, fmt.Sprintf("%s [%d]", m.Human.Says, at+1), c.Styles.Pens.Faint, 3)
}

func (s *sources) add(c *widget.Lines) {
	if len(s.names) == 0 {
		return
	}
	c.Add("")
	c.Add(c.Styles.Pens.Heading.Paint("Sources"))
	for i, name := range s.names {
		c.Hang(fmt.Sprintf("[%d] ", i+1), name, c.Styles.Pens.Faint, 3)
	}
}

const figureIndent = "  "

func (v *View) addComparison(c *widget.Lines, known []rehearsal.Metrics, name int, cited *sources) {
	room := max(valueCells, min(24, (c.Width-name-2)/2))
	titles := [2]string{cells.Clean(v.sides[0].title), cells.Clean(v.sides[1].title)}
	c.Add(c.Styles.Pens.Faint.Paint(cells.Fit("median (p10 to p90)", name) +
		cells.FitRight(titles[0], room) + " " + cells.FitRight(titles[1], room-1)))
	for i, a := range known[0].Rows {
		b := known[1].Rows[i]
		sign := signOf(a.Median - b.Median)
		pen := c.Styles.Pens.Change
		if sign == "=" {
			sign, pen = signOf(a.Mean-b.Mean), c.Styles.Pens.Text
		}
		if a.Count == 0 || b.Count == 0 {
			sign = ""
		}
		c.Add(c.Styles.Pens.Text.Paint(cells.Fit(a.Label, name-1)) + " " + pen.Paint(cells.FitRight(spreadOf(a, room), room)) +
			c.Styles.Pens.Text.Paint(" "+cells.FitRight(spreadOf(b, room-1), room-1)) + " " + pen.Paint(sign))
		cited.human(c, a)
	}
}

func spreadOf(m rehearsal.Metric, room int) string {
	if m.Count == 0 {
		return "–"
	}
	median := m.Format(m.Median)
	if long := median + " (" + m.Format(m.P10) + " to " + m.Format(m.P90) + ")"; cells.Width(long) <= room {
		return long
	}
	return median
}

func (v *View) addVerdicts(c *widget.Lines, s *subject) {
	m, ok := v.cache.known[s.key]
	if !ok {
		return
	}
	v.heading(c, "What it comes to", s)
	for _, verdict := range tell.Verdicts(s.behavior, v.cache.Setup().Agent, m) {
		c.Hang("• ", capital(verdict.Text)+".", c.Styles.Pens.Text, 4)
	}
}

// addKnobs adds which knobs do nothing, how some were read, and the noise.
func (v *View) addKnobs(c *widget.Lines, s *subject) {
	setup := v.cache.Setup()
	if inert := tell.InertKnobs(s.behavior, setup.Script, setup.Agent); len(inert) > 0 {
		v.heading(c, "No effect as it is set", s)
		for _, knob := range inert {
			c.Hang("• ", capital(knob.Reason)+".", c.Styles.Pens.Muted, 4)
		}
	}
	v.heading(c, "How it was read", s)
	for _, note := range s.behavior.Notes {
		c.Hang("• ", capital(note.Text)+".", c.Styles.Pens.Muted, 4)
	}
	c.Hang("• ", capital(rehearsal.DescribeNoise(s.behavior))+".", c.Styles.Pens.Muted, 2)
}

// heading adds a heading, with the side's name where there are two.
func (v *View) heading(c *widget.Lines, title string, s *subject) {
	if v.compares() {
		title += ": " + cells.Clean(s.title)
	}
	c.Add("")
	c.Add(c.Styles.Pens.Heading.Paint(cells.Cut(title, c.Width)))
}
