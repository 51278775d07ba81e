package detail

import (
	"fmt"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

const (
	marginLeft     = 1
	scrollbarWidth = 2 // a blank and the bar
	fullHeader     = 8 // lines from which the tags have a line of their own
)

// pageWidth is the cells that a tab's lines have.
func (d *Detail) pageWidth() int { return max(0, d.width-marginLeft-scrollbarWidth) }

// headerHeight is how many lines stand above a tab's own.
func (d *Detail) headerHeight() int {
	switch {
	case d.height >= fullHeader:
		return 3
	case d.height >= 4:
		return 2
	}
	return min(d.height, 1)
}

// bodyHeight is how many lines of a tab are in sight.
func (d *Detail) bodyHeight() int { return d.height - d.headerHeight() }

// Render implements view.View.
func (d *Detail) Render() view.Frame {
	if d.state != stateRecord {
		return view.Frame{Lines: d.drawState()}
	}
	lines := make([]string, 0, d.height)
	switch d.headerHeight() {
	case 3:
		lines = append(lines, d.drawName(), d.drawTags(), d.drawTabs())
	case 2:
		lines = append(lines, d.drawName(), d.drawTabs())
	case 1:
		lines = append(lines, d.drawName())
	}
	return view.Frame{Lines: d.drawBody(lines)}
}

// drawBody adds the lines of the tab that are in sight.
func (d *Detail) drawBody(lines []string) []string {
	page, height := d.page(), d.bodyHeight()
	if d.width <= marginLeft+scrollbarWidth {
		return append(lines, widget.Place(nil, d.width, height)...)
	}
	offset := max(0, min(d.offset, len(page)-height))
	bar := widget.Scrollbar(len(page), height, offset, height)
	blank := widget.Blank(d.pageWidth())
	for y := range height {
		line := blank
		if offset+y < len(page) {
			line = page[offset+y]
		}
		end := widget.Blank(scrollbarWidth)
		if bar != nil {
			end = " " + d.styles.Pens.Line.Paint(bar[y])
		}
		lines = append(lines, " "+line+end)
	}
	return lines
}

// position says which lines are in sight, "" when all are.
func (d *Detail) position() string {
	all, height := len(d.page()), d.bodyHeight()
	if all <= height || height <= 0 {
		return ""
	}
	return fmt.Sprintf("%d–%d of %d", d.offset+1, min(all, d.offset+height), all)
}

// drawState fills the view when there is no persona to show.
func (d *Detail) drawState() []string {
	p := &d.styles.Pens
	title, pen, next := d.reason, p.Muted, ""
	if d.state == stateError {
		title, pen = "✗ The persona could not be read: "+d.err.Error(), p.Bad
		next = "Press " + d.key(keymap.Back) + " to go back to the list, and open it again."
	}
	width := min(d.width-4, 60)
	lines := painted(widget.Wrap(title, width), pen)
	if next != "" {
		lines = append(append(lines, ""), painted(widget.Wrap(next, width), p.Muted)...)
	}
	return widget.Center(lines, d.width, d.height)
}

// painted returns lines in one pen.
func painted(lines []string, pen theme.Pen) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = pen.Paint(line)
	}
	return out
}

// key returns the first key of an action, as the screen shows it.
func (d *Detail) key(name keymap.Name) string {
	entry, _ := d.keys.Entry(name)
	return entry.Shown()
}
