package editor

import (
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// fixed shows a value that cannot be edited here.
type fixed struct {
	base
	styles *theme.Styles
	value  value.Value
}

// fixedRows is the most lines that a fixed value is shown on.
const fixedRows = 4

func (e *fixed) Show(c Content)            { e.value = c.Value }
func (e *fixed) SetStyles(s *theme.Styles) { e.styles = s }
func (e *fixed) Focus()                    {}
func (e *fixed) Blur()                     {}

func (e *fixed) Help() string { return "none: it cannot be edited" }

// words is the value as people read it.
func (e *fixed) words() string {
	if !e.value.IsSet() {
		return e.meaning(e.value)
	}
	return field.Format(e.spec, e.value)
}

func (e *fixed) Draw(width, most int) []string {
	pen := e.styles.Pens.Text
	if !e.value.IsSet() {
		pen = e.styles.Pens.Faint
	}
	lines := cells.Wrap(e.words(), width)
	rows := max(1, min(len(lines), fixedRows, most))
	if len(lines) > rows {
		lines[rows-1] = cells.Cut(lines[rows-1]+strings.Repeat(" ", width)+"…", width)
	}
	lines = widget.Place(lines, width, rows)
	for i := range lines {
		lines[i] = pen.Paint(lines[i])
	}
	return lines
}
