package markdown

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"

	extast "github.com/yuin/goldmark/extension/ast"
)

const narrowCell = 3

// table draws a table with its cells wrapped; where its columns find no room,
// each row is drawn as lines of its cells.
func (d *drawing) table(n *extast.Table) {
	var rows [][]string
	columns := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var texts []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			s := spans{}
			d.inline(cell, look{}, &s)
			texts = append(texts, cells.Clean(s.text))
		}
		rows = append(rows, texts)
		columns = max(columns, len(texts))
	}
	widths := make([]int, columns)
	for _, texts := range rows {
		for i, cell := range texts {
			widths[i] = max(widths[i], cells.Width(cell), narrowCell)
		}
	}
	if !shrink(widths, d.room()-3*(columns-1)) {
		for _, texts := range rows {
			d.paragraph(spans{text: strings.Join(texts, " · ")})
		}
		return
	}
	for i, texts := range rows {
		d.tableRow(n, texts, widths, i == 0)
		if i == 0 {
			parts := make([]string, columns)
			for j, width := range widths {
				parts[j] = strings.Repeat("─", width)
			}
			line := strings.Join(parts, "─┼─")
			d.emit(theme.PensOf(d.styles).Line.Paint(line), cells.Width(line))
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

func (d *drawing) tableRow(n *extast.Table, texts []string, widths []int, head bool) {
	pens := theme.PensOf(d.styles)
	pen := pens.Text
	if head {
		pen = pens.Strong
	}
	wrapped := make([][]string, len(widths))
	height := 1
	for i, width := range widths {
		if i < len(texts) {
			wrapped[i] = cells.Wrap(texts[i], width)
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
				text = cells.FitRight(text, width)
			case extast.AlignCenter:
				text = cells.FitCenter(text, width)
			default:
				text = cells.Fit(text, width)
			}
			pen.Write(&b, text)
			used += width
		}
		d.emit(b.String(), used)
	}
}
