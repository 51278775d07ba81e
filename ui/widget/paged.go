package widget

import "personae/ui/theme"

// Paged is a long list of which only a window of rows is held: the rows, the cursor,
// and what of it is in sight. The zero Paged waits for its first rows. It asks for
// rows through Missing and Around, and is given them by Take.
type Paged[T any] struct {
	Total  int
	Loaded bool
	Err    error // why the last rows could not be read
	Stale  bool  // the rows answer another search, until those of this one come
	Cursor int
	// Lines is how many lines a row takes; 0 is one.
	Lines int
	// Same reports whether two rows stand for the same, so that the cursor can stay on
	// its row when others come and go.
	Same func(a, b T) bool

	offset, height     int // rows
	rows               []T
	start              int
	asking             bool
	askedFrom, askedTo int
}

// leastAsked is how many rows are asked for at once, at least.
const leastAsked = 32

// SetHeight gives the list its lines of the screen.
func (p *Paged[T]) SetHeight(lines int) {
	p.height = max(0, lines/max(1, p.Lines))
	p.To(p.Cursor)
}

// At returns a row; ok is false where it is not held.
func (p *Paged[T]) At(i int) (row T, ok bool) {
	if i < p.start || i >= p.start+len(p.rows) {
		return row, false
	}
	return p.rows[i-p.start], true
}

// Current returns the row under the cursor; there is none while the rows are stale.
func (p *Paged[T]) Current() (row T, ok bool) {
	if p.Stale {
		return row, false
	}
	return p.At(p.Cursor)
}

// Held returns the rows that are held.
func (p *Paged[T]) Held() []T { return p.rows }

// To moves the cursor to a row, and the screen with it.
func (p *Paged[T]) To(row int) {
	p.Cursor = max(0, min(row, p.Total-1))
	p.offset = Window(p.Cursor, p.offset, p.height, p.Total)
}

// Page moves the cursor and the screen by so many screens.
func (p *Paged[T]) Page(screens int) {
	rows := screens * max(1, p.height-1)
	p.offset += rows
	p.To(p.Cursor + rows)
}

// Scroll moves the screen by so many rows, and takes the cursor along where it would
// leave it.
func (p *Paged[T]) Scroll(rows int) {
	p.offset = p.window(p.offset).By(rows)
	p.Cursor = max(p.offset, min(p.Cursor, p.offset+p.height-1))
	p.To(p.Cursor)
}

// RowAt returns the row at a line of the list; -1 where there is none.
func (p *Paged[T]) RowAt(line int) int {
	row := p.offset + line/max(1, p.Lines)
	if line < 0 || line >= p.height*max(1, p.Lines) || row >= p.Total {
		return -1
	}
	return row
}

// LineOf returns the line of the list on which a row begins.
func (p *Paged[T]) LineOf(row int) int { return (row - p.offset) * max(1, p.Lines) }

// Missing returns the window to ask for; ok is false while what is in sight, and a
// screen on either side of it, is held or on its way.
func (p *Paged[T]) Missing() (from, limit int, ok bool) {
	low, high := max(0, p.first()-p.height), min(p.Total, p.first()+2*p.height)
	held := low >= p.start && high <= p.start+len(p.rows)
	asked := p.asking && low >= p.askedFrom && high <= p.askedTo
	if p.Loaded && (held || asked) {
		return 0, 0, false
	}
	from, limit = p.Around()
	return from, limit, true
}

// first is the first row in sight; where there is none, the cursor stays where it is.
func (p *Paged[T]) first() int {
	if p.height == 0 {
		return p.Cursor
	}
	return p.offset
}

// Around returns the window around what is in sight, to be read anew. The first one is
// only what will be in sight, so that it comes at once.
func (p *Paged[T]) Around() (from, limit int) {
	limit = max(leastAsked, 3*p.height)
	if !p.Loaded && p.height > 0 {
		limit = p.height
	}
	from = max(0, p.first()-(limit-p.height)/2)
	p.asking, p.askedFrom, p.askedTo = true, from, from+limit
	return from, limit
}

// Take takes rows in that were asked for, or why they could not be read. The cursor
// stays on its row, where that is among them.
func (p *Paged[T]) Take(start int, rows []T, total int, err error) {
	p.asking, p.Err = false, err
	if err != nil {
		return
	}
	before, held := p.Current()
	p.start, p.rows, p.Total, p.Loaded, p.Stale = start, rows, total, true, false
	for i := range rows {
		if held && p.Same != nil && p.Same(before, rows[i]) {
			if p.offset > 0 { // at the top, what is new comes into sight
				p.offset += start + i - p.Cursor
			}
			p.Cursor = start + i
			break
		}
	}
	p.To(p.Cursor)
}

// Restart goes to the top, as for another search; the rows stay in sight until those of
// that come.
func (p *Paged[T]) Restart() { p.Cursor, p.offset, p.Stale, p.asking = 0, 0, true, false }

func (p *Paged[T]) window(offset int) Scroll {
	return Scroll{Offset: offset, Total: p.Total, Height: p.height}
}

// Draw draws what is in sight over exactly height lines: row gives the lines of one,
// each of width-1 cells, held false while it is not there.
func (p *Paged[T]) Draw(width, height int, bar theme.Pen, draw func(i int, row T, held bool) []string) []string {
	each := max(1, p.Lines)
	drawn := map[int][]string{}
	s := Scroll{Offset: p.offset * each, Total: p.Total * each, Height: p.height * each}
	lines := s.Draw(width, bar, func(line int) string {
		i := line / each
		if drawn[i] == nil {
			row, held := p.At(i)
			drawn[i] = draw(i, row, held)
		}
		return drawn[i][line%each]
	})
	return Fill(lines, width, height)
}
