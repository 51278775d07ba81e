package input

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Around the cells of a row: a mark, a blank and a colon between, the scroll bar.
const pairFrame = 2 + 2 + 1

func (p *Pairs) columns() (key, value int) {
	room := max(0, p.width-pairFrame)
	key = min(max(room*2/5, min(room/2, 10)), 32)
	return key, room - key
}

// Render draws the rows in exactly the height of lines of the width. A row with
// a problem has the sign of what is wrong.
func (p *Pairs) Render() []string {
	if p.width < pairFrame+2 {
		return widget.Fill(nil, p.width, p.height)
	}
	pens := theme.PensOf(p.styles)
	lines, keys := make([]string, p.height), p.keys()
	var bar []string
	if p.focused {
		bar = widget.Scrollbar(len(p.rows), p.height, p.offset, p.height)
	}
	for i := range lines {
		end := " "
		if bar != nil {
			end = pens.Line.Paint(bar[i])
		}
		at := p.offset + i
		if at >= len(p.rows) {
			lines[i] = cells.Blank(p.width)
			continue
		}
		lines[i] = p.renderRow(at, keys) + end
	}
	return lines
}

func (p *Pairs) renderRow(at int, keys map[string]int) string {
	pens := theme.PensOf(p.styles)
	mark := "  "
	switch {
	case p.problemOf(at, keys) != "":
		mark = pens.Bad.Paint(theme.SignBad) + " "
	case p.focused && at == p.row:
		mark = pens.Accent.Paint("▸") + " "
	case p.rows[at].empty():
		mark = pens.Faint.Paint("+") + " "
	}
	row := p.rows[at]
	for column, line := range row {
		line.SetStyles(p.styles)
		line.SetHint(p.hints[column])
	}
	return mark + row[0].Render() + pens.Faint.Paint(": ") + p.renderValue(row)
}

// The signs of a value that is not shown.
const (
	hiddenSign  = "•"
	hiddenSigns = 8 // whatever its length, but where the cursor is in it
)

func (p *Pairs) renderValue(row *pairRow) string {
	if p.hidden == nil || !p.hidden(Pair{row[0].Value(), row[1].Value()}) {
		return row[1].Render()
	}
	line, signs := row[1], hiddenSigns
	if line.focused {
		signs = line.cellsFrom(line.offset, len(line.text), line.width)
	}
	return theme.PensOf(line.styles).Text.Paint(cells.Fit(strings.Repeat(hiddenSign, min(signs, line.width)), line.width))
}

// Cursor returns the cell of the cursor, counted from the corner.
func (p *Pairs) Cursor() (x, y int) {
	key, _ := p.columns()
	x = 2 + p.rows[p.row][p.column].CursorX()
	if p.column == 1 {
		x += key + 2
	}
	return max(0, min(x, p.width-1)), max(0, min(p.row-p.offset, p.height-1))
}

// Click puts the cursor in the row and at the sign in a cell.
func (p *Pairs) Click(x, y int) {
	key, _ := p.columns()
	at := p.offset + y
	if y < 0 || at >= len(p.rows) {
		return
	}
	column, inside := 0, x-2
	if x >= 2+key+1 {
		column, inside = 1, x-2-key-2
	}
	p.moveTo(at, column)
	p.rows[at][column].Click(max(0, inside))
}

// Scroll moves the rows under the window by lines; the cursor is taken along.
func (p *Pairs) Scroll(lines int) {
	p.moveTo(max(0, min(p.row+lines, len(p.rows)-1)), p.column)
}
