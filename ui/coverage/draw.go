package coverage

import (
	"fmt"
	"math"
	"strings"

	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines and cells of the map.
const (
	headLines   = 2   // over the rows: what the columns are of, and their heads
	footLines   = 2   // with their rule
	mostHead    = 12  // cells of a head
	airyColumn  = 7   // cells of a column beside the list, where all have room
	columnGap   = 2   // cells between two columns
	beside      = 100 // cells from which the list stands beside the map
	leastListed = 5   // lines of the list below the map
	leastWidth  = 16
)

// bars say how many stand in a cell, from few to many.
var bars = []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇"}

// Legend explains what the map draws.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: bars[0] + " … " + bars[len(bars)-1], Meaning: "few … as many as anywhere, on a scale of doublings"},
		{Sign: "·", Meaning: "nobody stands here"},
	}
}

// areas are where the map and the list stand, under a title and over a foot.
type areas struct{ chart, list widget.Area }

func (v *View) areas() areas {
	height := max(0, v.height-1-footLines) // under the title
	if v.width >= beside {
		// What the map does not need is the list's, where names are cut.
		wide := 2 + v.side()
		for column := range v.chart.Columns {
			wide += columnGap + max(v.leastColumn(column), airyColumn)
		}
		wide = min(wide, v.width*3/5)
		return areas{widget.Area{Y: 1, Width: wide, Height: height}, widget.Area{X: wide + 1, Y: 1, Width: v.width - wide - 1, Height: height}}
	}
	tall := max(min(headLines+len(v.chart.Rows), height-leastListed), headLines+1)
	return areas{widget.Area{Y: 1, Width: v.width, Height: tall}, widget.Area{Y: 1 + tall, Width: v.width, Height: max(0, height-tall)}}
}

// side is the cells of the rows' heads.
func (v *View) side() int {
	wide := 0
	for _, row := range v.chart.Rows {
		wide = max(wide, cells.Width(cells.Clean(row.Label)))
	}
	return min(wide, mostHead)
}

// leastColumn is the cells that a column needs: its head, or a bar and the highest count.
func (v *View) leastColumn(column int) int {
	return max(2+len(fmt.Sprint(v.chart.Fullest())), min(cells.Width(cells.Clean(v.chart.Columns[column].Label)), mostHead))
}

// columnWidth is the cells of a column, with some air where the map has room for all.
func (v *View) columnWidth(column int) int {
	a, air := v.areas(), airyColumn
	if a.list.X == 0 {
		air = mostHead
	}
	return max(v.leastColumn(column), min((a.chart.Width-2-v.side())/len(v.chart.Columns)-columnGap, air))
}

// columnsFrom is how many columns from one on have room.
func (v *View) columnsFrom(left, width int) int {
	room, count := width-2-v.side(), 0
	for column := left; column < len(v.chart.Columns); column++ {
		if room -= columnGap + v.columnWidth(column); room < 0 {
			break
		}
		count++
	}
	return max(1, count)
}

// cellAt is the cell under the pointer.
func (v *View) cellAt(x, y int) (column, row int, ok bool) {
	a := v.areas().chart
	row = y - a.Y - headLines + v.top
	if !v.loaded() || !a.Contains(x, y) || y < a.Y+headLines || row >= len(v.chart.Rows) {
		return 0, 0, false
	}
	at := 1 + v.side()
	for i := range v.columnsFrom(v.left, a.Width) {
		at += columnGap + v.columnWidth(v.left+i)
		if x < at {
			return v.left + i, row, true
		}
	}
	return 0, 0, false
}

// Render implements view.View.
func (v *View) Render() view.Frame {
	if v.width < leastWidth || v.height < 1 {
		return view.Frame{Lines: widget.Fill(nil, v.width, v.height)}
	}
	if !v.loaded() {
		return view.Frame{Lines: widget.Fill(v.waiting().Draw(v.width, v.height, v.styles), v.width, v.height)}
	}
	a := v.areas()
	lines := []string{" " + v.styles.Pens.Strong.Paint(cells.Fit(v.title(), v.width-2)) + " "}
	chart, list := widget.Fill(v.drawChart(a.chart), a.chart.Width, a.chart.Height), widget.Fill(v.drawList(a.list), a.list.Width, a.list.Height)
	if a.list.X > 0 {
		for i := range chart {
			lines = append(lines, chart[i]+v.styles.Pens.Line.Paint("│")+list[i])
		}
	} else {
		lines = append(append(lines, chart...), list...)
	}
	lines = widget.Fill(lines, v.width, max(1, v.height-footLines))
	return view.Frame{Lines: widget.Fill(append(lines, v.foot()...), v.width, v.height)}
}

