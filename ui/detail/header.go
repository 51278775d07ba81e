package detail

import (
	"fmt"
	"strings"

	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// drawName draws the first line: the name, and what is not as it mostly is.
func (d *Detail) drawName() string {
	p := &d.styles.Pens
	text, pen := "", p.Muted
	if !d.record.Persona.Enabled.Or(true) {
		text = "○ not enabled"
	}
	if d.record.Trashed {
		text, pen = theme.SignBad+" in the trash", p.Bad
	}
	name := p.Strong.Paint(cells.Clean(d.record.Persona.Name))
	if d.record.Persona.Name == "" {
		name = p.Muted.Paint("(no name)")
	}
	return d.twoEnds(name, text, pen)
}

// roomForBoth is the width from which a line has room for the tags, what was found
// and the stamp.
const roomForBoth = 90

// drawTags draws the second line: the tags, the revision and its age.
func (d *Detail) drawTags() string {
	p := &d.styles.Pens
	tags := p.Faint.Paint("no tags")
	if list := d.record.Persona.Tags.Or(nil); len(list) > 0 {
		tags = p.Tag.Paint(cells.Clean("#" + strings.Join(list, " #")))
	}
	stamp := "not saved yet"
	if d.record.Revision > 0 {
		stamp = fmt.Sprintf("rev %d · %s", d.record.Revision, cells.Clean(view.Ago(d.now, d.record.Persona.UpdatedAt)))
	}
	found := d.foundWords()
	switch {
	case found == "":
		return d.twoEnds(tags, stamp, p.Muted)
	case d.width < roomForBoth:
		return d.twoEnds(tags, found, p.Text)
	}
	return d.twoEnds(tags, found+" · "+stamp, p.Text)
}

// twoEnds draws a line with left at its left, cut if need be, and right at its
// right, where there is room for both.
func (d *Detail) twoEnds(left, right string, pen theme.Pen) string {
	width := cells.Width(right)
	room := d.width - marginLeft - scrollbarWidth - width
	if room < 12 {
		return cells.Fit(" "+left, d.width)
	}
	return " " + cells.Fit(left, room-1) + " " + pen.Paint(right) + cells.Blank(scrollbarWidth)
}
