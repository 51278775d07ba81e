package detail

import (
	"fmt"
	"strings"

	"personae/model/wire"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// drawLoss draws what comes through of the persona's fields and what does not:
// what is missing first, what is exact last.
func (d *Detail) drawLoss(c *canvas) {
	p := &c.Styles.Pens
	c.Heading("What comes through")
	width := min(c.Width, readingWidth) - 2
	for _, f := range view.Findings(d.written().groups, p) {
		c.Beside(f.Pen.Paint(f.Sign), 2, cells.Wrap(cells.Clean(f.Names), width), p.Text)
		if f.Text != "" {
			c.Beside("", 2, cells.Wrap(f.Text, width), p.Muted)
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
