package detail

import (
	"time"

	tea "charm.land/bubbletea/v2"

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

// canvas is the page of a tab.
type canvas struct {
	widget.Lines
	now      time.Time // stamps are written in its zone
	revealed bool      // secrets are shown
	least    int       // cells of a value beside its label
}

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
	frame := view.Frame{Lines: d.drawBody(lines)}
	if at := d.findRow(); d.typing && at >= 0 {
		lines[at] = d.drawFinding()
		if x := findLeft + d.line.CursorX(); x < d.width {
			frame.Cursor = tea.NewCursor(x, at)
		}
	}
	return frame
}

// findRow is the line of the header in which is typed what to find: that of the
// tags, or the one that is there. -1 is none.
func (d *Detail) findRow() int { return min(1, d.headerHeight()-1) }

func (d *Detail) drawBody(lines []string) []string {
	page, height := d.page(), d.bodyHeight()
	if d.width <= marginLeft+scrollbarWidth {
		return append(lines, widget.Fill(nil, d.width, height)...)
	}
	return append(lines, d.window().Draw(d.width, d.styles.Pens.Line, func(i int) string { return " " + d.besides(i, d.marked(i, page[i])) + " " })...)
}

func (d *Detail) drawState() []string {
	p := &d.styles.Pens
	title, pen, next := d.reason, p.Muted, ""
	if d.state == stateError {
		title, pen = theme.SignBad+" The persona could not be read: "+d.err.Error(), p.Bad
		next = "Press " + d.keys.Shown(keymap.Back) + " to go back to the list, and open it again."
	}
	return view.Message{Title: title, Pen: pen, Next: next}.Draw(d.width, d.height, d.styles)
}
