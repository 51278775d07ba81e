package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/check"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/wire"
)

// The bounds of the flags of rehearse.
const (
	mostSeeds  = 10_000
	leastWidth = 20
	mostWidth  = 1000
)

type rehearseFlags struct {
	script, agent, agents, compare, api string
	expect                              []string
	goal                                string
	seed                                uint64
	seeds, width                        int
	asJSON, check, constants            bool
}

func (r *run) rehearseCommand() *cobra.Command {
	var f rehearseFlags
	cmd := &cobra.Command{
		Use:   "rehearse PERSONA...",
		Short: "Show what a persona's knobs will do, before a call is made",
		Long: "Rehearse a call: draw when the persona of a script cuts in, gives way, murmurs and pauses against an agent under test, and " +
			"print the figures over many calls beside what is known of people. It is a seeded model without audio or network: the same " +
			"call gives the same output everywhere. Several personas, or --agents, print a table of the figures that differ most. " +
			"--expect makes a test of it: the exit code is 4 when a figure lies elsewhere. --goal seeks the fewest changes that bring a " +
			"figure into a range. Both take the mean of a figure's key, or another of its numbers: reply_gap.median, .p10, .p90, .spread. " +
			"--constants lists every figure it rests on, with its source or the word assumed; --check plays 1,000 seeds against them, and the " +
			"remedies of the symptom help with every shipped persona and agent, which takes minutes. Both need no PERSONA.",
		Example: "  personae rehearse \"Impatient interrupter\"\n  personae rehearse \"Impatient interrupter\" --script call.txt --agent vapi,reply=1200 --seed 7\n" +
			"  personae rehearse \"Impatient interrupter\" --agents all\n" +
			"  personae rehearse \"Impatient interrupter\" --agents livekit,vapi --expect 'turns_finished in 0.6..0.8' --expect 'reply_gap < 1 s'\n" +
			"  personae rehearse \"Impatient interrupter\" --goal 'turns_finished >= 60 %' --agents all\n" +
			"  personae rehearse \"Impatient interrupter\" --compare \"Silent thinker\" --json\n  personae rehearse --check",
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, r, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.script, "script", script.BuiltIn()[0].Name, "what the two sides say: "+scriptNames()+", or a `FILE`, or - for stdin")
	flags.StringVar(&f.agent, "agent", rehearsal.Typical, "the agent under test: a name of personae agents, figures over one's (reply=1200,stop=500), or a .json file")
	flags.StringVar(&f.agents, "agents", "", "a table over `AGENTS`: all, or names with commas between them")
	flags.StringArrayVar(&f.expect, "expect", nil, "a `FIGURE` and where it must lie: 'turns_finished in 0.6..0.8', 'reply_gap < 900 ms'; may be repeated")
	flags.StringVar(&f.goal, "goal", "", "seek the fewest changes that bring a `FIGURE` to where it is wanted, as in --expect")
	flags.StringVar(&f.api, "api", "", "the `VERSION` of Feather's API whose defaults an absent knob has, as "+wire.API121+" or "+wire.API190+", instead of the one the library targets")
	flags.Uint64Var(&f.seed, "seed", 1, "which call is drawn")
	flags.IntVar(&f.seeds, "seeds", 200, "how many calls the figures are over")
	flags.StringVar(&f.compare, "compare", "", "rehearse this `PERSONA` too, beside the first")
	flags.IntVar(&f.width, "width", 80, "the columns of the picture")
	flags.BoolVar(&f.asJSON, "json", false, "print events with their causes, figures, verdicts and inert knobs as JSON")
	flags.BoolVar(&f.check, "check", false, "hold calls against the constants and the published figures, and remedies against what they do")
	flags.BoolVar(&f.constants, "constants", false, "print every figure the rehearsal rests on, with its source")
	return cmd
}

