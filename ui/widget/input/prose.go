package input

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/ui/widget/cells"
)

// Prose is a text input of many lines, wrapped at words. A key costs what is on
// the screen, not the length of the text: paragraphs are wrapped when they are
// first shown, and an edit wraps again only the rows that it moves.
type Prose struct {
	keys Keys
	base
	hint          string
	width, height int

	paragraphs []paragraph
	cursor     spot
	want       int // the cell that up and down aim for; -1: the cursor's own
	top        row // the first row shown
	bytes      int // of all text, without line breaks

	value  string // the text as one string, while valid
	valued bool
}

// spot is a place between two signs: a paragraph and a byte of it.
type spot struct{ paragraph, at int }

// row is a line of the screen: a paragraph and a row of its wrapping.
type row struct{ paragraph, row int }

// NewProse returns an empty input without a size.
func NewProse(keys Keys) *Prose {
	p := &Prose{keys: keys}
	p.SetValue("")
	return p
}

// SetValue replaces the text and puts the cursor at its start. Line breaks of
// every kind become "\n" once the text is edited; until then Value returns what
// was set.
func (p *Prose) SetValue(value string) {
	texts := strings.Split(cells.LineBreaks(value), "\n")
	p.paragraphs = make([]paragraph, len(texts))
	p.bytes = 0
	for i, text := range texts {
		p.paragraphs[i].text = text
		p.bytes += len(text)
	}
	p.value, p.valued = value, true
	p.cursor, p.want, p.top = spot{}, -1, row{}
}

// Value returns the text.
func (p *Prose) Value() string {
	if p.valued {
		return p.value
	}
	var b strings.Builder
	b.Grow(p.bytes + len(p.paragraphs))
	for i := range p.paragraphs {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.paragraphs[i].text)
	}
	p.value, p.valued = b.String(), true
	return p.value
}

// SetSize gives the cells that the input has.
func (p *Prose) SetSize(width, height int) {
	width, height = max(width, 0), max(height, 0)
	if width == p.width && height == p.height {
		return
	}
	at := spot{p.top.paragraph, p.rowStart(p.top)}
	p.width, p.height = width, height
	p.top = p.rowOf(at)
	p.want = -1
	p.follow()
}

// SetHint sets what is shown, faintly, while the input is empty.
func (p *Prose) SetHint(hint string) { p.hint = hint }

// AtTop reports whether the cursor is on the first row of the text.
func (p *Prose) AtTop() bool { return p.rowOf(p.cursor) == row{} }

// AtBottom reports whether the cursor is on the last row of the text.
func (p *Prose) AtBottom() bool {
	at := p.rowOf(p.cursor)
	return at.paragraph == len(p.paragraphs)-1 && at.row == len(p.rows(at.paragraph))-1
}

// ToStart puts the cursor at the start of the text.
func (p *Prose) ToStart() { p.moveTo(spot{}) }

// ToEnd puts the cursor at the end of the text.
func (p *Prose) ToEnd() {
	last := len(p.paragraphs) - 1
	p.moveTo(spot{last, len(p.paragraphs[last].text)})
}

// Update handles a key press or a paste and reports whether the text changed. Tab
// is left to whoever holds the input.
func (p *Prose) Update(msg tea.Msg) (changed bool) { return p.Do(p.keys.edit(msg)) }

// Do makes an edit, with the text that is inserted, and reports whether the text
// changed.
func (p *Prose) Do(what Edit, text string) (changed bool) {
	if !p.focused {
		return false
	}
	switch what {
	case EditInsert:
		return p.replace(p.cursor, p.cursor, typed(text, false))
	case EditBreak:
		return p.replace(p.cursor, p.cursor, "\n")
	case EditBack:
		return p.replace(p.before(p.cursor), p.cursor, "")
	case EditDelete:
		return p.replace(p.cursor, p.after(p.cursor), "")
	case EditBackWord:
		return p.replace(p.wordEnd(p.before), p.cursor, "")
	case EditDeleteWord:
		return p.replace(p.cursor, p.wordEnd(p.after), "")
	case EditBackAll:
		return p.replace(p.rowHome(), p.cursor, "")
	case EditDeleteAll:
		return p.replace(p.cursor, p.paragraphEnd(), "")
	default:
		p.move(what)
		return false
	}
}
