package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"personae/model/coverage"
	"personae/model/rehearsal"
	"personae/model/value"
	"personae/model/words"
)

// coverage draws the map, and lists twins and corners.
func (p painter) coverage(s *coverage.Survey, m coverage.Map, twins []coverage.Pair) string {
	if len(s.People) == 0 {
		return "no persona is there to map\n"
	}
	var b strings.Builder
	p.block(&b, "", fmt.Sprintf("%s · columns: %s · rows: %s", words.Count(len(s.People), "persona"), m.X.Label, m.Y.Label))
	b.WriteByte('\n')
	p.chart(&b, m)
	if m.Unplaced > 0 {
		p.block(&b, "", fmt.Sprintf("%s not on the map: there was nothing to measure.", words.Count(m.Unplaced, "persona")))
	}
	if len(twins) > 0 {
		b.WriteByte('\n')
		p.heading(&b, "Nearest twins")
		p.block(&b, "", coverage.Metric+".")
	}
	for _, t := range twins {
		differ := "the same in every knob"
		if len(t.Differ) > 0 {
			differ = "differ in " + words.Comma(t.Differ, rehearsal.Label)
		}
		p.block(&b, "  ", fmt.Sprintf("%s  %s · %s: %s", t.Apart(), words.Line(s.People[t.A].Name), words.Line(s.People[t.B].Name), differ))
	}
	if corners := m.Corners(mostCorners); len(corners) > 0 {
		b.WriteByte('\n')
		p.heading(&b, "Empty places, the farthest from everyone first")
		for _, c := range corners {
			if m.CanMake(c.Column, c.Row) {
				b.WriteString("  " + strings.Join(settings(m, c), " ") + "\n")
			} else {
				p.block(&b, "  ", m.Words(c.Column, c.Row))
			}
		}
	}
	return b.String()
}

// settings writes what a persona in a corner has set, as personae new takes it.
func settings(m coverage.Map, c coverage.Corner) []string {
	var out []string
	for _, change := range m.Setting(c.Column, c.Row) {
		text, isText := change.New.Text()
		if !isText {
			text = change.New.JSON()
		}
		if strings.ContainsFunc(text, func(r rune) bool { return strings.ContainsRune(" '\"\\$*?&|;<>()", r) }) {
			text = "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
		}
		out = append(out, change.Path+"="+text)
	}
	return out
}

// chart draws the counts, rows under their columns.
func (p painter) chart(b *strings.Builder, m coverage.Map) {
	const gap, most = 2, 14
	cut := func(text string) string { return ansi.Truncate(words.Line(text), most, "…") }
	side := 0
	for _, row := range m.Rows {
		side = max(side, ansi.StringWidth(cut(row.Label)))
	}
	right := func(text string, width int) string {
		return strings.Repeat(" ", max(0, width-ansi.StringWidth(text))) + text
	}
	widths := make([]int, len(m.Columns))
	var head strings.Builder
	head.WriteString(strings.Repeat(" ", side))
	for i, column := range m.Columns {
		widths[i] = max(ansi.StringWidth(cut(column.Label)), len(fmt.Sprint(m.Fullest())))
		head.WriteString(right(cut(column.Label), widths[i]+gap))
	}
	p.heading(b, head.String())
	for y, row := range m.Rows {
		b.WriteString(right(cut(row.Label), side))
		for x := range m.Columns {
			count := "·"
			if n := len(m.At(x, y)); n > 0 {
				count = fmt.Sprint(n)
			}
			b.WriteString(right(count, widths[x]+gap))
		}
		b.WriteByte('\n')
	}
}

// The map as --json prints it.
type (
	mapJSON struct {
		Personas int         `json:"personas"`
		Unplaced int         `json:"unplaced"` // a figure of theirs has nothing to measure
		X        axisJSON    `json:"x"`
		Y        axisJSON    `json:"y"`
		Cells    []cellJSON  `json:"cells"` // those where somebody stands
		Empty    []placeJSON `json:"empty"` // where a persona can be made, the farthest from everyone first
		Twins    []twinJSON  `json:"twins"`
		Metric   string      `json:"metric"`
	}
	axisJSON struct {
		Key    string         `json:"key"`
		Label  string         `json:"label"`
		Places []coverage.Bin `json:"places"`
	}
	cellJSON struct {
		X        int               `json:"x"`
		Y        int               `json:"y"`
		Count    int               `json:"count"`
		Personas []coverage.Person `json:"personas"`
	}
	placeJSON struct {
		X    int                    `json:"x"`
		Y    int                    `json:"y"`
		Away int                    `json:"away"`
		Set  map[string]value.Value `json:"set,omitempty"` // of the fields, where both axes are
	}
	twinJSON struct {
		Personas [2]coverage.Person `json:"personas"`
		Distance float64            `json:"distance"`
		Differ   []string           `json:"differ"`
	}
)

func coverageJSON(s *coverage.Survey, m coverage.Map, twins []coverage.Pair) mapJSON {
	out := mapJSON{
		Personas: len(s.People), Unplaced: m.Unplaced, Metric: coverage.Metric,
		X: axisJSON{m.X.Key, m.X.Label, m.Columns}, Y: axisJSON{m.Y.Key, m.Y.Label, m.Rows},
		Cells: []cellJSON{}, Empty: []placeJSON{}, Twins: []twinJSON{},
	}
	for y := range m.Rows {
		for x := range m.Columns {
			cell := cellJSON{X: x, Y: y, Count: len(m.At(x, y))}
			for _, person := range m.At(x, y) {
				cell.Personas = append(cell.Personas, s.People[person])
			}
			if cell.Count > 0 {
				out.Cells = append(out.Cells, cell)
			}
		}
	}
	for _, c := range m.Corners(len(m.Columns) * len(m.Rows)) {
		place := placeJSON{c.Column, c.Row, c.Away, nil}
		if m.CanMake(c.Column, c.Row) {
			place.Set = map[string]value.Value{}
			for _, change := range m.Setting(c.Column, c.Row) {
				place.Set[change.Path] = change.New
			}
		}
		out.Empty = append(out.Empty, place)
	}
	for _, t := range twins {
		out.Twins = append(out.Twins, twinJSON{[2]coverage.Person{s.People[t.A], s.People[t.B]}, t.Distance, orEmpty(t.Differ)})
	}
	return out
}
