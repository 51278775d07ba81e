package diff

import (
	"strings"

	changes "personae/model/diff"
	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines and cells of the page.
const (
	head       = 1  // the line of the titles
	edge       = 2  // cells of the scroll bar, and the blank before it
	gap        = 3  // cells between the two sides
	leastLabel = 26 // cells of the labels
	mostLabel  = 30
	stacked    = 76 // cells below which a label stands on a line of its own
)

// line is one of the page: a heading, or a piece of a row.
type line struct {
	row   int    // -1 for a heading
	label string // of the row, on its first line
	text  string // drawn: the two sides, or the heading
	from  int    // the cell at which the sides begin
}

// columns are the cells of the labels and of each side. A row that needs room has
// its label above it.
func (v *View) columns(roomy bool) (label, side int) {
	label = max(leastLabel, min(v.width/4, mostLabel))
	if roomy || v.width < stacked {
		label = 2
	}
	return label, max(0, (v.width-label-gap-edge)/2)
}

// page returns the lines of all rows.
func (v *View) page() []line {
	if v.lines != nil || v.width == 0 {
		return v.lines
	}
	v.lines = []line{}
	group := field.Group("")
	for i := range v.rows {
		r := &v.rows[i]
		if r.Spec.Group != group {
			group = r.Spec.Group
			v.lines = append(v.lines, line{row: -1, text: widget.Rule(string(group), max(0, v.width-1), v.styles)})
		}
		r.from = len(v.lines)
		v.lay(i)
		r.to = len(v.lines)
	}
	return v.lines
}

// lay adds the lines of a row.
func (v *View) lay(i int) {
	r := &v.rows[i]
	parts := r.Parts()
	whole := [2]string{r.Whole(r.Left), r.Whole(r.Right)}
	label, side := v.columns(false)
	if r.Spec.Kind == field.KindProse || r.Spec.Kind == field.KindJSON || r.Spec.Kind == field.KindPairs {
		label, side = v.columns(!fitsIn(whole[0], side) || !fitsIn(whole[1], side))
	}
	var left, right []string
	switch {
	case parts != nil && r.Differs():
		if !v.all {
			parts = changes.Fold(parts, 1, 3*max(side, leastLabel))
		}
		left, right = v.prose(parts, side)
	default:
		left, right = v.value(r, whole[0], r.Left, side), v.value(r, whole[1], r.Right, side)
	}
	if label <= 2 {
		v.lines = append(v.lines, line{row: i, label: r.Spec.Label, from: v.width - 1})
	}
	for y := range max(len(left), len(right)) {
		l := line{row: i, text: v.beside(at(left, y), at(right, y), side), from: label}
		if y == 0 && label > 2 {
			l.label = r.Spec.Label
		}
		v.lines = append(v.lines, l)
	}
}

// fitsIn reports whether a text is one line of so many cells.
func fitsIn(text string, width int) bool {
	return !strings.Contains(text, "\n") && cells.Width(text) <= width
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// beside joins a line of either side.
func (v *View) beside(left, right string, side int) string {
	return cells.Fit(left, side) + v.styles.Pens.Line.Paint(" │ ") + cells.Fit(right, side)
}

// value draws what one side has in a row.
func (v *View) value(r *row, text string, is value.Value, width int) []string {
	pens := &v.styles.Pens
	pen := pens.Text
	switch {
	case r.Differs() && is.IsSet():
		pen = pens.Change
	case !is.IsSet():
		pen = pens.Muted
	}
	return painted(cells.Wrap(text, width), pen)
}

func painted(lines []string, pen theme.Pen) []string {
	for i, text := range lines {
		lines[i] = pen.Paint(text)
	}
	return lines
}

// Name says which document the side is, and whose.
func (s *Side) Name() string {
	return strings.TrimPrefix(s.Note+" · "+cells.Clean(s.Title), " · ")
}
