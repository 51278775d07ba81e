package rehearse

import (
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/ui/widget/cells"
)

const (
	wordScale = 150 // milliseconds a column up to which bars have room for words
	leastText = 4   // cells
)

// inscribe writes what is said into the bars: each word at its time where all of
// a line have the room, else the line from its start. Words of other than one
// cell a letter are left out: a cell of the picture holds one.
func inscribe(g *picture.Grid, call rehearsal.Call) {
	for i := range call.Events {
		e := &call.Events[i]
		text := cells.Clean(e.Text)
		if e.Kind == rehearsal.KindMurmur || cells.Width(text) != len([]rune(text)) {
			continue
		}
		if row := g.Rows[picture.RowAgent+e.Lane.Side()]; e.Text != "" && !inscribeTimed(g, row, i, e, strings.Fields(text)) {
			inscribeWhole(g, row, i, e, text)
		}
	}
}

// write puts a text into a row from a column on, where the event's own bar is.
func write(row []picture.Cell, column, event int, text string) {
	for i, r := range []rune(text) {
		if at := column + i; at >= 0 && at < len(row) && bar(row[at], event) {
			row[at].Rune = r
		}
	}
}

func bar(cell picture.Cell, event int) bool {
	return cell.Event == event && (cell.Class == picture.ClassSpeech || cell.Class == picture.ClassOverlap)
}

// inscribeTimed writes each word where it is said; it writes nothing and reports
// false where one would run into the next.
func inscribeTimed(g *picture.Grid, row []picture.Cell, event int, e *rehearsal.Event, words []string) bool {
	columns := make([]int, len(words)+1)
	for i := range columns {
		columns[i] = (e.Start - g.From + (e.End-e.Start)*i/len(words)) / g.Scale
	}
	if e.Kind != rehearsal.KindSpeech {
		columns[0]++ // after its mark
	}
	for i, word := range words {
		if columns[i]+len([]rune(word)) >= columns[i+1] {
			return false
		}
	}
	for i, word := range words {
		write(row, columns[i], event, word)
	}
	return true
}

// inscribeWhole writes the line into what of its bar is in sight, between a cell
// of the bar at either end.
func inscribeWhole(g *picture.Grid, row []picture.Cell, event int, e *rehearsal.Event, text string) {
	from := max(0, (e.Start-g.From)/g.Scale) + 1
	to := from
	for to < len(row) && bar(row[to], event) {
		to++
	}
	if room := to - from - 1; room >= leastText {
		write(row, from, event, cells.Cut(text, room))
	}
}
