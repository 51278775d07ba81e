package coverage

import (
	"fmt"
	"strings"

	"personae/model/rehearsal"
	"personae/model/words"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// drawList draws the list that is chosen, under the names of all.
func (v *View) drawList(a widget.Area) []string {
	if a.Height < 1 {
		return nil
	}
	pens := &v.styles.Pens
	var head strings.Builder
	for i, name := range []string{"Here", "Twins", "Empty"} {
		counts := []int{len(v.here()), len(v.twins), len(v.corners)}
		pen := pens.Faint
		if panel(i) == v.panel {
			pen = pens.AccentStrong
		}
		text := fmt.Sprintf("%s %d", name, counts[i])
		if panel(i) == panelTwins && !v.paired {
			text = name + " …"
		}
		head.WriteString(" " + pen.Paint(text) + "  ")
	}
	lines := []string{cells.Fit(head.String(), a.Width)}
	if v.listed() == 0 {
		return append(lines, cells.Fit("   "+pens.Muted.Paint(listable(v)), a.Width))
	}
	for i := v.offset; i < v.listed() && len(lines) < a.Height; i++ {
		pen := pens.Text
		mark := "  "
		if i == v.at && v.inPanel {
			pen, mark = pens.Selected, "› "
		}
		// The last cell is bare: a line that ends turned round is cleared to its end, and is not seen whole.
		lines = append(lines, pen.Paint(cells.Fit(" "+mark+v.listLine(i, a.Width-1), a.Width-1))+" ")
	}
	return lines
}

// listLine is one line of the list.
func (v *View) listLine(i, width int) string {
	switch v.panel {
	case panelTwins:
		t := v.twins[i]
		// Both names are to be seen: each has half of the room at least.
		room := max(8, width-len("   0.000  ")-len(" · "))
		first := cells.Cut(v.name(t.A), max(room/2, room-cells.Width(v.name(t.B))))
		return fmt.Sprintf("%s  %s · %s", t.Apart(), first, cells.Cut(v.name(t.B), room-cells.Width(first)))
	case panelEmpty:
		c := v.corners[i]
		return fmt.Sprintf("%s · %s, %s off", cells.Clean(v.chart.Columns[c.Column].Says), cells.Clean(v.chart.Rows[c.Row].Says), words.Count(c.Away, "place"))
	default:
		return v.name(v.here()[i])
	}
}

func (v *View) name(person int) string { return cells.Clean(v.survey.People[person].Name) }

// foot tells all of what is under the cursor.
func (v *View) foot() []string {
	pens := &v.styles.Pens
	rule := cells.Clean(v.chart.Words(v.column, v.row))
	var says string
	switch {
	case v.inPanel && v.panel == panelTwins:
		t := v.twins[v.at]
		rule, says = "Twins", "The same in every knob."
		if len(t.Differ) > 0 {
			rule = "Twins · " + words.Count(len(t.Differ), "knob") + words.Either(len(t.Differ), " differs", " differ")
			says = words.Comma(t.Differ, rehearsal.Label)
		}
	case v.inPanel && v.panel == panelEmpty:
		c := v.corners[v.at]
		rule = cells.Clean(v.chart.Words(c.Column, c.Row))
		says = fmt.Sprintf("Nobody within %s.", words.Count(c.Away-1, "place"))
		if c.Away <= 1 {
			says = "Nobody here."
		}
	case v.inPanel:
		p := v.survey.People[v.here()[v.at]]
		says = cells.Clean(p.Name) + " · project " + cells.Clean(p.Project)
	case v.panel == panelTwins:
		says = "Gower's distance, the nearest first: 0 is the same in every knob, 1 in none."
	case v.x.IsFigure() || v.y.IsFigure():
		says = "A figure is the mean over 50 calls, and is measured, not set."
	default:
		says = words.Count(len(v.here()), "persona") + " here of " + fmt.Sprint(len(v.survey.People))
	}
	return widget.Foot(widget.Rule(rule, v.width, v.styles), v.width, footLines, widget.Told{Text: says, Pen: pens.Text})
}
