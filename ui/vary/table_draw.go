package vary

import (
	"strings"

	"personae/model/check"
	"personae/model/rehearsal"
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// The lines and cells of the table.
const (
	headLines = 3
	headCells = 13 // of a head's line
	mostCell  = 16 // of what is special to a variant
	columnGap = 2
	markCells = 3 // selected, and what is wrong
)

// tableY is the line that the table begins in.
func (v *View) tableY() int { return 1 + len(v.slots()) }

// footLines are those about what is under the cursor, with their rule; none on a low
// screen, which the table needs.
func (v *View) footLines() int {
	if v.height < 16 {
		return 0
	}
	return 3
}

// body is how many rows have room.
func (v *View) body() int { return max(0, v.height-v.tableY()-headLines-v.footLines()) }

// wrapped is the lines of a head, those below filled first.
func wrapped(text string, width int) []string {
	lines := cells.Wrap(cells.Clean(text), width)
	if len(lines) > headLines {
		lines = append(lines[:headLines-1], cells.Cut(strings.Join(lines[headLines-1:], " "), width))
	}
	return append(make([]string, headLines-len(lines)), lines...)
}

func widest(texts []string) int {
	wide := 0
	for _, text := range texts {
		wide = max(wide, cells.Width(text))
	}
	return wide
}

// heads are the heads of what is special to the variants, with their widths.
func (v *View) heads() (heads [][]string, widths []int) {
	for i, name := range v.names {
		head := wrapped(name, mostCell)
		wide := widest(head)
		for _, variant := range v.variants {
			wide = max(wide, min(cells.Width(cells.Clean(variant.Cells[i])), mostCell))
		}
		if i == 0 {
			wide = max(wide, len(asItIs))
		}
		heads, widths = append(heads, head), append(widths, wide)
	}
	return heads, widths
}

const asItIs = "as it is"

func (v *View) figure(row int, key string) rehearsal.Metric {
	m, _ := v.metricsOf(row).Get(key)
	return m
}

// mean writes a row's mean: "…" until it is measured, "–" where there is nothing to.
func (v *View) mean(row int, key string) string {
	m := v.metricsOf(row)
	figure, _ := m.Get(key)
	switch {
	case m.Rows == nil:
		return "…"
	case figure.Count == 0:
		return "–"
	}
	return figure.Format(figure.Mean)
}

// label is what a figure is called, wherever it is measured.
func (v *View) label(key string) string {
	for row := range v.rows() {
		if figure := v.figure(row, key); figure.Label != "" {
			return figure.Label
		}
	}
	return key
}

// inSight are the widths of the figures that have room, from the first in sight on.
func (v *View) inSight() []int {
	_, names := v.heads()
	room := v.width - 2 - markCells
	for _, wide := range names {
		room -= wide + columnGap
	}
	var widths []int
	for _, key := range v.figures[min(v.first, len(v.figures)):] {
		wide := max(widest(wrapped(v.label(key), headCells)), 6) // as wide as most figures are written
		if room -= columnGap + wide; room < 0 {
			break
		}
		widths = append(widths, wide)
	}
	return widths
}

// drawTable draws the heads and the rows in sight.
func (v *View) drawTable() []string {
	pens := &v.styles.Pens
	heads, names := v.heads()
	widths := v.inSight()
	var lines []string
	for y := range headLines {
		var b strings.Builder
		b.WriteString(cells.Blank(1 + markCells))
		for i, wide := range names {
			b.WriteString(pens.Faint.Paint(cells.Fit(heads[i][y], wide)) + cells.Blank(columnGap))
		}
		for i, wide := range widths {
			pen := pens.Faint
			if v.first+i == v.column && v.focus.what == slotTable {
				pen = pens.AccentStrong
			}
			b.WriteString(cells.Blank(columnGap) + pen.Paint(cells.FitRight(wrapped(v.label(v.figures[v.first+i]), headCells)[y], wide)))
		}
		lines = append(lines, cells.Fit(b.String(), v.width))
	}
	for row := v.top; row < v.rows() && row < v.top+v.body(); row++ {
		lines = append(lines, v.drawRow(row, names, widths))
	}
	return lines
}

func (v *View) drawRow(row int, names, widths []int) string {
	pens := &v.styles.Pens
	at := v.at(row)
	base, cell := pens.Text, pens.Text
	if at < 0 {
		base, cell = pens.Muted, pens.Muted
	}
	if row == v.row && v.focus.what == slotTable {
		base, cell = pens.SelectedBlurred, pens.Selected
	}
	var b strings.Builder
	cursor := " "
	if row == v.row && v.focus.what == slotTable {
		cursor = pens.AccentStrong.Paint("›")
	}
	b.WriteString(cursor + v.marks(at))
	for i, wide := range names {
		text := ""
		switch {
		case at >= 0:
			text = cells.Clean(v.variants[at].Cells[i])
		case i == 0:
			text = asItIs
		}
		b.WriteString(base.Paint(cells.Fit(text, wide) + cells.Blank(columnGap)))
	}
	for i, wide := range widths {
		pen := base
		if v.first+i == v.column {
			pen = cell
		} else if v.first+i >= v.differ && row != v.row {
			pen = pens.Faint
		}
		b.WriteString(pen.Paint(cells.Blank(columnGap) + cells.FitRight(v.mean(row, v.figures[v.first+i]), wide)))
	}
	return cells.Fit(b.String(), v.width)
}

// marks say that a variant is selected, and that something is wrong with it.
func (v *View) marks(at int) string {
	pens := &v.styles.Pens
	if at < 0 {
		return cells.Blank(markCells)
	}
	chosen, sign, pen := " ", " ", pens.Text
	if v.selected[at] {
		chosen = "✓"
	}
	for _, p := range v.variants[at].Problems {
		if p.Severity == check.SeverityError {
			sign, pen = theme.SignBad, pens.Bad
		} else if p.Severity == check.SeverityWarning && sign == " " {
			sign, pen = theme.SignWarning, pens.Warning
		}
	}
	return pens.Marked.Paint(chosen) + pen.Paint(sign) + " "
}
