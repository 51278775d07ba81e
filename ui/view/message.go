package view

import (
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Message is what stands in the place of what a view has none of.
type Message struct {
	Title string
	Pen   theme.Pen // of the title
	Next  string    // what to do next, or ""
}

// messageWidth is the longest line of a message, in cells.
const messageWidth = 60

// Draw draws the message in the middle of exactly height lines of width cells.
func (m Message) Draw(width, height int, styles *theme.Styles) []string {
	var lines []string
	add := func(text string, pen theme.Pen) {
		for _, line := range cells.Wrap(text, min(width-4, messageWidth)) {
			lines = append(lines, pen.Paint(line))
		}
	}
	add(m.Title, m.Pen)
	if m.Next != "" {
		lines = append(lines, "")
		add(m.Next, styles.Pens.Muted)
	}
	return widget.Center(lines, width, height)
}
