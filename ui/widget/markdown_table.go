package widget

import (
	"strings"

	"personae/ui/theme"

	extast "github.com/yuin/goldmark/extension/ast"
)

// narrowCell is the fewest cells that a table's column is drawn in.
const narrowCell = 3

// table draws a table with its cells wrapped; where its columns find no room,
// each row is drawn as lines of its cells.
func (m *markdown) table(n *extast.Table) {
	var rows [][]string
	columns := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			s := spans{}
			m.inline(cell, look{}, &s)
			cells = append(cells, Clean(s.text))
		}
		rows = append(rows, cells)
		columns = max(columns, len(cells))
	}
	widths := make([]int, columns)
	for _, cells := range rows {
		for i, cell := range cells {
			widths[i] = max(widths[i], Width(cell), narrowCell)
		}
	}
	if !shrink(widths, m.room()-3*(columns-1)) {
		for _, cells := range rows {
			m.paragraph(spans{text: strings.Join(cells, " · ")})
		}
		return
	}
	for i, cells := range rows {
		m.tableRow(n, cells, widths, i == 0)
		if i == 0 {
			parts := make([]string, columns)
			for j, width := range widths {
				parts[j] = strings.Repeat("─", width)
			}
			line := strings.Join(parts, "─┼─")
			m.emit(theme.PensOf(m.styles).Line.Paint(line), Width(line))
		}
	}
}

// shrink takes from the widest columns until all fit in room cells; false when
// they cannot.
func shrink(widths []int, room int) bool {
	total := 0
	for _, width := range widths {
		total += width
	}
	if room < len(widths)*narrowCell {
		return false
	}
	for total > room {
		widest := 0
		for i, width := range widths {
			if width > widths[widest] {
				widest = i
			}
		}
		widths[widest]--
		total--
	}
	return true
}

func (m *markdown) tableRow(n *extast.Table, cells []string, widths []int, head bool) {
	pens := theme.PensOf(m.styles)
	pen := pens.Text
	if head {
		pen = pens.Strong
	}
	wrapped := make([][]string, len(widths))
	height := 1
	for i, width := range widths {
		if i < len(cells) {
			wrapped[i] = Wrap(cells[i], width)
		}
		height = max(height, len(wrapped[i]))
	}
	for y := range height {
		var b strings.Builder
		used := 0
		for i, width := range widths {
			if i > 0 {
				pens.Line.Write(&b, " │ ")
				used += 3
			}
			text := ""
			if y < len(wrapped[i]) {
				text = wrapped[i][y]
			}
			align := extast.AlignNone
			if i < len(n.Alignments) {
				align = n.Alignments[i]
			}
			switch align {
			case extast.AlignRight:
				text = FitRight(text, width)
			case extast.AlignCenter:
				text = FitCenter(text, width)
			default:
				text = Fit(text, width)
			}
			pen.Write(&b, text)
			used += width
		}
		m.emit(b.String(), used)
	}
}
