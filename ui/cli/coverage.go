package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"personae/model/coverage"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/search"
	"personae/model/value"
	"personae/model/words"
)

// What of a map is listed beside it.
const (
	mostTwins   = 10
	mostCorners = 5
)

type coverageFlags struct {
	rehearseFlags // script, agent, seeds, width, asJSON

	xName, yName string
	x, y         coverage.Axis
	query        library.Query
}

func (r *run) coverageCommand() *cobra.Command {
	var f coverageFlags
	cmd := &cobra.Command{
		Use:   "coverage",
		Short: "Show how many personas stand where, over two fields or figures",
		Long: "Draw the library as a map: how many personas stand where over two fields, or figures of the rehearsal; which are nearly the " +
			"same; and which places are empty, those farthest from every persona first, with what a persona there would have set. " + coverage.Metric +
			". An axis is the path of a field, a knob also without behavior_config. in front, or the key of a figure as of personae rehearse.",
		Example: "  personae coverage\n  personae coverage --x wait_seconds --y reply_gap --search tag:billing\n  personae coverage --json",
		Args:    usageArgs(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return f.run(cmd, r) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.xName, "x", coverage.DefaultX.Key, "the `FIELD` or figure of the columns")
	flags.StringVar(&f.yName, "y", coverage.DefaultY.Key, "the `FIELD` or figure of the rows")
	flags.StringVar(&f.query.Project, "project", "", "only the personas of this project")
	flags.StringVar(&f.query.Search, "search", "", "only the personas that a search finds")
	flags.StringVar(&f.script, "script", script.BuiltIn()[0].Name, "of figures: what the two sides say, as of personae rehearse")
	flags.StringVar(&f.agent, "agent", rehearsal.Typical, "of figures: the agent under test, as of personae rehearse")
	flags.IntVar(&f.seeds, "seeds", 50, "how many calls figures are over")
	flags.BoolVar(&f.asJSON, "json", false, "print the map, the twins and the empty places as JSON")
	return cmd
}

func (f *coverageFlags) run(cmd *cobra.Command, r *run) (err error) {
	if f.x, err = coverage.ParseAxis(f.xName); err != nil {
		return usage(fmt.Errorf("--x: %w", err))
	}
	if f.y, err = coverage.ParseAxis(f.yName); err != nil {
		return usage(fmt.Errorf("--y: %w", err))
	}
	if f.x.Key == f.y.Key {
		return usage(fmt.Errorf("--x and --y are both %s: give two", f.x.Key))
	}
	if _, err := search.Parse(f.query.Search); err != nil {
		return usage(fmt.Errorf("--search: %w", err))
	}
	f.seed, f.width = 1, 80
	if err := f.wrong([]string{""}); err != nil {
		return usage(err)
	}
	return r.with(cmd.Context(), false, func(lib Library) error {
		s, err := f.survey(cmd.Context(), lib, cmd.InOrStdin())
		if err != nil {
			return err
		}
		m := s.Map(f.x, f.y)
		twins := s.Twins(cmd.Context(), mostTwins)
		if f.asJSON {
			return printIndented(cmd.OutOrStdout(), coverageJSON(s, m, twins))
		}
		p := r.painter(f.width)
		_, err = io.WriteString(cmd.OutOrStdout(), p.coverage(s, m, twins))
		return err
	})
}

// survey reads the personas, and measures them where an axis is a figure.
func (f *coverageFlags) survey(ctx context.Context, lib Library, in io.Reader) (*coverage.Survey, error) {
	ids, err := lib.IDs(ctx, f.query)
	if err != nil {
		return nil, err
	}
	s := coverage.NewSurvey()
	for _, id := range ids {
		record, err := lib.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		s.Add(&record.Persona)
	}
	if !f.x.IsFigure() && !f.y.IsFigure() {
		return s, nil
	}
	lines, err := readScript(f.script, in)
	if err != nil {
		return nil, err
	}
	agents, err := f.withAgents(ctx, lib)
	if err != nil {
		return nil, err
	}
	const atOnce = 256
	for missing := s.Missing(atOnce); len(missing) > 0; missing = s.Missing(atOnce) {
		measured, err := s.Measure(ctx, missing, lib.Info().API, lines, agents[0], f.seeds)
		if err != nil {
			return nil, err
		}
		s.Take(measured)
	}
	return s, nil
}

// coverage draws the map, and lists twins and corners.
func (p painter) coverage(s *coverage.Survey, m coverage.Map, twins []coverage.Pair) string {
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
		p.block(&b, "  ", fmt.Sprintf("%s  %s · %s: %s", t.Apart(), clean(s.People[t.A].Name), clean(s.People[t.B].Name), differ))
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
	cut := func(text string) string { return ansi.Truncate(clean(text), most, "…") }
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
