package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"personae/model/coverage"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/search"
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
	return r.reading(cmd.Context(), func(lib Library) error {
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
		_, err = io.WriteString(p.onto(cmd.OutOrStdout()), p.coverage(s, m, twins))
		return err
	})
}

// survey reads the personas, and measures them where an axis is a figure.
func (f *coverageFlags) survey(ctx context.Context, lib Library, in io.Reader) (*coverage.Survey, error) {
	s := coverage.NewSurvey()
	as := func(record *library.Record) (*library.Record, error) { return record, nil }
	err := each(ctx, lib, nil, f.query, as, func(record *library.Record) error {
		s.Add(&record.Persona)
		return nil
	})
	if err != nil {
		return nil, err
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
