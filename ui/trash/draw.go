package trash

import (
	"personae/keymap"
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
	gutterWidth  = 3 // cursor, selection mark, a blank
	sinceWidth   = 13
	projectWidth = 14
	leastName    = 24 // what a name gets before its project comes
)

// Render implements view.View.
func (t *Trash) Render() view.Frame {
	lines := append([]string{t.drawHead()}, t.drawBody()...)
	frame := view.Frame{Lines: widget.Fill(lines, t.width, t.height)}
	if at := headHeight + t.rows.LineOf(t.rows.Cursor); t.focused && t.width > 0 && at < t.height && t.rows.Total > 0 {
		frame.Cursor = view.RowCursor(0, at)
	}
	return frame
}

func (t *Trash) drawHead() string {
	p := &t.styles.Pens
	head := " " + p.Strong.Paint("Trash")
	if t.rows.Loaded {
		head += p.Muted.Paint(" · " + words.Count(t.rows.Total, "persona"))
	}
	if selected := t.selectedWords(); selected != "" {
		head += p.Faint.Paint(" · ") + p.Marked.Paint(selected)
	}
	return cells.Fit(head, t.width)
}

// message is what to say in the place of rows; ok is false when there are some.
func (t *Trash) message() (m view.Message, ok bool) {
	p := &t.styles.Pens
	switch {
	case t.rows.Err != nil:
		return view.Message{Title: theme.SignBad + " The trash could not be read: " + t.rows.Err.Error(), Pen: p.Bad}, true
	case !t.rows.Loaded:
		return view.Message{Title: "Loading…", Pen: p.Muted}, true
	case t.rows.Total == 0:
		return view.Message{Title: "The trash is empty.", Pen: p.Strong, Next: "What is deleted in the list comes here. " + t.keys.Shown(keymap.Back) + " goes back to it."}, true
	}
	return m, false
}

func (t *Trash) drawBody() []string {
	height := max(0, t.height-headHeight+1)
	if m, ok := t.message(); ok {
		return m.Draw(t.width, height, t.styles)
	}
	p := &t.styles.Pens
	titles := p.Faint.Paint(t.columns(cells.Blank(gutterWidth), "Name", "Project", "Deleted"))
	return append([]string{titles}, t.rows.Draw(t.width, height-1, p.Line, func(i int, row library.Summary, held bool) []string {
		return []string{t.drawRow(i, row, held)}
	})...)
}

func (t *Trash) drawRow(i int, row library.Summary, held bool) string {
	cursor, mark, pen := " ", " ", t.styles.Pens.Text
	if i == t.rows.Cursor {
		cursor, pen = "›", t.styles.Pens.SelectedBlurred
		if t.focused {
			pen = t.styles.Pens.Selected
		}
	}
	if t.picked[row.ID] {
		mark = "✓"
	}
	if !held {
		return pen.Paint(cells.Fit(cursor+"  · · ·", t.width-1))
	}
	return pen.Paint(t.columns(cursor+mark+" ", cells.Clean(row.Name), cells.Clean(row.Project), view.Ago(t.now, row.TrashedAt)))
}

// columns lays out a line, one cell less than the view is wide.
func (t *Trash) columns(gutter, name, project, since string) string {
	room := max(0, t.width-1-gutterWidth-sinceWidth-1)
	line := ""
	if room-projectWidth >= leastName {
		room -= projectWidth
		line = cells.Fit(project, projectWidth)
	}
	return cells.Fit(gutter+cells.Fit(name, room-1)+" "+line+since, t.width-1)
}
