package rehearse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"personae/model/rehearsal"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

const (
	gaugeCells = 14
	columnGap  = 2
	leastTitle = 8
)

// column is one column of the figures, as wide as what stands in it.
type column struct {
	head  string
	pen   theme.Pen
	left  bool
	drops int // where there is no room, the highest goes first; 0 never
	room  int // cells that the head has at most; 0 as many as it takes
	texts []string
}

func (c *column) width() int {
	wide := cells.Width(c.head)
	if c.room > 0 {
		wide = min(wide, c.room)
	}
	for _, text := range c.texts {
		wide = max(wide, cells.Width(text))
	}
	return wide
}

// columnOf makes a column of what a function says of each figure.
func columnOf(head string, pen theme.Pen, drops int, rows []rehearsal.Metric, says func(rehearsal.Metric) string) column {
	c := column{head: head, pen: pen, drops: drops}
	for _, m := range rows {
		c.texts = append(c.texts, says(m))
	}
	return c
}

// addColumns adds a head and a line for each row, of those columns that have
// room.
func addColumns(c *widget.Lines, columns []column) {
	wide := func() int {
		sum := -columnGap
		for i := range columns {
			sum += columnGap + columns[i].width()
		}
		return sum
	}
	for wide() > c.Width {
		last := 0
		for i := range columns {
			if columns[i].drops > columns[last].drops {
				last = i
			}
		}
		if columns[last].drops == 0 {
			break
		}
		columns = slices.Delete(columns, last, last+1)
	}
	widen(columns, c.Width-wide())
	for row := -1; row < len(columns[0].texts); row++ {
		parts := make([]string, len(columns))
		for i := range columns {
			col := &columns[i]
			text, pen := cells.CutName(col.head, col.width()), c.Styles.Pens.Faint
			if row >= 0 {
				text, pen = col.texts[row], col.pen
			}
			if col.left {
				text = cells.Fit(text, col.width())
			} else {
				text = cells.FitRight(text, col.width())
			}
			parts[i] = pen.Paint(text)
		}
		c.Add(strings.Join(parts, strings.Repeat(" ", columnGap)))
	}
}

// widen shares slack cells among the heads that are cut.
func widen(columns []column, slack int) {
	for cut := true; cut; {
		cut = false
		for i := range columns {
			if col := &columns[i]; slack > 0 && 0 < col.room && col.room < cells.Width(col.head) {
				col.room++
				slack--
				cut = true
			}
		}
	}
}

// addTable adds the figures of one call or of two, beside what is known of people.
func (v *View) addTable(c *widget.Lines) {
	var known []rehearsal.Metrics
	for i := range v.sides {
		if m, ok := v.cache.known[v.sides[i].key]; ok {
			known = append(known, m)
		}
	}
	switch {
	case len(known) < len(v.sides):
		c.Add(c.Styles.Pens.Muted.Paint(fmt.Sprintf("Measuring %d calls …", callsMeasured)))
	case v.compares():
		v.addComparison(c, known)
	default:
		pens, rows := &c.Styles.Pens, known[0].Rows
		name := columnOf("", pens.Text, 0, rows, func(m rehearsal.Metric) string { return m.Label })
		name.left = true
		addColumns(c, append([]column{
			name,
			columnOf("median", pens.Strong, 4, rows, measured(func(m rehearsal.Metric) string { return m.Format(m.Median) })),
			columnOf("p10–p90", pens.Muted, 2, rows, rehearsal.Metric.Range),
			columnOf("mean", pens.Text, 0, rows, mean),
			columnOf("n", pens.Faint, 1, rows, func(m rehearsal.Metric) string { return strconv.Itoa(m.Count) }),
		}, append(peopleColumns(rows, c.Styles), observed(rows, c.Styles))...))
	}
}

func measured(says func(rehearsal.Metric) string) func(rehearsal.Metric) string {
	return func(m rehearsal.Metric) string {
		if m.Count == 0 {
			return "–"
		}
		return says(m)
	}
}

func observations(m rehearsal.Metric) string { return fmt.Sprintf("%d %s", m.Count, m.Of) }

// observed says what each figure's n counts.
func observed(rows []rehearsal.Metric, styles *theme.Styles) column {
	c := columnOf("of", styles.Pens.Faint, 6, rows, func(m rehearsal.Metric) string { return m.Of })
	c.left = true
	return c
}

// peopleColumns are the scale of people, and its known points.
func peopleColumns(rows []rehearsal.Metric, styles *theme.Styles) []column {
	gauge := columnOf("", theme.Pen{}, 3, rows, func(m rehearsal.Metric) string { return metricGauge(m, styles) })
	points := columnOf("people", styles.Pens.Faint, 5, rows, func(m rehearsal.Metric) string {
		if m.Human == nil {
			return ""
		}
		var texts []string
		for _, p := range m.Human.Points {
			texts = append(texts, m.Format(p.Value))
		}
		return strings.Join(texts, " … ")
	})
	gauge.left, points.left = true, true
	if points.width() == cells.Width(points.head) {
		return nil
	}
	return []column{gauge, points}
}

// metricGauge draws a figure on the scale of people; "" where none is known.
func metricGauge(m rehearsal.Metric, styles *theme.Styles) string {
	if m.Human == nil || len(m.Human.Points) == 0 || m.Count == 0 {
		return ""
	}
	points := m.Human.Points
	low, high, value := points[0].Value, points[len(points)-1].Value, m.Median
	if m.Unit == rehearsal.UnitShare {
		value = m.Mean
	}
	return widget.GaugeBand(value, low, high, 0, max(2*high, value), gaugeCells, styles)
}

// addComparison adds the means of two calls, and whether the second is more or
// less: of a form's versions the saved one comes first.
func (v *View) addComparison(c *widget.Lines, known []rehearsal.Metrics) {
	first, second := 0, 1
	if v.options.Name != "" {
		first, second = 1, 0
	}
	pens, old, now := &c.Styles.Pens, known[first].Rows, known[second].Rows
	name := columnOf("mean", pens.Text, 0, now, func(m rehearsal.Metric) string { return m.Label })
	name.left = true
	room := max(leastTitle, min(c.Width/3, (c.Width-name.width()-3*columnGap-1)/2))
	titled := func(side int, pen theme.Pen, rows []rehearsal.Metric) column {
		col := columnOf(cells.Clean(v.sides[side].title), pen, 0, rows, mean)
		col.room = room
		return col
	}
	signs := column{left: true}
	for i, m := range now {
		sign := ""
		if m.Count > 0 && old[i].Count > 0 {
			if sign = pens.Faint.Paint("="); mean(m) != mean(old[i]) {
				sign = pens.Change.Paint(signOf(m.Mean - old[i].Mean))
			}
		}
		signs.texts = append(signs.texts, sign)
	}
	addColumns(c, append([]column{
		name,
		columnOf("p10–p90", pens.Faint, 4, old, rehearsal.Metric.Range),
		titled(first, pens.Text, old),
		titled(second, pens.Strong, now),
		signs,
		columnOf("p10–p90", pens.Faint, 3, now, rehearsal.Metric.Range),
		columnOf("n", pens.Faint, 2, now, func(m rehearsal.Metric) string { return strconv.Itoa(m.Count) }),
	}, append(peopleColumns(now, c.Styles), observed(now, c.Styles))...))
}
