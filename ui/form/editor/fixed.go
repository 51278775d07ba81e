package editor

import (
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

type fixed struct {
	common
	styles *theme.Styles
	value  value.Value
	moment func(stamp string) string
}

const fixedRows = 4

func (e *fixed) SetContent(c Content)      { e.value = c.Value }
func (e *fixed) SetStyles(s *theme.Styles) { e.styles = s }
func (e *fixed) Focus()                    {}
func (e *fixed) Blur()                     {}

func (e *fixed) Help() string { return "none: it cannot be edited" }

func (e *fixed) Draw(width, most int) []string {
	text, pen := field.Format(e.spec, e.value), e.styles.Pens.Text
	if !e.value.IsSet() {
		text, pen = e.meaning(e.value), e.styles.Pens.Faint
	}
	if stamp, ok := e.value.Text(); ok && e.spec.Kind == field.KindTime {
		text = e.moment(stamp)
	}
	lines := cells.Wrap(text, width)
	rows := max(1, min(len(lines), fixedRows, most))
	if len(lines) > rows {
		lines[rows-1] = cells.Cut(lines[rows-1]+strings.Repeat(" ", width)+"…", width)
	}
	lines = widget.Fill(lines, width, rows)
	for i := range lines {
		lines[i] = pen.Paint(lines[i])
	}
	return lines
}
