package bulk

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines of the page beside the changes and the personas.
const (
	headLines = 2 // the title and a rule
	restLines = 3 // what is wrong with the change, the rule of the personas, if one cannot
)

const (
	verbCells = 15 // "set to inherit "
	gap       = 2
	leastName = 12
)

// changeLines is how many changes are in sight: a third of the page at most.
func (v *View) changeLines() int {
	return max(1, min(len(v.changes), max(1, (v.height-headLines-restLines)/3)))
}

// rowTop is the line of the first persona, rowLines how many have room.
func (v *View) rowTop() int { return headLines + v.changeLines() + 2 }

func (v *View) rowLines() int { return max(0, v.height-v.rowTop()-1) }

func (v *View) labelCells() int { return min(34, max(0, v.width/3)) }

// valueLeft is the cell in which what a change takes begins.
func (v *View) valueLeft() int { return 2 + v.labelCells() + verbCells }

// Render implements view.View.
func (v *View) Render() view.Frame {
	if v.width < valueLeast || v.height < headLines+restLines+2 {
		return view.Frame{Lines: widget.Fill(nil, v.width, v.height)}
	}
	pens := &v.styles.Pens
	title := "Change " + words.Count(v.personas, "persona")
	if v.title != "" {
		title = "Change " + v.title
	}
	lines := []string{
		" " + pens.Strong.Paint(cells.Fit(cells.Clean(title), v.width-1)),
		widget.Rule("Changes", v.width, v.styles),
	}
	var cursor *tea.Cursor
	for i := v.top; i < v.top+v.changeLines(); i++ {
		if i >= len(v.changes) {
			lines = append(lines, pens.Muted.Paint(cells.Fit("  None yet: "+v.keys.Shown(keymap.BulkAdd)+" adds one.", v.width)))
			continue
		}
		if v.typing && i == v.marked {
			cursor = tea.NewCursor(min(v.valueLeft()+v.changes[i].line.CursorX(), v.width-1), len(lines))
		}
		lines = append(lines, v.drawChange(i))
	}
	lines = append(lines, v.drawFault(), widget.Rule(v.summary(), v.width, v.styles))
	lines = append(lines, v.drawRows()...)
	lines = append(lines, v.drawChoice())
	return view.Frame{Lines: widget.Fill(lines, v.width, v.height), Cursor: cursor}
}

// valueLeast is the width below which nothing has room.
const valueLeast = 40

func (v *View) drawChange(i int) string {
	c, pens := v.changes[i], &v.styles.Pens
	sign, label, verb := "  ", pens.Text, pens.Muted
	if i == v.marked {
		sign, label, verb = pens.AccentStrong.Paint("› "), pens.Strong, pens.Accent
	}
	head := sign + label.Paint(cells.Fit(words.Capital(cells.Clean(c.target.Name())), v.labelCells()-gap)) + cells.Blank(gap) +
		verb.Paint(cells.Fit(c.verbName(), verbCells-1)) + " "
	room := max(0, v.width-v.valueLeft())
	switch {
	case c.chooses():
		if i == v.marked {
			c.choice.Focus()
		} else {
			c.choice.Blur()
		}
		return head + c.choice.Render(room)
	case c.types():
		c.line.SetWidth(room)
		return head + c.line.Render()
	}
	return head + cells.Blank(room)
}

// drawFault says why the marked change cannot be read, or else what it is on the
// command line.
func (v *View) drawFault() string {
	c, pens := v.current(), &v.styles.Pens
	switch {
	case c == nil:
		return cells.Blank(v.width)
	case c.err != nil && c.types() && c.line.Value() == "":
		return pens.Faint.Paint(cells.Fit("  "+c.target.Path(), v.width))
	case c.err != nil:
		fault := strings.TrimPrefix(c.err.Error(), c.target.Path()+": ") // it stands above
		return pens.Bad.Paint(cells.Fit("  "+theme.SignBad+" "+cells.Clean(fault), v.width))
	}
	return pens.Faint.Paint(cells.Fit("  "+cells.Clean(c.change.String()), v.width))
}