func scriptNames() string {
	var names []string
	for _, s := range script.BuiltIn() {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

func (f *rehearseFlags) run(cmd *cobra.Command, r *run, args []string) error {
	if err := f.wrong(args); err != nil {
		return usage(fmt.Errorf("%w; see %s --help", err, cmd.CommandPath()))
	}
	out := cmd.OutOrStdout()
	switch {
	case f.constants:
		return printConstants(out, f.asJSON, f.width)
	case f.check:
		checks, err := r.selfTest(cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		return printSelfTest(out, f.asJSON, checks)
	}
	goals, err := f.goals()
	if err != nil {
		return err
	}
	lines, err := readScript(f.script, cmd.InOrStdin())
	if err != nil {
		return err
	}
	return r.reading(cmd.Context(), func(library Library) error {
		f.api = cmp.Or(f.api, library.Info().API)
		agents, err := f.withAgents(cmd.Context(), library)
		if err != nil {
			return err
		}
		if f.compare != "" {
			args = append(args, f.compare)
		}
		var personas []model.Persona
		for _, ref := range args {
			record, err := find(cmd.Context(), library, ref)
			if err != nil {
				return err
			}
			personas = append(personas, record.Persona)
		}
		p := r.painter(f.width)
		switch {
		case f.goal != "":
			return f.seek(out, p, personas[0], lines, agents, goals[0])
		case f.agents != "" || len(personas) > 1 && f.compare == "":
			return f.table(out, p, personas, lines, agents, goals)
		}
		return f.calls(out, p, personas, lines, agents[0], goals)
	})
}

// calls rehearses one persona, or two beside each other, and prints their calls.
func (f *rehearseFlags) calls(out io.Writer, p painter, personas []model.Persona, lines script.Script, agent rehearsal.Agent, goals []seek.Goal) error {
	var calls []rehearsed
	var expected []expectation
	for i := range personas {
		c := f.rehearse(personas[i], lines, agent)
		c.Expected = expectations(goals, c.Persona, agent.Name, c.Metrics)
		calls, expected = append(calls, c), append(expected, c.Expected...)
	}
	var err error
	if f.asJSON {
		err = printRehearsals(out, calls)
	} else {
		_, err = io.WriteString(p.onto(out), p.text(calls, lines, agent)+p.expected(expected))
	}
	return errors.Join(err, missed(expected))
}

// withAgents are those of --agents, or the one of --agent.
func (f *rehearseFlags) withAgents(ctx context.Context, lib Library) ([]rehearsal.Agent, error) {
	known, err := knownAgents(ctx, lib)
	if err != nil {
		return nil, err
	}
	if f.agents != "" {
		return agentsNamed(f.agents, known)
	}
	agent, err := readAgent(f.agent, known)
	if err != nil {
		return nil, fmt.Errorf("--agent: %w", err)
	}
	return []rehearsal.Agent{agent}, nil
}

func (f *rehearseFlags) wrong(args []string) error {
	alone := f.check || f.constants
	switch {
	case f.check && f.constants:
		return errors.New("--check and --constants print different tables: give one of them")
	case alone && len(args) > 0:
		return errors.New("--check and --constants are about the rehearsal itself and take no PERSONA")
	case !alone && len(args) == 0:
		return errors.New("name a persona to rehearse")
	case f.compare != "" && (len(args) > 1 || f.agents != "" || f.goal != ""):
		return errors.New("--compare sets one persona beside another; several personas and --agents make a table")
	case f.goal != "" && (len(args) > 1 || len(f.expect) > 0):
		return errors.New("--goal is sought for one persona, and without --expect")
	case wire.CheckAPI(f.api) != nil:
		return fmt.Errorf("--api: %w", wire.CheckAPI(f.api))
	case f.seed < 1:
		return errors.New("--seed counts from 1")
	case f.seeds < 1 || f.seeds > mostSeeds:
		return fmt.Errorf("--seeds %d: 1 to %d calls can be measured", f.seeds, mostSeeds)
	case f.width < leastWidth || f.width > mostWidth:
		return fmt.Errorf("--width %d: a picture has %d to %d columns", f.width, leastWidth, mostWidth)
	}
	return nil
}

// readScript returns a built-in script, or one from a file or from stdin.
func readScript(name string, in io.Reader) (script.Script, error) {
	if lines, ok := script.Named(name); ok {
		return lines, nil
	}
	title := "stdin"
	if name != "-" {
		title = filepath.Base(name)
		file, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return script.Script{}, fmt.Errorf("--script %s: there is no such file, and the built-in scripts are %s: %w",
				name, scriptNames(), fs.ErrNotExist)
		}
		if err != nil {
			return script.Script{}, fmt.Errorf("--script: %w", err)
		}
		defer func() { _ = file.Close() }() // it was only read
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, script.MostBytes+1))
	if err != nil {
		return script.Script{}, fmt.Errorf("--script: %w", err)
	}
	lines, err := script.Parse(title, data)
	if err != nil {
		return lines, invalid(fmt.Errorf("--script: %w", err))
	}
	return lines, nil
}

// rehearsed is one persona's call and figures, as --json prints them.
type rehearsed struct {
	Persona  personaJSON       `json:"persona"`
	Profile  rehearsal.Agent   `json:"agent_profile"`
	Call     rehearsal.Call    `json:"call"`
	Metrics  rehearsal.Metrics `json:"metrics"`
	Verdicts []tell.Verdict    `json:"verdicts"`
	Inert    []check.Inert     `json:"inert"`
	Expected []expectation     `json:"expected,omitempty"`

	behavior rehearsal.Behavior
}

type personaJSON struct {
	ID      string `json:"id"`
	Project string `json:"project"`
	Name    string `json:"name"`
}

func (f *rehearseFlags) rehearse(p model.Persona, lines script.Script, agent rehearsal.Agent) rehearsed {
	b := rehearsal.From(&p, f.api)
	m := sim.Measure(b, lines, agent, f.seeds)
	return rehearsed{
		Persona: personaJSON{p.ID, p.Project, p.Name}, Profile: agent,
		Call: sim.Run(b, lines, agent, f.seed), Metrics: m,
		Verdicts: orEmpty(tell.Verdicts(b, agent, m)), Inert: orEmpty(tell.InertKnobs(b, lines, agent)),
		behavior: b,
	}
}

// orEmpty makes a list that is printed as [] and not as null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
