package input

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"

	tea "charm.land/bubbletea/v2"
)

// Line is a text input of one line. The cursor moves by signs, never into one;
// text that is longer than the input scrolls, with "…" at an edge that hides
// something.
type Line struct {
	keys  Keys
	hint  string
	width int
	base

	text   string
	cursor int // the byte that the cursor stands before, where a sign begins
	offset int // the byte of the first sign shown
}

// NewLine returns an empty input without a width.
func NewLine(keys Keys) *Line { return &Line{keys: keys} }

// SetValue replaces the text and puts the cursor at its end.
func (l *Line) SetValue(value string) {
	l.text, l.cursor, l.offset = value, len(value), 0
	l.scroll()
}

// Value returns the text as it was set and edited.
func (l *Line) Value() string { return l.text }

// SetWidth gives the cells that the input has.
func (l *Line) SetWidth(width int) {
	l.width = max(width, 0)
	l.scroll()
}

// SetHint sets what is shown, faintly, while the input is empty.
func (l *Line) SetHint(hint string) { l.hint = hint }

// AtStart reports whether the cursor is before the first character.
func (l *Line) AtStart() bool { return l.cursor == 0 }

// AtEnd reports whether the cursor is after the last character.
func (l *Line) AtEnd() bool { return l.cursor == len(l.text) }

// ToStart puts the cursor before the first character.
func (l *Line) ToStart() { l.moveTo(0) }

// ToEnd puts the cursor after the last character.
func (l *Line) ToEnd() { l.moveTo(len(l.text)) }

// Update handles a key press or a paste and reports whether the text changed.
func (l *Line) Update(msg tea.Msg) (changed bool) { return l.Do(l.keys.edit(msg)) }

// Do makes an edit, with the text that is inserted, and reports whether the text
// changed.
func (l *Line) Do(what Edit, text string) (changed bool) {
	if !l.focused {
		return false
	}
	switch what {
	case EditInsert:
		return l.replace(l.cursor, l.cursor, typed(text, true))
	case EditLeft:
		l.moveTo(l.before(l.cursor))
	case EditRight:
		l.moveTo(l.after(l.cursor))
	case EditWordLeft:
		l.moveTo(l.wordBefore())
	case EditWordRight:
		l.moveTo(l.wordAfter())
	case EditHome:
		l.moveTo(0)
	case EditEnd:
		l.moveTo(len(l.text))
	case EditBack:
		return l.replace(l.before(l.cursor), l.cursor, "")
	case EditDelete:
		return l.replace(l.cursor, l.after(l.cursor), "")
	case EditBackWord:
		return l.replace(l.wordBefore(), l.cursor, "")
	case EditDeleteWord:
		return l.replace(l.cursor, l.wordAfter(), "")
	case EditBackAll:
		return l.replace(0, l.cursor, "")
	case EditDeleteAll:
		return l.replace(l.cursor, len(l.text), "")
	default: // a line has no other line to go to
	}
	return false
}

// replace puts text in the place of the bytes from and up to to, and the cursor
// behind it.
func (l *Line) replace(from, to int, text string) bool {
	if from >= to && text == "" {
		return false
	}
	l.text = l.text[:from] + text + l.text[to:]
	l.SetCursor(from + len(text))
	return true
}

func (l *Line) moveTo(cursor int) {
	l.cursor = cursor
	l.scroll()
}

// scroll moves the window so that the cursor is in it, with a sign of context
// on either side where there is room, and without leaving cells unused. It looks at
// no more signs than fit, however long the text is.
func (l *Line) scroll() {
	l.offset = l.signFrom(l.offset) // an edit may have joined it to the one before
	first, right := l.cursor, 1     // right: cells that the cursor, or the sign under it and "…", need
	if l.cursor < len(l.text) {
		right = l.signAt(l.cursor).Width
	}
	if l.width >= 6 {
		first = l.before(l.cursor)
		if l.cursor < len(l.text) {
			right++
		}
	}
	l.offset = l.back(l.cursor, min(l.offset, first), l.width-right)
	l.offset = l.back(l.offset, 0, l.width-1-l.cellsFrom(l.offset, len(l.text), l.width))
}

// back returns where the signs before a byte begin that take at most room cells,
// and no sign before least.
func (l *Line) back(at, least, room int) int {
	for at > least {
		to := l.before(at)
		if room -= l.signAt(to).Width; room < 0 {
			break
		}
		at = to
	}
	return at
}

// cellsFrom returns how many cells the signs between two bytes take, counting no
// further than just past most.
func (l *Line) cellsFrom(at, upTo, most int) int {
	used := 0
	for at < upTo && used <= most {
		c := l.signAt(at)
		used += c.Width
		at += len(c.Raw)
	}
	return used
}

// CursorX returns the cell that the cursor is in, counted from the input's left
// edge.
func (l *Line) CursorX() int {
	return max(0, min(l.cellsFrom(l.offset, l.cursor, l.width), l.width-1))
}

// Click puts the cursor at the sign in cell x.
func (l *Line) Click(x int) {
	at := l.offset
	for at < len(l.text) {
		c := l.signAt(at)
		if x -= c.Width; x < 0 {
			break
		}
		at += len(c.Raw)
	}
	l.moveTo(at)
}

// Render draws the input in exactly its width.
func (l *Line) Render() string {
	pens := theme.PensOf(l.styles)
	if l.text == "" {
		return pens.Faint.Paint(cells.Fit(l.hint, l.width))
	}
	if !l.focused {
		return pens.Text.Paint(drawSigns(l.text, l.width, false))
	}
	return pens.Text.Paint(drawSigns(l.text[l.offset:], l.width, l.offset > 0 && l.offset < l.cursor))
}

// drawSigns draws text in exactly width cells. cutLeft puts "…" in the place of
// its first sign, since others stand before it.
func drawSigns(text string, width int, cutLeft bool) string {
	var b strings.Builder
	used := 0
	for text != "" {
		c := cells.EditSign(text)
		rest := width - used
		text = text[len(c.Raw):]
		switch {
		case c.Width > rest, c.Width == rest && text != "":
			if rest > 0 {
				b.WriteString(cells.Ellipsis)
				b.WriteString(cells.Blank(rest - 1))
			}
			return b.String()
		case cutLeft && text != "":
			b.WriteString(cells.Ellipsis)
			b.WriteString(cells.Blank(c.Width - 1))
		default:
			b.WriteString(c.Shown)
		}
		cutLeft = false
		used += c.Width
	}
	b.WriteString(cells.Blank(width - used))
	return b.String()
}
