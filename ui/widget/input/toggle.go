package input

import (
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Toggle is on, off, or neither with a word for what that means.
type Toggle struct {
	base
	on, set bool
	state   string
}

// NewToggle returns a toggle that is off.
func NewToggle() *Toggle { return &Toggle{set: true} }

// SetValue turns the toggle on or off.
func (t *Toggle) SetValue(on bool) { t.on, t.set, t.state = on, true, "" }

// SetState makes it neither and shows text, the meaning of that.
func (t *Toggle) SetState(text string) { t.on, t.set, t.state = false, false, text }

// Value returns whether the toggle is on; ok is false when it is neither.
func (t *Toggle) Value() (on, ok bool) { return t.on, t.set }

// Flip turns the toggle over; from neither, it turns on.
func (t *Toggle) Flip() { t.SetValue(!t.on) }

// Render draws the toggle in exactly width cells: a switch and a word, so that
// its place, and not only its colour, says what it is.
func (t *Toggle) Render(width int) string {
	pens := theme.PensOf(t.styles)
	knob, word, pen := "●──", "off", pens.Muted
	switch {
	case !t.set:
		knob, word = "─◌─", t.state
	case t.on:
		knob, word, pen = "──●", "on", pens.Text
	}
	label := pens.Text
	if t.focused {
		pen, label = pens.Accent, pens.AccentStrong
	} else if !t.set {
		label = pens.Muted
	}
	if width < 5 {
		return label.Paint(cells.Fit(word, width))
	}
	return pen.Paint(knob) + " " + label.Paint(cells.Fit(word, width-4))
}

// Click reports whether cell x is on the switch or its word.
func (t *Toggle) Click(x int) bool {
	word := t.state
	if t.set {
		word = "off"
	}
	return x >= 0 && x < 4+cells.Width(word)
}
