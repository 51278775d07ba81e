package input

import "unicode/utf8"

// SetCursor puts the cursor before the first sign that begins at byte at of the
// text or behind it, or at the text's end.
func (l *Line) SetCursor(at int) { l.moveTo(l.signFrom(at)) }

// SetCursor puts the cursor before the first sign that begins at byte at of
// Value or behind it, or at the text's end.
func (p *Prose) SetCursor(at int) {
	for i := range p.paragraphs {
		text := p.paragraphs[i].text
		if at <= len(text) {
			for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
				at--
			}
			p.moveTo(p.signSpot(spot{i, max(at, 0)}))
			return
		}
		at -= len(text) + 1
	}
	p.ToEnd()
}

// Rows returns how many lines the text takes at the width it has, counting no
// further than most.
func (p *Prose) Rows(most int) int {
	_, went := p.step(row{}, most-1)
	return went + 1
}

// SetCursor puts the cursor at the end of a row's key or, in column 1, value; a
// row that is not there is the last one.
func (p *Pairs) SetCursor(row, column int) {
	row, column = max(0, min(row, len(p.rows)-1)), max(0, min(column, 1))
	p.moveTo(row, column)
	p.rows[row][column].ToEnd()
}
