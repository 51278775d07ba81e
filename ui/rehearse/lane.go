package rehearse

import (
	"strings"

	"personae/model/rehearsal"
	"personae/ui/theme"
	"personae/ui/view"
)

// classes is how many sorts of cells there are.
const classes = int(rehearsal.ClassYield) + 1

// inks are the pens of a row's cells, by class.
type inks [classes]theme.Pen

// inksOf returns the pens of the rows of a picture.
func inksOf(pens *theme.Pens) (out [rehearsal.RowCount]inks) {
	for row := range out {
		speech := pens.Persona
		if row == rehearsal.RowAgent {
			speech = pens.Agent
		}
		out[row] = inks{
			rehearsal.ClassRuler: pens.Muted, rehearsal.ClassNoise: pens.Faint, rehearsal.ClassPause: pens.Faint,
			rehearsal.ClassSpeech: speech, rehearsal.ClassOverlap: pens.Warning, rehearsal.ClassMurmur: speech,
			rehearsal.ClassBargeIn: pens.AccentStrong, rehearsal.ClassCutIn: pens.AccentStrong, rehearsal.ClassYield: pens.Bad,
		}
	}
	return out
}

// stroke says how a row is drawn beside its pens.
type stroke struct {
	selected int        // the event to stand out, -1 for none
	until    int        // the column from which on it has not happened yet
	mark     *theme.Pen // of the selected event
	later    *theme.Pen // of what has not happened yet
}

// plainly draws a whole row with its own pens.
func plainly(columns int) stroke { return stroke{selected: -1, until: columns} }

// drawRow draws a row, run by run.
func drawRow(cells []rehearsal.Cell, ink *inks, s stroke) string {
	var b strings.Builder
	b.Grow(4*len(cells) + 64)
	var last *theme.Pen
	for column := range cells {
		cell := &cells[column]
		pen := &ink[cell.Class]
		switch {
		case column >= s.until:
			pen = s.later
		case s.selected >= 0 && cell.Event == s.selected:
			pen = s.mark
		}
		if pen != last {
			if last != nil {
				b.WriteString(last.Shut())
			}
			b.WriteString(pen.Open())
			last = pen
		}
		b.WriteRune(cell.Rune)
	}
	if last != nil {
		b.WriteString(last.Shut())
	}
	return b.String()
}

// faintly draws a row in one pen.
func faintly(cells []rehearsal.Cell, pen theme.Pen) string {
	var b strings.Builder
	b.Grow(4*len(cells) + 16)
	b.WriteString(pen.Open())
	for i := range cells {
		b.WriteRune(cells[i].Rune)
	}
	b.WriteString(pen.Shut())
	return b.String()
}

// strip draws both lanes in one line: the upper half of a cell is the agent, the
// lower half the persona, and what happens at a moment shows by its mark.
func strip(g *rehearsal.Grid, ink *[rehearsal.RowCount]inks) string {
	var b strings.Builder
	agent, persona := g.Rows[rehearsal.RowAgent], g.Rows[rehearsal.RowPersona]
	for i := range agent {
		a, p := agent[i], persona[i]
		top := a.Class == rehearsal.ClassSpeech || a.Class == rehearsal.ClassOverlap
		bottom := p.Class == rehearsal.ClassSpeech || p.Class == rehearsal.ClassOverlap
		switch {
		case p.Class >= rehearsal.ClassMurmur:
			ink[rehearsal.RowPersona][p.Class].Write(&b, string(p.Rune))
		case a.Class >= rehearsal.ClassMurmur:
			ink[rehearsal.RowAgent][a.Class].Write(&b, string(a.Rune))
		case top && bottom:
			ink[rehearsal.RowAgent][rehearsal.ClassOverlap].Write(&b, "█")
		case top:
			ink[rehearsal.RowAgent][rehearsal.ClassSpeech].Write(&b, "▀")
		case bottom:
			ink[rehearsal.RowPersona][rehearsal.ClassSpeech].Write(&b, "▄")
		default:
			ink[rehearsal.RowPersona][rehearsal.ClassPause].Write(&b, "·")
		}
	}
	return b.String()
}

// Legend explains the signs of a picture, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "█", Meaning: "speaks"},
		{Sign: "▓", Meaning: "speaks while the other does"},
		{Sign: ">", Meaning: "the persona cuts in"},
		{Sign: "<", Meaning: "the agent barges in"},
		{Sign: "x", Meaning: "gives way"},
		{Sign: "m", Meaning: "murmurs: a word of listening that takes no floor"},
		{Sign: "·", Meaning: "waits"},
		{Sign: "░", Meaning: "noise under the talk"},
		{Sign: "▼ ▲", Meaning: "where playing has come to, and the event that is explained"},
		{Sign: "◆ ◇", Meaning: "this persona on the scale, within the known range of people or outside it; ━ is that range"},
		{Sign: "▲ ▼ =", Meaning: "in a comparison: more, less, the same"},
	}
}
