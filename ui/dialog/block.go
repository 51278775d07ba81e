package dialog

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/widget"
)

// block collects wrapped lines with a sign before each first one.
type block struct {
	width  int
	styles *theme.Styles
	lines  []string
}

// add adds a text after a sign, over as many lines as it takes.
func (b *block) add(sign, text string, style lipgloss.Style) {
	lead := style.Render(widget.Fit(sign, 2))
	for _, line := range widget.Wrap(text, max(1, b.width-2)) {
		b.lines = append(b.lines, widget.Fit(lead+style.Render(line), b.width))
		lead = "  "
	}
}

// findings adds a loss report, what is lost first.
func (b *block) findings(groups []wire.FindingGroup) {
	for _, group := range groups {
		names := strings.Join(group.Names, ", ")
		switch group.Kind {
		case wire.KindMissing:
			b.add("!", fmt.Sprintf("%s: %s", names, group.Text), b.styles.Bad)
		case wire.KindDropped:
			b.add("−", fmt.Sprintf("%s: %s", names, group.Text), b.styles.Warning)
		case wire.KindApproximated:
			b.add("≈", fmt.Sprintf("%s: %s", names, group.Text), b.styles.Accent)
		case wire.KindExact:
			text := fmt.Sprintf("%d exact: %s", len(group.Names), names)
			if group.Text != "" {
				text = names + ": " + group.Text
			}
			b.add("=", text, b.styles.Good)
		}
	}
}
