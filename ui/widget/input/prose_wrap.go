package input

import (
	"slices"

	"personae/ui/widget/cells"
)

// paragraph is the text between two line breaks and how it is wrapped.
type paragraph struct {
	text  string
	rows  []int // the byte that each row begins at; the first is 0
	width int   // the cells that rows was made for; 0: not wrapped yet
}

// columns is the cells that text is wrapped to. Behind a full row there is a cell
// for the cursor, and then one for the scroll bar.
func (p *Prose) columns() int { return max(p.width-2, 1) }

// rows returns the row starts of a paragraph, wrapping it if need be.
func (p *Prose) rows(i int) []int {
	g := &p.paragraphs[i]
	if width := p.columns(); g.width != width {
		g.rows = wrapRows(g.rows[:0], g.text, 0, width)
		g.width = width
	}
	return g.rows
}

// wrapRows adds the starts of the rows of text from start on, which begins one.
func wrapRows(rows []int, text string, start, width int) []int {
	rows = append(rows, start)
	for {
		start = cells.RowEnd(text, start, width, cells.ProseSign)
		if start >= len(text) {
			return rows
		}
		rows = append(rows, start)
	}
}

// rewrap puts the rows of a paragraph right after the bytes of its old text
// between two offsets became n bytes. It begins two rows before the edit (a row
// depends on the text up to the first sign of the next but one) and stops where
// the old rows fall in step again.
func (g *paragraph) rewrap(from, to, n int) {
	old := g.rows
	first := max(0, rowIndex(old, from)-2)
	next := rowIndex(old, to) + 1
	delta := from + n - to
	fresh := make([]int, 0, 8)
	for start := old[first]; ; {
		fresh = append(fresh, start)
		if start = cells.RowEnd(g.text, start, g.width, cells.ProseSign); start >= len(g.text) {
			next = len(old)
			break
		}
		for next < len(old) && old[next]+delta < start {
			next++
		}
		if start >= from+n && next < len(old) && old[next]+delta == start {
			break
		}
	}
	for i := next; i < len(old); i++ {
		old[i] += delta
	}
	g.rows = slices.Replace(old, first, next, fresh...)
}

func rowIndex(rows []int, at int) int {
	behind, _ := slices.BinarySearch(rows, at+1)
	return max(0, behind-1)
}

// rowOf returns the row that a spot is shown on. A spot between two rows is
// shown on the second.
func (p *Prose) rowOf(at spot) row {
	return row{at.paragraph, rowIndex(p.rows(at.paragraph), at.at)}
}

// rowStart returns the byte of its paragraph that a row begins at.
func (p *Prose) rowStart(r row) int {
	if r.row == 0 { // also where nothing is wrapped yet
		return 0
	}
	rows := p.rows(r.paragraph)
	return rows[min(r.row, len(rows)-1)]
}

// rowStop returns the byte of its paragraph that a row ends before, and whether
// it is the paragraph's last.
func (p *Prose) rowStop(r row) (stop int, last bool) {
	rows := p.rows(r.paragraph)
	if r.row+1 < len(rows) {
		return rows[r.row+1], false
	}
	return len(p.paragraphs[r.paragraph].text), true
}

func (p *Prose) rowText(r row) string {
	stop, _ := p.rowStop(r)
	return p.paragraphs[r.paragraph].text[p.rowStart(r):stop]
}

// step goes n rows down, or up when n is negative, as far as there are rows,
// and says how many it went.
func (p *Prose) step(r row, n int) (to row, went int) {
	for ; n > 0; n-- {
		switch {
		case r.row+1 < len(p.rows(r.paragraph)):
			r.row++
		case r.paragraph+1 < len(p.paragraphs):
			r = row{r.paragraph + 1, 0}
		default:
			return r, went
		}
		went++
	}
	for ; n < 0; n++ {
		switch {
		case r.row > 0:
			r.row--
		case r.paragraph > 0:
			r = row{r.paragraph - 1, len(p.rows(r.paragraph-1)) - 1}
		default:
			return r, went
		}
		went++
	}
	return r, went
}
