package list

import (
	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// cursorLine keeps the drawn row under the cursor.
type cursorLine struct {
	row  int
	line string // "" when it must be drawn
}

// Render implements view.View.
func (l *List) Render() view.Frame {
	lines := make([]string, 0, l.height)
	if l.height > 0 {
		lines = append(lines, l.drawHeader())
	}
	if m, ok := l.message(); ok {
		lines = append(lines, m.Draw(l.width, max(0, l.height-1), l.styles)...)
	} else {
		if l.hasTitles() {
			lines = append(lines, l.drawTitles())
		}
		lines = append(l.drawRows(lines), l.drawWhy()...)
	}
	frame := view.Frame{Lines: lines}
	if at := l.cursor - l.offset; l.focused && l.width > 0 && at >= 0 && at < l.bodyHeight() && l.cursor < l.rows.total {
		frame.Cursor = view.RowCursor(0, l.bodyTop()+at)
	}
	if x := searchLeft + l.search.CursorX(); l.typing && l.height > 0 && x < l.width {
		frame.Cursor = tea.NewCursor(x, 0)
	}
	return frame
}

func (l *List) drawRows(lines []string) []string {
	height := l.bodyHeight()
	room := l.width - scrollbarWidth
	if room <= 0 {
		return append(lines, widget.Fill(nil, l.width, height)...)
	}
	return append(lines, l.window().Draw(l.width, l.styles.Pens.Line, func(i int) string { return l.rowLine(i, room) + " " })...)
}

func (l *List) window() widget.Scroll {
	return widget.Scroll{Offset: l.offset, Total: l.rows.total, Height: l.bodyHeight()}
}

// rowLine returns the drawn row at place i, from what was drawn before if it
// can.
func (l *List) rowLine(i, width int) string {
	row, held := l.rows.at(i)
	if i == l.cursor {
		if l.cursorLine.line == "" || l.cursorLine.row != i {
			l.cursorLine = cursorLine{i, l.drawCursor(row, held, width)}
		}
		return l.cursorLine.line
	}
	if !held {
		return l.drawMissing(lookPlain, width)
	}
	at := i - l.rows.start
	if l.drawn[at] == "" {
		l.drawn[at] = l.fitRow(l.drawRow(&row, lookPlain), width)
	}
	return l.drawn[at]
}

func (l *List) drawCursor(row library.Summary, held bool, width int) string {
	how := lookCursor
	if !l.focused {
		how = lookBlurred
	}
	if !held {
		return l.drawMissing(how, width)
	}
	return l.fitRow(l.drawRow(&row, how), width)
}

func (l *List) drawMissing(how look, width int) string {
	gutter := cells.Blank(gutterWidth)
	if how != lookPlain {
		gutter = "›" + cells.Blank(gutterWidth-1)
	}
	return l.inks[how].faint.Paint(cells.Fit(gutter+"· · ·", width))
}

// fitRow cuts a row on a screen that is narrower than the gutter; on any other
// the columns fill it exactly.
func (l *List) fitRow(line string, width int) string {
	if width < gutterWidth {
		return cells.Fit(line, width)
	}
	return line
}
