package dialog

import (
	"fmt"

	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// block collects wrapped lines with a sign before each first one.
type block struct {
	width  int
	styles *theme.Styles
	lines  []string
}

// add adds a text after a sign, over as many lines as it takes.
func (b *block) add(sign, text string, pen theme.Pen) {
	lead := pen.Paint(widget.Fit(sign, 2))
	for _, line := range widget.Wrap(text, max(1, b.width-2)) {
		b.lines = append(b.lines, widget.Fit(lead+pen.Paint(line), b.width))
		lead = "  "
	}
}

// findings adds a loss report, what is lost first.
func (b *block) findings(groups []wire.FindingGroup) {
	for _, f := range view.Findings(groups, &b.styles.Pens) {
		text := f.Names + ": " + f.Text
		if f.Exact > 0 {
			text = fmt.Sprintf("%d exact: %s", f.Exact, f.Names)
		}
		b.add(f.Sign, text, f.Pen)
	}
}
