package rehearse

import (
	"fmt"
	"strings"

	"personae/model/rehearsal"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines and cells of the table.
const (
	overviewHead = 3  // lines of the columns' heads
	overviewFoot = 4  // lines about the cell under the cursor, with their rule
	overviewName = 28 // cells that a persona has at most before the figures have theirs
	headCells    = 11 // cells of a head's line, where the lines will do
)

func (o *Overview) rows() int { return max(0, o.height-2-overviewHead-overviewFoot) }

func (o *Overview) figure(row int, key string) rehearsal.Metric {
	m, _ := o.cases[row].Metrics.Get(key)
	return m
}

// head is the lines that a figure's label takes, no word broken, those below filled
// first.
func (o *Overview) head(key string) []string {
	label, width := o.figure(0, key).Label, headCells
	for word := range strings.FieldsSeq(label) {
		width = max(width, cells.Width(word))
	}
	lines := cells.Wrap(label, width)
	for ; len(lines) > overviewHead; width++ {
		lines = cells.Wrap(label, width+1)
	}
	return append(make([]string, overviewHead-len(lines)), lines...)
}

// columnWidth is the cells of a figure's column.
func (o *Overview) columnWidth(key string) int {
	wide := 0
	for _, line := range o.head(key) {
		wide = max(wide, cells.Width(line))
	}
	for i := range o.cases {
		wide = max(wide, cells.Width(mean(o.figure(i, key))))
	}
	return wide
}

// sight is the cells of the columns that have room: of the persona, 0 where all rows
// have the same, of the agent, and of the figures from the first in sight on.
type sight struct {
	persona, agent int
	figures        []int
}

// names is the cells before the figures.
func (s sight) names() int {
	if s.persona == 0 {
		return s.agent
	}
	return s.persona + columnGap + s.agent
}

// inSight shares out the width; what the figures leave goes to names that are cut.
func (o *Overview) inSight() sight {
	s := sight{agent: len("agent")}
	whole := 0
	for _, c := range o.cases {
		s.agent = max(s.agent, cells.Width(cells.Clean(c.Agent.Name)))
		if c.Persona != o.cases[0].Persona {
			s.persona = overviewName
		}
		whole = max(whole, cells.Width(cells.Clean(c.Title)))
	}
	room := max(0, o.width-2)
	s.persona, s.agent = min(s.persona, room/3), min(s.agent, room/3)
	left := room - s.names()
	for _, key := range o.figures[o.left:] {
		width := o.columnWidth(key)
		if columnGap+width > left {
			break
		}
		left -= columnGap + width
		s.figures = append(s.figures, width)
	}
	if s.persona > 0 {
		s.persona = max(s.persona, min(whole, s.persona+left))
	}
	return s
}

// cellAt is the cell under the pointer; row is -1 on the heads.
func (o *Overview) cellAt(x, y int) (row, column int, ok bool) {
	s := o.inSight()
	at := 1 + s.names()
	column = o.column
	for i, width := range s.figures {
		if at += columnGap + width; x >= at-width-columnGap && x < at {
			column = o.left + i
		}
	}
	row = y - 2 - overviewHead
	switch {
	case y >= 2 && row < 0:
		return -1, column, true
	case row < 0 || row >= o.rows() || o.top+row >= len(o.cases):
		return 0, 0, false
	}
	return o.top + row, column, true
}

// Render implements view.View.
func (o *Overview) Render() view.Frame {
	if o.width < leastWidth || o.height < 1 {
		return view.Frame{Lines: widget.Fill(nil, o.width, o.height)}
	}
	pens := &o.styles.Pens
	rule := widget.Rule("the same in every row", o.width, o.styles)
	if o.differ > 0 {
		rule = widget.Rule(fmt.Sprintf("%d figures differ", o.differ), o.width, o.styles, "sorted by "+o.figure(0, o.sorted).Label, "the most telling first")
	}
	lines := []string{" " + pens.Strong.Paint(cells.Fit(cells.Facts(o.width-2, o.title, o.facts...), o.width-2)) + " ", rule}
	s := o.inSight()
	for y := range overviewHead {
		lines = append(lines, o.line("persona", "agent", y == overviewHead-1, s, func(i int, key string) (string, theme.Pen) {
			pen := pens.Faint
			if o.left+i == o.column {
				pen = pens.AccentStrong
			}
			return o.head(key)[y], pen
		}, pens.Faint))
	}
	for i := o.top; i < len(o.cases) && i < o.top+o.rows(); i++ {
		names, mark := pens.Text, " "
		if i == o.row {
			names, mark = pens.SelectedBlurred, pens.AccentStrong.Paint("›")
		}
		lines = append(lines, mark+o.line(o.cases[i].Title, o.cases[i].Agent.Name, true, s, func(column int, key string) (string, theme.Pen) {
			pen := pens.Text
			switch {
			case i == o.row && o.left+column == o.column:
				pen = pens.Selected
			case i == o.row:
				pen = pens.SelectedBlurred
			case o.left+column >= o.differ:
				pen = pens.Faint
			}
			return mean(o.figure(i, key)), pen
		}, names)[1:])
	}
	lines = widget.Fill(lines, o.width, max(0, o.height-overviewFoot))
	return view.Frame{Lines: widget.Fill(append(lines, o.foot()...), o.width, o.height)}
}

// line draws the names, where they are wanted, and a cell for each figure in sight.
func (o *Overview) line(persona, agent string, named bool, s sight, cell func(int, string) (string, theme.Pen), names theme.Pen) string {
	if !named {
		persona, agent = "", ""
	}
	text := cells.Fit(cells.Clean(agent), s.agent)
	if s.persona > 0 {
		text = cells.Fit(cells.CutName(cells.Clean(persona), s.persona), s.persona) + cells.Blank(columnGap) + text
	}
	var b strings.Builder
	b.WriteString(" " + names.Paint(text))
	for i, width := range s.figures {
		text, pen := cell(i, o.figures[o.left+i])
		b.WriteString(pen.Paint(cells.Blank(columnGap) + cells.FitRight(text, width)))
	}
	return cells.Fit(b.String(), o.width)
}

// foot tells all of the cell under the cursor.
func (o *Overview) foot() []string {
	c, m := o.cases[o.row], o.figure(o.row, o.figures[o.column])
	title := c.Agent.Name
	if c.Agent.Title != "" {
		title = c.Agent.Title
	}
	says := m.Label + ": nothing to measure"
	if m.Count > 0 {
		says = fmt.Sprintf("%s: mean %s, n %s", m.Label, mean(m), observations(m))
		if spread := m.Range(); spread != "" {
			says += ", eight in ten " + spread
		}
	}
	people := ""
	if m.Human != nil {
		people = m.Human.Says + " (" + m.Human.Source + ")"
	}
	pens := &o.styles.Pens
	rule := widget.Rule(c.Title, o.width, o.styles, title)
	return widget.Foot(rule, o.width, overviewFoot, widget.Told{Text: says, Pen: pens.Text}, widget.Told{Text: people, Pen: pens.Faint})
}
