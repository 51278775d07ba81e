package oplog

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The cells and lines of the view.
const (
	headHeight   = 2 // what there is, and the columns' titles
	searchLeft   = 3 // " / ", before what is typed
	countWidth   = 22
	gutterWidth  = 2
	agoWidth     = 14
	kindWidth    = 16
	personaWidth = 8
	leastLabel   = 48 // what the words get before other columns come
)

// Render implements view.View.
func (l *Log) Render() view.Frame {
	lines := append([]string{l.drawHead()}, l.drawBody()...)
	frame := view.Frame{Lines: widget.Fill(lines, l.width, l.height)}
	if at := headHeight + l.rows.LineOf(l.rows.Cursor); l.width > 0 && at < l.height && l.rows.Total > 0 {
		frame.Cursor = view.RowCursor(0, at)
	}
	if x := searchLeft + l.line.CursorX(); l.typing && l.height > 0 && x < l.width {
		frame.Cursor = tea.NewCursor(x, 0)
	}
	return frame
}

func (l *Log) drawHead() string {
	p := &l.styles.Pens
	count := ""
	if l.rows.Loaded {
		count = words.Count(l.rows.Total, "operation")
	}
	left := " " + p.Strong.Paint("Log of the library")
	switch {
	case l.typing:
		left = " " + p.AccentStrong.Paint("/") + " " + l.line.Render()
	case l.line.Value() != "":
		left += p.Faint.Paint(" · ") + p.Strong.Paint("search “"+cells.Clean(l.line.Value())+"”")
	}
	right := p.Muted.Paint(cells.FitRight(count, min(countWidth, l.width/3))) + " "
	return cells.Fit(left, max(0, l.width-cells.Width(right))) + right
}

// message is what to say in the place of rows; ok is false when there are some.
func (l *Log) message() (m view.Message, ok bool) {
	p := &l.styles.Pens
	switch {
	case l.rows.Err != nil:
		return view.Message{Title: theme.SignBad + " The log could not be read: " + l.rows.Err.Error(), Pen: p.Bad}, true
	case !l.rows.Loaded:
		return view.Message{Title: "Loading…", Pen: p.Muted}, true
	case l.rows.Total > 0:
		return m, false
	case l.line.Value() != "":
		return view.Message{Title: "No operation has every word of “" + l.line.Value() + "”.", Pen: p.Strong, Next: l.keys.Shown(keymap.Back) + " clears the search."}, true
	}
	return view.Message{Title: "Nothing was done in this library yet.", Pen: p.Strong, Next: l.keys.Shown(keymap.Back) + " goes back to the list."}, true
}

func (l *Log) drawBody() []string {
	height := max(0, l.height-headHeight+1)
	if m, ok := l.message(); ok {
		return m.Draw(l.width, height, l.styles)
	}
	p := &l.styles.Pens
	titles := p.Faint.Paint(l.columns(cells.Blank(gutterWidth), "When", "What was done", "Kind", "Personas"))
	return append([]string{titles}, l.rows.Draw(l.width, height-1, p.Line, func(i int, op library.Operation, held bool) []string {
		return []string{l.drawRow(i, op, held)}
	})...)
}

func (l *Log) drawRow(i int, op library.Operation, held bool) string {
	p := &l.styles.Pens
	cursor, pen := "  ", p.Text
	if op.Undone || !op.Reachable {
		pen = p.Faint
	}
	if i == l.rows.Cursor {
		cursor, pen = "› ", p.Selected
	}
	if !held {
		return pen.Paint(cells.Fit(cursor+"· · ·", l.width-1))
	}
	label := cells.Clean(op.Label)
	switch {
	case op.Undone:
		label = "undone: " + label
	case !op.Reachable:
		label = "out of reach: " + label
	}
	return pen.Paint(l.columns(cursor, view.Ago(l.now, model.Stamp(op.At)), label, string(op.Kind), fmt.Sprint(op.Personas)))
}

// columns lays out a line, one cell less than the view is wide. What says least goes
// first where there is no room.
func (l *Log) columns(gutter, when, label, kind, personas string) string {
	room := max(0, l.width-1-gutterWidth-agoWidth)
	line := ""
	for _, c := range []struct {
		text  string
		width int
	}{{personas, personaWidth}, {kind, kindWidth}} {
		if room-c.width-1 >= leastLabel {
			room -= c.width + 1
			line = " " + cells.Fit(c.text, c.width) + line
		}
	}
	return cells.Fit(gutter+cells.Fit(when, agoWidth)+cells.Fit(label, room)+line, l.width-1)
}
