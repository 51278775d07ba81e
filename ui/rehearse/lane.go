package rehearse

import (
	"strings"

	"charm.land/lipgloss/v2"

	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/ui/theme"
	"personae/ui/view"
)

const classes = int(picture.ClassYield) + 1

// inks are the pens of a row: of each class, and from classes on of the words
// that stand in a bar of it.
type inks [2 * classes]theme.Pen

func inksOf(styles *theme.Styles) (out [picture.RowCount]inks) {
	pens := &styles.Pens
	reversed := func(s lipgloss.Style) theme.Pen { return theme.NewPen(s.Reverse(true)) }
	words := reversed(styles.Warning)
	for row := range out {
		speech, said := pens.Persona, reversed(styles.Persona)
		if row == picture.RowAgent {
			speech, said = pens.Agent, reversed(styles.Agent)
		}
		out[row] = inks{
			picture.ClassRuler: pens.Muted, picture.ClassNoise: pens.Faint, picture.ClassPause: pens.Faint,
			picture.ClassSpeech: speech, picture.ClassOverlap: pens.Warning, picture.ClassMurmur: speech,
			picture.ClassBargeIn: pens.Strong, picture.ClassCutIn: pens.Strong, picture.ClassYield: pens.Bad,
			classes + int(picture.ClassSpeech): said, classes + int(picture.ClassOverlap): words,
		}
	}
	return out
}

// stroke says how a row is drawn beside its pens.
type stroke struct {
	selected int        // the event to stand out, -1 for none
	until    int        // the column from which on it has not happened yet
	mark     *theme.Pen // of the selected event
	words    *theme.Pen // of words in its bar
	head     int        // the playhead's column, counted from 1; 0 for none
	line     *theme.Pen // of the playhead
	later    *theme.Pen // of what has not happened yet
}

func plainly(columns int) stroke { return stroke{selected: -1, until: columns} }

func drawRow(g *picture.Grid, row int, ink *[picture.RowCount]inks, s stroke) string {
	cells := g.Rows[row]
	var b strings.Builder
	b.Grow(4*len(cells) + 64)
	var last *theme.Pen
	for column := range cells {
		cell := cells[column]
		index := int(cell.Class)
		if cell.Rune != cell.Class.Rune() && (cell.Class == picture.ClassSpeech || cell.Class == picture.ClassOverlap) {
			index += classes
		}
		pen := &ink[row][index]
		switch {
		case column+1 == s.head && cell.Class < picture.ClassMurmur:
			// Marks and the times of the ruler stay; all else has the line before it.
			if cell.Class != picture.ClassRuler {
				cell.Rune, pen = '│', s.line
			}
		case column >= s.until:
			pen = s.later
		case s.selected >= 0 && cell.Event == s.selected:
			if pen = s.mark; index >= classes {
				pen = s.words
			}
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

// strip draws both lanes in one line: the upper half of a cell is the agent, the
// lower half the persona, and what happens at a moment shows by its mark.
func strip(g *picture.Grid, ink *[picture.RowCount]inks) string {
	var b strings.Builder
	agent, persona := g.Rows[picture.RowAgent], g.Rows[picture.RowPersona]
	for i := range agent {
		a, p := agent[i], persona[i]
		top := a.Class == picture.ClassSpeech || a.Class == picture.ClassOverlap
		bottom := p.Class == picture.ClassSpeech || p.Class == picture.ClassOverlap
		switch {
		case p.Class >= picture.ClassMurmur:
			ink[picture.RowPersona][p.Class].Write(&b, string(p.Rune))
		case a.Class >= picture.ClassMurmur:
			ink[picture.RowAgent][a.Class].Write(&b, string(a.Rune))
		case top && bottom:
			ink[picture.RowAgent][picture.ClassOverlap].Write(&b, "█")
		case top:
			ink[picture.RowAgent][picture.ClassSpeech].Write(&b, "▀")
		case bottom:
			ink[picture.RowPersona][picture.ClassSpeech].Write(&b, "▄")
		case a.Rune == ' ' && p.Rune == ' ':
			b.WriteByte(' ') // the call is over
		default:
			ink[picture.RowPersona][picture.ClassPause].Write(&b, "·")
		}
	}
	return b.String()
}

// Legend explains the signs of a picture, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "█", Meaning: "speaks"},
		{Sign: "▓", Meaning: "speaks while the other does, for most of the column"},
		{Sign: ">", Meaning: "the persona cuts in"},
		{Sign: "<", Meaning: "the agent barges in"},
		{Sign: "x", Meaning: "gives way"},
		{Sign: "m", Meaning: "murmurs: a word of listening that takes no floor"},
		{Sign: "·", Meaning: "waits"},
		{Sign: "░", Meaning: "noise under the talk"},
		{Sign: "│", Meaning: "the moment that playing or stepping has come to; under the lanes, what has begun last"},
		{Sign: "◆ ◇", Meaning: "this persona on the scale, within the known range of people or outside it; ━ is that range"},
		{Sign: "▲ ▼ =", Meaning: "in a comparison: more, less, the same"},
	}
}

// People says of each figure what is known of people, with its source, for the
// help.
func People() []view.Sign {
	var out []view.Sign
	for _, figure := range sim.Figures() {
		if human, ok := tell.HumanRange(figure.Key); ok {
			out = append(out, view.Sign{Sign: figure.Label, Meaning: human.Says + " (" + human.Source + ")"})
		}
	}
	return out
}
