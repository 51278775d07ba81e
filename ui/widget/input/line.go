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

	signs  []cells.Sign
	cursor int // the sign that the cursor stands before
	offset int // the first sign shown
}

// NewLine returns an empty input without a width.
func NewLine(keys Keys) *Line { return &Line{keys: keys} }

// SetValue replaces the text and puts the cursor at its end.
func (l *Line) SetValue(value string) {
	l.signs = appendSigns(l.signs[:0], value)
	l.cursor, l.offset = len(l.signs), 0
	l.scroll()
}

// Value returns the text as it was set and edited.
func (l *Line) Value() string { return joinSigns(l.signs) }

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
func (l *Line) AtEnd() bool { return l.cursor == len(l.signs) }

// ToStart puts the cursor before the first character.
func (l *Line) ToStart() { l.moveTo(0) }

// ToEnd puts the cursor after the last character.
func (l *Line) ToEnd() { l.moveTo(len(l.signs)) }

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
		l.moveTo(l.cursor - 1)
	case EditRight:
		l.moveTo(l.cursor + 1)
	case EditWordLeft:
		l.moveTo(wordBefore(l.signs, l.cursor))
	case EditWordRight:
		l.moveTo(wordAfter(l.signs, l.cursor))
	case EditHome:
		l.moveTo(0)
	case EditEnd:
		l.moveTo(len(l.signs))
	case EditBack:
		return l.replace(l.cursor-1, l.cursor, "")
	case EditDelete:
		return l.replace(l.cursor, l.cursor+1, "")
	case EditBackWord:
		return l.replace(wordBefore(l.signs, l.cursor), l.cursor, "")
	case EditDeleteWord:
		return l.replace(l.cursor, wordAfter(l.signs, l.cursor), "")
	case EditBackAll:
		return l.replace(0, l.cursor, "")
	case EditDeleteAll:
		return l.replace(l.cursor, len(l.signs), "")
	default: // a line has no other line to go to
	}
	return false
}

// replace puts text in the place of the signs from and up to to, and the cursor
// behind it.
func (l *Line) replace(from, to int, text string) bool {
	from, to = max(from, 0), min(to, len(l.signs))
	if from >= to && text == "" {
		return false
	}
	before, after := joinSigns(l.signs[:from])+text, joinSigns(l.signs[to:])
	l.signs = appendSigns(l.signs[:0], before+after)
	l.cursor = signAt(l.signs, len(before))
	l.scroll()
	return true
}

func (l *Line) moveTo(cursor int) {
	l.cursor = max(0, min(cursor, len(l.signs)))
	l.scroll()
}

// scroll moves the window so that the cursor is in it, with a sign of context
// on either side where there is room, and without leaving cells unused.
func (l *Line) scroll() {
	context := 1
	if l.width < 6 {
		context = 0
	}
	if l.cursor-context < l.offset {
		l.offset = max(0, l.cursor-context)
	}
	right := 1 // cells that the cursor, or the sign under it and "…", need
	if l.cursor < len(l.signs) {
		right = l.signs[l.cursor].Width + context
	}
	for l.offset < l.cursor && widthOf(l.signs[l.offset:l.cursor])+right > l.width {
		l.offset++
	}
	for room := l.width - 1 - widthOf(l.signs[l.offset:]); l.offset > 0; l.offset-- {
		if room -= l.signs[l.offset-1].Width; room < 0 {
			break
		}
	}
}

// CursorX returns the cell that the cursor is in, counted from the input's left
// edge.
func (l *Line) CursorX() int {
	x := widthOf(l.signs[l.offset:l.cursor])
	return max(0, min(x, l.width-1))
}

// Click puts the cursor at the sign in cell x.
func (l *Line) Click(x int) {
	at := l.offset
	for ; at < len(l.signs); at++ {
		if x -= l.signs[at].Width; x < 0 {
			break
		}
	}
	l.moveTo(at)
}

// Render draws the input in exactly its width.
func (l *Line) Render() string {
	pens := theme.PensOf(l.styles)
	if len(l.signs) == 0 {
		return pens.Faint.Paint(cells.Fit(l.hint, l.width))
	}
	if !l.focused {
		return pens.Text.Paint(drawSigns(l.signs, l.width, false))
	}
	return pens.Text.Paint(drawSigns(l.signs[l.offset:], l.width, l.offset > 0 && l.offset < l.cursor))
}

// drawSigns draws signs in exactly width cells. cutLeft puts "…" in the place of
// the first sign, since others stand before it.
func drawSigns(signs []cells.Sign, width int, cutLeft bool) string {
	var b strings.Builder
	used := 0
	for i, c := range signs {
		rest := width - used
		switch {
		case c.Width > rest, c.Width == rest && i < len(signs)-1:
			if rest > 0 {
				b.WriteString(cells.Ellipsis)
				b.WriteString(cells.Blank(rest - 1))
			}
			return b.String()
		case i == 0 && cutLeft && len(signs) > 1:
			b.WriteString(cells.Ellipsis)
			b.WriteString(cells.Blank(c.Width - 1))
		default:
			b.WriteString(c.Shown)
		}
		used += c.Width
	}
	b.WriteString(cells.Blank(width - used))
	return b.String()
}
