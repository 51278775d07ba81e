package detail

import (
	"fmt"
	"strings"

	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/widget"
)

// drawLoss draws what comes through of the persona's fields and what does not:
// what is missing first, what is exact last.
func (d *Detail) drawLoss(c *canvas) {
	p := &c.styles.Pens
	w := d.written()
	c.heading("What comes through")
	for _, group := range w.groups {
		sign, pen := lossSign(group.Kind, p)
		names := widget.Clean(strings.Join(group.Names, ", "))
		text := names
		if group.Kind == wire.KindExact && group.Text == "" {
			text = fmt.Sprintf("%s exact: %s", words.Count(w.exact, "field"), names)
		}
		width := min(c.width, readingWidth) - 2
		c.block(pen.Paint(sign), 2, widget.Wrap(text, width), p.Text)
		if group.Text != "" {
			c.block("", 2, widget.Wrap(group.Text, width), p.Muted)
		}
	}
}

// counts says how many fields come through, and how many do not.
func (w *written) counts() string {
	numbers := map[wire.Kind]int{}
	for _, group := range w.groups {
		numbers[group.Kind] += len(group.Names)
	}
	var parts []string
	for _, kind := range []wire.Kind{wire.KindExact, wire.KindApproximated, wire.KindDropped, wire.KindMissing} {
		if numbers[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", numbers[kind], kind))
		}
	}
	return strings.Join(parts, ", ")
}

// lossSign tells the kinds of a finding apart, without colour too.
func lossSign(kind wire.Kind, p *theme.Pens) (string, theme.Pen) {
	switch kind {
	case wire.KindMissing:
		return "!", p.Bad
	case wire.KindDropped:
		return "−", p.Warning
	case wire.KindApproximated:
		return "≈", p.Accent
	case wire.KindExact:
	}
	return "=", p.Good
}
