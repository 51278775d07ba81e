package rehearse

import (
	"fmt"
	"strings"

	"personae/model/rehearsal/picture"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

const leastWidth = 24

// Render implements view.View.
func (v *View) Render() view.Frame {
	if v.width < leastWidth || v.height < 1 {
		return view.Frame{Lines: widget.Fill(nil, v.width, v.height)}
	}
	a := v.areas()
	lines := make([]string, 0, v.height+8)
	lines = append(lines, v.drawHeader(), widget.Rule(v.position(), v.width, v.styles))
	lines = v.drawLanes(lines)
	if v.width < widget.Wide {
		lines = append(lines, widget.Rule(v.eventTitle(), v.width, v.styles))
		lines = append(lines, v.drawEvent(a.event)...)
		lines = append(lines, widget.Rule(v.figuresTitle(a.figures), v.width, v.styles))
		lines = append(lines, v.drawFigures(a.figures)...)
	} else {
		lines = v.drawWide(lines, a)
	}
	return view.Frame{Lines: widget.Fill(lines, v.width, v.height)}
}

func (v *View) drawWide(lines []string, a areas) []string {
	left := make([]string, 0, a.figures.Height+1)
	left = append(left, widget.Rule(v.eventTitle(), a.event.Width, v.styles))
	left = append(left, v.drawEvent(a.event)...)
	left = append(left, widget.Rule("Every event", a.events.Width, v.styles))
	left = append(left, v.drawEvents(a.events)...)
	right := append([]string{widget.Rule(v.figuresTitle(a.figures), a.figures.Width, v.styles)}, v.drawFigures(a.figures)...)
	line := v.styles.Pens.Line
	for i := range right {
		join := "│"
		switch i {
		case 0:
			join = "┬"
		case a.events.Y - a.event.Y:
			join = "┤"
		}
		lines = append(lines, left[i]+line.Paint(join)+right[i])
	}
	return lines
}

func (v *View) drawHeader() string {
	pens := &v.styles.Pens
	setup := v.cache.Setup()
	title := cells.Clean(v.sides[0].title)
	if v.compares() {
		title += " and " + cells.Clean(v.sides[1].title)
		if v.options.Name != "" {
			title = cells.Clean(v.options.Name) + ", " + title
		}
	}
	facts := []string{
		cells.Clean(setup.Script.Name), fmt.Sprintf("%s agent: replies in %.2f s, stops in %.2f s", setup.Agent.Name,
			float64(setup.Agent.ReplyMs)/1000, float64(setup.Agent.StopMs)/1000), fmt.Sprintf("seed %d", setup.Seed), defaultsOf(v.sides[0].behavior),
	}
	with := func() string { return strings.Join(facts, cells.Between) }
	if room := v.width - 3 - cells.Width(title); cells.Width(with()) > room {
		facts[1], facts[3] = setup.Agent.Name+" agent", "API "+setup.API
		for len(facts) > 1 && cells.Width(with()) > max(room, v.width/2) {
			facts = facts[:len(facts)-1]
		}
	}
	right := cells.Cut(with(), v.width*2/3)
	room := max(0, v.width-3-cells.Width(right))
	return " " + pens.Strong.Paint(cells.Fit(title, room)) + " " + pens.Muted.Paint(right) + " "
}

// position says where in the call one is, and how it is drawn and played.
func (v *View) position() string {
	return fmt.Sprintf("%s of %s · a column is %s · %s", moment(v.at), moment(v.length()), stretch(v.columnMs()), v.playWords())
}

// moment writes a time of the call: "0:12.4".
func moment(ms int) string {
	tenths := ms / 100
	return fmt.Sprintf("%d:%02d.%d", tenths/600, tenths/10%60, tenths%10)
}

// stretch writes a length: "50 ms", "1.2 s".
func stretch(ms int) string {
	if ms < 1000 {
		return fmt.Sprintf("%d ms", ms)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(ms)/1000), ".0") + " s"
}

// drawLanes draws the ruler, and for each side its two lanes, the noise under
// them, and what has begun last; through all of them goes the playhead.
func (v *View) drawLanes(lines []string) []string {
	pens := &v.styles.Pens
	columns, scale := v.columns(), v.columnMs()
	now := (v.at - v.from) / scale
	s := stroke{selected: -1, until: columns, mark: &pens.AccentStrong, words: &v.words, later: &pens.Faint, line: &pens.AccentStrong}
	if v.at >= v.from && now < columns {
		s.head = now + 1
	}
	if v.play.on {
		s.until = now + 1
	}
	row := func(label string, pen theme.Pen, text string) {
		lines = append(lines, " "+pen.Paint(cells.Fit(label, laneLabel))+text+" ")
	}
	for i := range v.sides {
		side := &v.sides[i]
		grid := picture.Layout(side.call, v.from, scale, columns)
		if i == 0 {
			ruler := s
			ruler.until = columns
			row("", pens.Faint, drawRow(&grid, picture.RowRuler, &v.ink, ruler))
		}
		if scale <= wordScale {
			inscribe(&grid, side.call)
		}
		if v.compares() {
			lines = append(lines, v.sideTitle(i))
		}
		own := s
		if i == v.active {
			own.selected = v.event
		}
		row("agent", pens.Agent, drawRow(&grid, picture.RowAgent, &v.ink, own))
		row("persona", pens.Persona, drawRow(&grid, picture.RowPersona, &v.ink, own))
		if v.drawsNoise() {
			row("noise", pens.Faint, drawRow(&grid, picture.RowNoise, &v.ink, own))
		}
		row("", pens.Faint, v.foot(i, s.head-1, columns))
	}
	if v.height >= highFrom {
		legend := picture.Legend(v.sides[v.active].call, max(0, v.width-2))
		lines = append(lines, " "+pens.Faint.Paint(cells.Fit(strings.Join(legend, "   "), v.width-2))+" ")
	}
	return lines
}

// sideTitle names one call of a comparison; the one that is stepped through has
// a mark.
func (v *View) sideTitle(side int) string {
	pens := &v.styles.Pens
	mark, pen := "  ", pens.Muted
	if side == v.active {
		mark, pen = "› ", pens.AccentStrong
	}
	return " " + pen.Paint(cells.Fit(mark+cells.Clean(v.sides[side].title), v.width-2)) + " "
}

// foot ends the playhead under the lanes, with what has begun last beside it.
func (v *View) foot(side, column, columns int) string {
	if column < 0 {
		return cells.Blank(columns)
	}
	if side != v.active || v.event < 0 {
		return v.styles.Pens.AccentStrong.Paint(cells.Fit(cells.Blank(column)+"│", columns))
	}
	deed := v.side().call.Events[v.event].Deed()
	if len(deed) > columns-column-2 && column > len(deed) {
		return v.styles.Pens.AccentStrong.Paint(cells.Fit(cells.FitRight(deed+" ┘", column+1), columns))
	}
	return v.styles.Pens.AccentStrong.Paint(cells.Fit(cells.Blank(column)+"└ "+deed, columns))
}
