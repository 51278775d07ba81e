package input

import (
	"slices"
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Option is one of the values that a Choice offers, and what people read.
type Option struct{ Value, Label string }

// Choice is one of several options, all in sight where they fit, else the
// chosen one between arrows. A value that is no option is shown as one of its
// own, marked "?", and stays until another is chosen.
type Choice struct {
	base
	options []Option
	value   string
	chosen  bool
	state   string // shown while no value is chosen: what that means
	width   int    // of the last drawing, which clicks are measured by
}

type segment struct {
	Option
	state   bool // what no choice means
	unknown bool
	width   int
}

// NewChoice returns a choice of nothing.
func NewChoice() *Choice { return &Choice{} }

// SetOptions sets what can be chosen, in order.
func (c *Choice) SetOptions(options []Option) { c.options = options }

// SetValue chooses a value, an option or not.
func (c *Choice) SetValue(value string) { c.value, c.chosen, c.state = value, true, "" }

// SetState chooses nothing and shows text, the meaning of that.
func (c *Choice) SetState(text string) { c.value, c.chosen, c.state = "", false, text }

// Value returns what is chosen; ok is false when nothing is.
func (c *Choice) Value() (value string, ok bool) { return c.value, c.chosen }

// Move chooses the option delta places further, at most the last or the first,
// and reports whether the choice changed. From no choice or an unknown value, it
// goes to the first option forwards and to the last one backwards.
func (c *Choice) Move(delta int) (changed bool) {
	if len(c.options) == 0 || delta == 0 {
		return false
	}
	at := c.index()
	if at < 0 && delta < 0 {
		at = len(c.options)
	}
	value := c.options[max(0, min(at+delta, len(c.options)-1))].Value
	if c.chosen && value == c.value {
		return false
	}
	c.SetValue(value)
	return true
}

func (c *Choice) index() int {
	if !c.chosen {
		return -1
	}
	return slices.IndexFunc(c.options, func(o Option) bool { return o.Value == c.value })
}

func (c *Choice) segments() (segments []segment, chosen int) {
	chosen = c.index()
	for _, option := range c.options {
		segments = append(segments, segment{Option: option})
	}
	if !c.chosen && c.state != "" {
		segments = append(segments, segment{Option: Option{Label: c.state}, state: true})
		chosen = len(segments) - 1
	}
	if c.chosen && chosen < 0 {
		label := c.value
		if cells.Width(label) == 0 {
			label = "(empty)"
		}
		segments = append(segments, segment{
			Option: Option{Value: c.value, Label: label + " ?"}, unknown: true,
		})
		chosen = len(segments) - 1
	}
	for i := range segments {
		segments[i].Label = cells.Clean(segments[i].Label)
		segments[i].width = cells.Width(segments[i].Label) + 2 // the dot, or the brackets
	}
	return segments, chosen
}

const between = 2

func fits(segments []segment, width int) bool {
	total := 0
	for _, s := range segments {
		total += s.width + between
	}
	return total-between <= width
}

// Render draws the choice in exactly width cells.
func (c *Choice) Render(width int) string {
	c.width = width
	pens := theme.PensOf(c.styles)
	segments, chosen := c.segments()
	if width <= 0 || len(segments) == 0 {
		return cells.Blank(width)
	}
	if !fits(segments, width) {
		return c.renderOne(segments, chosen, width, pens)
	}
	var b strings.Builder
	used := 0
	for i, s := range segments {
		if i > 0 {
			b.WriteString(cells.Blank(between))
			used += between
		}
		mark, pen := "○ ", pens.Muted
		if i == chosen {
			mark, pen = "● ", c.pen(s, pens)
		}
		if s.state {
			pen.Write(&b, "("+s.Label+")")
		} else {
			pen.Write(&b, mark+s.Label)
		}
		used += s.width
	}
	b.WriteString(cells.Blank(width - used))
	return b.String()
}

// renderOne draws only the chosen segment, with arrows where there is more.
func (c *Choice) renderOne(segments []segment, chosen, width int, pens *theme.Pens) string {
	if width < 5 {
		return pens.Text.Paint(cells.Fit(c.label(segments, chosen), width))
	}
	left, right := pens.Accent, pens.Accent
	if chosen == 0 {
		left = pens.Line
	}
	if chosen == len(segments)-1 {
		right = pens.Line
	}
	label := cells.Cut(c.label(segments, chosen), width-4)
	pen := pens.Muted
	if chosen >= 0 {
		pen = c.pen(segments[chosen], pens)
	}
	return left.Paint("‹") + " " + pen.Paint(label) + " " + right.Paint("›") + cells.Blank(width-4-cells.Width(label))
}

func (c *Choice) label(segments []segment, chosen int) string {
	if chosen < 0 {
		return "not set"
	}
	return segments[chosen].Label
}

func (c *Choice) pen(s segment, pens *theme.Pens) theme.Pen {
	switch {
	case s.unknown:
		return pens.Warning
	case c.focused:
		return pens.AccentStrong
	case s.state:
		return pens.Muted
	}
	return pens.Strong
}

// Click returns the value at cell x of the last drawing; of a choice between
// arrows, the one that the arrow leads to. ok is false where there is none. It
// does not choose.
func (c *Choice) Click(x int) (value string, ok bool) {
	segments, chosen := c.segments()
	if fits(segments, c.width) {
		for _, s := range segments {
			if x >= 0 && x < s.width {
				return s.Value, !s.state
			}
			x -= s.width + between
		}
		return "", false
	}
	to := *c
	switch {
	case x < 0 || x >= c.width:
		return "", false
	case x < 2:
		ok = to.Move(-1)
	case x > 2+cells.Width(cells.Cut(c.label(segments, chosen), c.width-4)):
		ok = to.Move(1)
	}
	return to.value, ok
}
