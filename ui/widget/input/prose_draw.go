package input

import (
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Render draws the input in exactly its height of lines of its width. Where the
// text is longer than that, the last column is a scroll bar while keys reach it.
func (p *Prose) Render() []string {
	pens := theme.PensOf(p.styles)
	if p.bytes == 0 && len(p.paragraphs) == 1 {
		lines := widget.Fill(cells.Wrap(p.hint, p.width), p.width, p.height)
		for i := range lines {
			lines[i] = pens.Faint.Paint(lines[i])
		}
		return lines
	}
	lines := make([]string, p.height)
	bar := p.scrollbar()
	columns := min(p.columns(), p.width)
	gap := cells.Blank(p.width - columns - 1)
	blank := cells.Blank(columns)
	at, more := p.top, true
	for i := range lines {
		line := blank
		if more {
			line = cells.DrawRow(p.rowText(at), columns)
			var went int
			at, went = p.step(at, 1)
			more = went > 0
		}
		switch {
		case columns == p.width:
			lines[i] = pens.Text.Paint(line)
		case bar == nil:
			lines[i] = pens.Text.Paint(line) + gap + " "
		default:
			lines[i] = pens.Text.Paint(line) + gap + pens.Line.Paint(bar[i])
		}
	}
	return lines
}

// scrollbar returns the bar beside the text, or nil when all of it is shown or it
// cannot be scrolled. It
// measures in bytes, since rows that were never shown have not been counted.
func (p *Prose) scrollbar() []string {
	if !p.focused {
		return nil
	}
	below, went := p.step(p.top, p.height)
	if went < p.height && p.top == (row{}) {
		return nil
	}
	total := p.bytes + len(p.paragraphs)
	before, shown := p.bytesBetween(row{}, p.top), p.bytesBetween(p.top, below)
	if went < p.height {
		shown = total - before
	}
	return widget.Scrollbar(total, max(shown, 1), before, p.height)
}

func (p *Prose) bytesBetween(from, to row) int {
	n := p.rowStart(to) - p.rowStart(from)
	for i := from.paragraph; i < to.paragraph; i++ {
		n += len(p.paragraphs[i].text) + 1
	}
	return n
}

// Cursor returns the cell that the cursor is in, counted from the input's
// corner. The cursor is always in sight.
func (p *Prose) Cursor() (x, y int) {
	at := p.rowOf(p.cursor)
	for r := p.top; r != at && y < p.height-1; y++ {
		r, _ = p.step(r, 1)
	}
	return max(0, min(p.cellOf(p.cursor), p.width-1)), y
}

// Click puts the cursor at the sign in a cell.
func (p *Prose) Click(x, y int) {
	to, _ := p.step(p.top, max(0, min(y, p.height-1)))
	p.moveTo(p.spotIn(to, max(x, 0)))
}

// Scroll moves the text under the window by lines, down when positive; the
// cursor is taken along when it would leave the window.
func (p *Prose) Scroll(lines int) {
	to, _ := p.step(p.top, lines)
	p.top = p.filled(to)
	at := p.rowOf(p.cursor)
	switch last, _ := p.step(p.top, max(0, p.height-1)); {
	case at.before(p.top):
		at = p.top
	case last.before(at):
		at = last
	default:
		return
	}
	if p.want < 0 {
		p.want = p.cellOf(p.cursor)
	}
	p.cursor = p.spotIn(at, p.want)
}

func (p *Prose) follow() {
	at := p.rowOf(p.cursor)
	p.top.row = min(p.top.row, len(p.rows(p.top.paragraph))-1)
	if at.before(p.top) {
		p.top = at
	} else if last, _ := p.step(p.top, max(0, p.height-1)); last.before(at) {
		p.top, _ = p.step(at, -max(0, p.height-1))
	}
	p.top = p.filled(p.top)
}

// filled returns top, or the row above it that leaves no line empty that text
// could fill.
func (p *Prose) filled(top row) row {
	want := max(0, p.height-1)
	if _, went := p.step(top, want); went < want {
		top, _ = p.step(top, went-want)
	}
	return top
}

func (r row) before(other row) bool {
	return r.paragraph < other.paragraph || r.paragraph == other.paragraph && r.row < other.row
}
