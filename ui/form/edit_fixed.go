package form

import (
	"strings"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// fixedEditor shows a value that cannot be edited here.
type fixedEditor struct {
	still
	spec   *model.Spec
	styles *theme.Styles
	value  model.Value
}

// fixedRows is the most lines that a fixed value is shown on.
const fixedRows = 4

func (e *fixedEditor) show(c content)            { e.value = c.value }
func (e *fixedEditor) setStyles(s *theme.Styles) { e.styles = s }

// words is the value as people read it.
func (e *fixedEditor) words() string {
	if !e.value.IsSet() {
		return meaning(e.spec, e.value)
	}
	return model.Format(e.spec, e.value)
}

func (e *fixedEditor) rows(width, most int) int {
	return max(1, min(len(widget.Wrap(e.words(), width)), fixedRows, most))
}

func (e *fixedEditor) draw(width, rows int) []string {
	pen := e.styles.Pens.Text
	if !e.value.IsSet() {
		pen = e.styles.Pens.Faint
	}
	lines := widget.Wrap(e.words(), width)
	if len(lines) > rows {
		lines[rows-1] = widget.Cut(lines[rows-1]+strings.Repeat(" ", width)+"…", width)
	}
	lines = widget.Place(lines, width, rows)
	for i := range lines {
		lines[i] = pen.Paint(lines[i])
	}
	return lines
}

// vendorEditor stands for the whole section of a vendor's system: it says
// whether the section is used. The form starts it and takes it away.
type vendorEditor struct {
	still
	spec    *model.Spec
	styles  *theme.Styles
	used    bool
	focused bool
}

func (e *vendorEditor) show(content)              {}
func (e *vendorEditor) setStyles(s *theme.Styles) { e.styles = s }
func (e *vendorEditor) focus()                    { e.focused = true }
func (e *vendorEditor) blur()                     { e.focused = false }

func (e *vendorEditor) draw(width, rows int) []string {
	text, pen := "not used — press enter to start it", e.styles.Pens.Muted
	if e.used {
		text = "in use"
		if e.focused {
			text += " — press delete to take the whole section away"
		}
		pen = e.styles.Pens.Good
	}
	if e.focused {
		pen = e.styles.Pens.AccentStrong
	}
	return []string{pen.Paint(widget.Fit(text, width))}
}
