package dialog

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// settings is what the import and the export dialog share: rows to set, above
// what they lead to.
type settings struct {
	base
	rows   []*row
	marked int // a row, or what the dialog lists behind them
	scroll int // first line shown of what there is to read
}

// move chooses another value in the marked row and reports whether there is one.
func (s *settings) move(delta int) bool {
	return s.marked < len(s.rows) && s.rows[s.marked].move(delta)
}

func (s *settings) drawRows(width int) []string {
	lines := make([]string, len(s.rows))
	for i, r := range s.rows {
		lines[i] = r.draw(width, i == s.marked, s.styles)
	}
	return lines
}

// warn is the answer to what cannot be done yet.
func warn(text string) view.Action { return view.Say{Level: view.LevelWarning, Text: text} }

// row is a setting of a dialog: a name and one of several values, or a line that is
// typed.
type row struct {
	label  string
	choice *input.Choice
	line   *input.Line // nil where something is chosen
	off    string      // why it has no meaning now; "" when it has
	fixed  string      // what it stays, "" where it can change
}

func newRow(label, value string, options ...input.Option) *row {
	r := &row{label: label, choice: input.NewChoice()}
	r.choice.SetOptions(options)
	r.choice.SetValue(value)
	return r
}

func (r *row) value() string {
	if r.line != nil {
		return strings.TrimSpace(r.line.Value())
	}
	value, _ := r.choice.Value()
	return value
}

// rowLabel is the width of the names before settings, in cells.
const rowLabel = 23

// draw draws a setting in width cells; marked shows that keys reach it.
func (r *row) draw(width int, marked bool, styles *theme.Styles) string {
	sign, label := "  ", styles.Muted.Render(r.label)
	if marked {
		sign, label = styles.AccentStrong.Render("› "), styles.Strong.Render(r.label)
	}
	head := sign + cells.Fit(label, rowLabel-2)
	if r.off != "" {
		return cells.Fit(head+styles.Faint.Render(r.off), width)
	}
	if width <= rowLabel {
		return cells.Fit(head, width)
	}
	if r.line != nil {
		r.line.SetWidth(width - rowLabel)
		return head + r.line.Render()
	}
	r.choice.SetStyles(styles)
	if marked {
		r.choice.Focus()
	} else {
		r.choice.Blur()
	}
	return head + r.choice.Render(width-rowLabel)
}

// click chooses the value at a cell of the drawn row and reports whether that
// changed anything.
func (r *row) click(x int) bool {
	value, ok := r.choice.Click(x - rowLabel)
	if !ok || r.off != "" || value == r.value() {
		return false
	}
	r.choice.SetValue(value)
	return true
}

// move chooses the value delta places further and reports whether that changed
// anything.
func (r *row) move(delta int) bool { return r.off == "" && r.line == nil && r.choice.Move(delta) }
