package widget

import (
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Told is a text of a foot, in its colour.
type Told struct {
	Text string
	Pen  theme.Pen
}

// Foot draws what there is to say of what is under the cursor, in exactly height lines
// below and with a rule: the texts one after the other, each as far as there is room.
func Foot(rule string, width, height int, told ...Told) []string {
	lines := []string{rule}
	for _, t := range told {
		for _, line := range cells.Clause(cells.Clean(t.Text), width-2, height-len(lines)) {
			lines = append(lines, " "+t.Pen.Paint(cells.Fit(line, width-2))+" ")
		}
	}
	return Fill(lines, width, height)
}