// summary says what the changes do to all.
func (v *View) summary() string {
	_, ok := v.edit()
	switch {
	case v.running != "":
		return v.running
	case !ok:
		return "What will change"
	case v.failed != nil:
		return theme.SignBad + " not looked at"
	case !v.done:
		return fmt.Sprintf("%s · looked at %d of %d…", v.counts.Words(), len(v.rows), v.personas)
	}
	text := v.counts.Words() + onlyNames[v.only]
	if at := v.window().Position(); at != "" {
		text += " · " + at
	}
	return text
}

func (v *View) drawRows() []string {
	height := v.rowLines()
	pens := &v.styles.Pens
	if len(v.shown) == 0 {
		return v.message().Draw(v.width, height, v.styles)
	}
	spare := height - len(v.shown)
	if spare <= 0 {
		return v.window().Draw(v.width, pens.Line, func(i int) string { return v.drawRow(&v.rows[v.shown[i]], v.width-1, 0)[0] })
	}
	var lines []string
	for _, at := range v.shown {
		row := v.drawRow(&v.rows[at], v.width, spare)
		spare -= len(row) - 1
		lines = append(lines, row...)
	}
	return widget.Fill(lines, v.width, height)
}

// message is what stands in the place of the personas.
func (v *View) message() view.Message {
	pens := &v.styles.Pens
	_, ok := v.edit()
	switch {
	case v.failed != nil:
		return view.Message{Title: theme.SignBad + " The personas could not be read: " + v.failed.Error(), Pen: pens.Bad}
	case len(v.changes) == 0:
		return view.Message{
			Title: "Nothing is written before you apply it.", Pen: pens.Strong,
			Next: v.keys.Shown(keymap.BulkAdd) + " chooses a field; what would become of each persona stands here.",
		}
	case !ok:
		return view.Message{Title: "Say what the change takes.", Pen: pens.Muted}
	case !v.done:
		return view.Message{Title: "Looking…", Pen: pens.Muted}
	}
	if v.only == changing {
		return view.Message{Title: "No persona changes.", Pen: pens.Muted}
	}
	return view.Message{Title: "Every persona can take the changes, and has no new problem.", Pen: pens.Good}
}

// drawRow draws what becomes of a persona; what is wrong with it stands below, where it
// has no room beside that and lines are free.
func (v *View) drawRow(r *Row, width, free int) []string {
	pens := &v.styles.Pens
	sign, name, text, pen := "  ", pens.Text, cells.Clean(r.Says), pens.Change
	worst, grave := view.Severity(r.Worst, pens)
	switch {
	case r.Refused:
		sign, pen = pens.Bad.Paint(theme.SignBad+" "), pens.Bad
	case r.Says == "":
		name, text, pen = pens.Muted, "stays as it is", pens.Muted
	case r.Problems != "":
		sign = grave.Paint(worst + " ")
	}
	names := max(leastName, min(v.names, width/3))
	head := sign + name.Paint(cells.Fit(cells.CutName(cells.Clean(r.Name), names), names)) + cells.Blank(gap)
	room := max(0, width-2-names-gap)
	problems := cells.Clean(r.Problems)
	if r.Refused && cells.Width(text) > room && free > 0 {
		text, problems, grave = "cannot take the change", text, pen
	} else if problems == "" || r.Refused {
		return []string{head + pen.Paint(cells.Fit(text, room))}
	}
	if free > 0 && cells.Width(text)+gap+cells.Width(problems) > room {
		const inset = 2 * gap
		lines := []string{head + pen.Paint(cells.Fit(text, room))}
		for _, line := range cells.Clause(problems, width-inset, free) {
			lines = append(lines, cells.Blank(inset)+grave.Paint(cells.Fit(line, width-inset)))
		}
		return lines
	}
	text = cells.Cut(text, room)
	return []string{head + pen.Paint(text) + grave.Paint(cells.Fit(cells.Blank(gap)+problems, room-cells.Width(text)))}
}

// drawChoice says what becomes of all when one cannot take the changes.
func (v *View) drawChoice() string {
	pens := &v.styles.Pens
	options := []string{"○ nothing is changed", "○ it is left out"}
	at := 0
	if v.leaveOut {
		at = 1
	}
	options[at] = "●" + options[at][len("○"):]
	var line strings.Builder
	line.WriteString(" " + pens.Muted.Paint("If one cannot  "))
	for i, option := range options {
		pen := pens.Muted
		if i == at {
			pen = pens.Strong
		}
		line.WriteString(pen.Paint(option) + "  ")
	}
	return cells.Fit(line.String(), v.width)
}