// waiting is what stands in the place of a map.
func (v *View) waiting() view.Message {
	pens := &v.styles.Pens
	if v.survey != nil {
		return view.Message{Title: "There is no persona to map in " + v.scope + ".", Pen: pens.Text}
	}
	text := "Reading the personas…"
	if v.read > 0 {
		text = fmt.Sprintf("Reading the personas… %d of %d", v.read, v.total)
	}
	return view.Message{Title: text, Pen: pens.Muted, Next: v.keys.Shown("back") + " leaves it."}
}

func (v *View) title() string {
	text := fmt.Sprintf("Coverage · %s · %s", words.Count(len(v.survey.People), "persona"), cells.Clean(v.scope))
	if !v.WantsFigures() {
		return text
	}
	if all, done := v.survey.Behaviors(); done < all {
		return text + fmt.Sprintf(" · measured %d of %s so far, the others are not on the map", done, words.Count(all, "behaviour"))
	}
	if v.chart.Unplaced > 0 {
		return text + fmt.Sprintf(" · %d with nothing to measure", v.chart.Unplaced)
	}
	return text
}

// drawChart draws the map: columns under their heads, each row behind its own.
func (v *View) drawChart(a widget.Area) []string {
	pens := &v.styles.Pens
	side, count := v.side(), v.columnsFrom(v.left, a.Width)
	count = min(count, len(v.chart.Columns)-v.left)
	more := ""
	if count < len(v.chart.Columns) {
		more = fmt.Sprintf(" (%d to %d of %d)", v.left+1, v.left+count, len(v.chart.Columns))
	}
	lines := []string{cells.Fit(" "+pens.Muted.Paint(v.y.Label+" ↓  "+v.x.Label+" →"+more), a.Width)}
	line := func(head string, headPen theme.Pen, cell func(column int) (string, theme.Pen)) string {
		var b strings.Builder
		b.WriteString(" " + headPen.Paint(cells.FitRight(cells.Clean(head), side)))
		for i := range count {
			text, pen := cell(v.left + i)
			b.WriteString(cells.Blank(columnGap) + pen.Paint(cells.FitRight(text, v.columnWidth(v.left+i))))
		}
		return cells.Fit(b.String(), a.Width)
	}
	at := func(is bool) theme.Pen {
		if is {
			return pens.AccentStrong
		}
		return pens.Faint
	}
	lines = append(lines, line("", pens.Faint, func(column int) (string, theme.Pen) {
		return cells.Cut(cells.Clean(v.chart.Columns[column].Label), mostHead), at(column == v.column)
	}))
	for row := v.top; row < len(v.chart.Rows) && len(lines) < a.Height; row++ {
		lines = append(lines, line(v.chart.Rows[row].Label, at(row == v.row), func(column int) (string, theme.Pen) {
			text, pen := v.count(len(v.chart.At(column, row)))
			switch {
			case column != v.column || row != v.row:
			case v.inPanel:
				pen = pens.SelectedBlurred
			default:
				pen = pens.Selected
			}
			return text, pen
		}))
	}
	return lines
}

// count writes how many stand in a cell, with a bar on a scale of doublings.
func (v *View) count(people int) (string, theme.Pen) {
	pens := &v.styles.Pens
	if people == 0 {
		return "·", pens.Faint
	}
	share := 1.0
	if most := v.chart.Fullest(); most > 1 {
		share = math.Log2(float64(people)) / math.Log2(float64(most))
	}
	bar := int(math.Round(share * float64(len(bars)-1)))
	pen := pens.Muted
	if 2*bar >= len(bars)-1 {
		pen = pens.Strong
	}
	return fmt.Sprintf("%s %d", bars[bar], people), pen
}
