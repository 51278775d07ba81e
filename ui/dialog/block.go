package dialog

import (
	"fmt"

	"personae/model/wire"
	"personae/ui/view"
	"personae/ui/widget"
)

// addFindings adds a loss report, what is lost first.
func addFindings(lines *widget.Lines, groups []wire.FindingGroup) {
	for _, f := range view.Findings(groups, &lines.Styles.Pens) {
		text := f.Names + ": " + f.Text
		if f.Exact > 0 {
			text = fmt.Sprintf("%d exact: %s", f.Exact, f.Names)
		}
		lines.Point(f.Sign, text, f.Pen)
	}
}
