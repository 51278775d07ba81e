package rehearse

import (
	"fmt"

	"personae/keymap"
	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

const figureInset = 2 // cells

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
	v.addTable(c)
	for i := range v.sides {
		v.addVerdicts(c, &v.sides[i])
	}
	for i := range v.sides {
		v.addKnobs(c, &v.sides[i])
	}
	v.addAgent(c)
	c.Add("")
	c.Hang("", "A model, not a recording: no audio, no language model, no network. What a system does with these knobs "+
		"is assumed where its vendor does not say. "+v.keys.Shown(keymap.Help)+" names the sources of what is known of people; personae rehearse "+
		"--constants lists every figure with its source.", c.Styles.Pens.Faint, 6)
	v.figures = figureLines{width, c.Margined()}
	return v.figures.lines
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

// addAgent adds every figure of the agent under test, with its source.
func (v *View) addAgent(c *widget.Lines) {
	agent, pens := v.cache.Setup().Agent, &c.Styles.Pens
	c.Add("")
	c.Add(pens.Heading.Paint(cells.Cut("The "+cells.Clean(agent.Name)+" agent", c.Width)))
	for _, f := range rehearsal.AgentFigures() {
		text := cells.Fit(f.Key, agentKey) + cells.Fit(cells.Clean(f.Text(agent)), agentValue)
		c.Beside(pens.Text.Paint(text), agentKey+agentValue, cells.Wrap(agent.Source(f.Key), max(1, c.Width-agentKey-agentValue)), pens.Faint)
	}
}

// The cells of an agent's figure: its key and its value.
const (
	agentKey   = 24
	agentValue = 10
)
