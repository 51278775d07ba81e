package picture

import (
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

// Class says what a cell of the picture shows, for a view to style. Each class
// has a rune of its own as well, so the picture reads without colour.
type Class uint8

// The classes, from the least to the most telling: where two fall on one cell,
// the later one shows.
const (
	ClassBlank   Class = iota
	ClassRuler         // a tick or a digit of the time ruler
	ClassNoise         // ░ noise under the talk
	ClassPause         // · waits before it speaks
	ClassSpeech        // █ speaks
	ClassOverlap       // ▓ speaks while the other does, for most of the column
	ClassMurmur        // m murmurs
	ClassBargeIn       // < the agent barges in
	ClassCutIn         // > the persona cuts in
	ClassYield         // x gives way
)

var runes = [...]rune{
	ClassBlank: ' ', ClassRuler: '|', ClassNoise: '░', ClassPause: '·', ClassSpeech: '█', ClassOverlap: '▓',
	ClassMurmur: 'm', ClassBargeIn: '<', ClassCutIn: '>', ClassYield: 'x',
}

// Rune is the rune of the class, one cell wide.
func (c Class) Rune() rune { return runes[c] }

// Cell is one cell of the picture.
type Cell struct {
	Rune  rune
	Class Class
	Event int // index into Call.Events of what it shows, or -1
}

// The rows of a Grid. RowNoise is blank in a call without noise.
const (
	RowRuler = iota
	RowAgent
	RowPersona
	RowNoise
	RowCount
)

// Grid is a picture of a stretch of a call: two lanes on a time ruler.
type Grid struct {
	From  int // the time of the first column, in milliseconds
	Scale int // milliseconds a column, at least LeastScale
	Rows  [RowCount][]Cell
}

// LeastScale is the closest view: 20 ms a column, where a word has 15 columns.
const LeastScale = 20

// Layout draws the stretch of c that begins at a time and is width columns
// long. Any scale below LeastScale counts as that; a negative time as 0.
func Layout(c rehearsal.Call, from, scale, width int) Grid {
	g := Grid{From: max(from, 0), Scale: max(scale, LeastScale)}
	width = max(width, 0)
	for row := range g.Rows {
		g.Rows[row] = make([]Cell, width)
		for i := range g.Rows[row] {
			g.Rows[row][i] = Cell{' ', ClassBlank, -1}
		}
	}
	if width == 0 {
		return g
	}
	g.ruler()
	if c.Noise != rehearsal.NoiseNone && c.Noise != "" {
		g.fill(RowNoise, 0, c.LengthMs, ClassNoise, -1)
	}
	for i, e := range c.Events {
		g.event(i, e)
	}
	g.overlaps(c)
	for i, e := range c.Events {
		g.edges(i, e)
	}
	return g
}

func rowOf(lane rehearsal.Lane) int {
	if lane == rehearsal.LaneAgent {
		return RowAgent
	}
	return RowPersona
}

func talks(e rehearsal.Event) bool {
	return e.Kind == rehearsal.KindSpeech || e.Kind == rehearsal.KindCutIn || e.Kind == rehearsal.KindBargeIn
}

func (g *Grid) event(index int, e rehearsal.Event) {
	switch {
	case talks(e):
		g.fill(rowOf(e.Lane), e.Start, e.End, ClassSpeech, index)
	case e.Kind == rehearsal.KindMurmur:
		g.fill(rowOf(e.Lane), e.Start, e.End, ClassMurmur, index)
	case e.Kind == rehearsal.KindPause:
		g.fill(rowOf(e.Lane), e.Start, e.End, ClassPause, index)
	}
}

// overlaps marks the columns of which both speak most: a shorter overlap shows by
// the two bars alone.
func (g *Grid) overlaps(c rehearsal.Call) {
	both := make([]int, len(g.Rows[RowRuler])) // milliseconds, by column
	last := [2]int{}                           // until when each lane's latest line lasts
	for _, e := range c.Events {
		if !talks(e) {
			continue
		}
		side := e.Lane.Side()
		last[side] = e.End
		g.count(both, e.Start, min(e.End, last[1-side]))
	}
	for column, ms := range both {
		if 2*ms <= g.Scale {
			continue
		}
		for _, row := range [...]int{RowAgent, RowPersona} {
			if cell := &g.Rows[row][column]; cell.Class == ClassSpeech {
				cell.Rune, cell.Class = ClassOverlap.Rune(), ClassOverlap
			}
		}
	}
}

// count adds the time from a start to an end to the columns that it falls in.
func (g *Grid) count(columns []int, start, end int) {
	for at := max(start, g.From); at < end; {
		column, ok := g.column(at)
		if !ok {
			return
		}
		next := g.From + (column+1)*g.Scale
		columns[column] += min(next, end) - at
		at = next
	}
}

// edges draws what happens at a moment: where a line begins over the other, and
// where a side gives way.
func (g *Grid) edges(index int, e rehearsal.Event) {
	row := rowOf(e.Lane)
	switch e.Kind {
	case rehearsal.KindCutIn:
		g.fill(row, e.Start, e.Start+1, ClassCutIn, index)
	case rehearsal.KindBargeIn:
		g.fill(row, e.Start, e.Start+1, ClassBargeIn, index)
	case rehearsal.KindYield:
		column, ok := g.column(max(e.Start-1, 0))
		if !ok {
			return
		}
		// Both marks of a short attempt must be seen: the second moves on where
		// the lane is silent.
		if at := g.Rows[row][column].Class; at == ClassCutIn || at == ClassBargeIn {
			if next := column + 1; next < len(g.Rows[row]) && g.Rows[row][next].Class <= ClassPause {
				column = next
			}
		}
		g.Rows[row][column] = Cell{ClassYield.Rune(), ClassYield, index}
	case rehearsal.KindSpeech, rehearsal.KindMurmur, rehearsal.KindPause: // all drawn by their length
	}
}

func (g *Grid) column(ms int) (column int, ok bool) {
	if ms < g.From {
		return 0, false
	}
	column = (ms - g.From) / g.Scale
	return column, column < len(g.Rows[RowRuler])
}

// fill draws a class from a start to before an end, over lesser ones.
func (g *Grid) fill(row, start, end int, class Class, event int) {
	if end <= g.From || end <= start {
		return
	}
	first := (max(start, g.From) - g.From) / g.Scale
	last := min((end-1-g.From)/g.Scale, len(g.Rows[row])-1)
	for column := first; column <= last; column++ {
		if g.Rows[row][column].Class <= class {
			g.Rows[row][column] = Cell{class.Rune(), class, event}
		}
	}
}

func (g *Grid) ruler() {
	const apart = 8 // columns: room for "|12:34" and a gap
	step := 0
	for _, seconds := range [...]int{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600} {
		if step = seconds * 1000; step/g.Scale >= apart {
			break
		}
	}
	row := g.Rows[RowRuler]
	for at := (g.From + step - 1) / step * step; ; at += step {
		column, ok := g.column(at)
		if !ok {
			return
		}
		label := "|" + format.Clock(at)
		if column+len(label) > len(row) {
			label = "|"
		}
		for i, r := range label {
			row[column+i] = Cell{r, ClassRuler, -1}
		}
		if step/g.Scale < apart {
			return // one tick is all that is legible
		}
	}
}
