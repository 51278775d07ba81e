package cli

import (
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
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
)

// The bounds of the flags of rehearse.
const (
	mostSeeds  = 10_000
	leastWidth = 20
	mostWidth  = 1000
)

type rehearseFlags struct {
	script, agent, compare   string
	seed                     uint64
	seeds, width             int
	asJSON, check, constants bool
}

func (r *run) rehearseCommand() *cobra.Command {
	var f rehearseFlags
	cmd := &cobra.Command{
		Use:   "rehearse PERSONA",
		Short: "Show what a persona's knobs will do, before a call is made",
		Long: "Rehearse a call: draw when the persona of a script cuts in, gives way, murmurs and pauses against an agent under test, and " +
			"print the figures over many calls beside what is known of people. It is a seeded model without audio or network: the same " +
			"call gives the same output everywhere. --constants lists every figure it rests on, with its source or the word assumed; " +
			"--check plays 1,000 seeds against them. Both need no PERSONA.",
		Example: "  personae rehearse \"Impatient caller\"\n  personae rehearse \"Impatient caller\" --script call.txt --agent vapi --seed 7\n" +
			"  personae rehearse \"Impatient caller\" --compare \"Polite caller\" --json\n  personae rehearse --check",
		Args: usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, r, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.script, "script", script.BuiltIn()[0].Name, "what the two sides say: "+scriptNames()+", or a `FILE`, or - for stdin")
	flags.StringVar(&f.agent, "agent", rehearsal.Typical, "the agent under test: "+agentNames())
	flags.Uint64Var(&f.seed, "seed", 1, "which call is drawn")
	flags.IntVar(&f.seeds, "seeds", 200, "how many calls the figures are over")
	flags.StringVar(&f.compare, "compare", "", "rehearse this `PERSONA` too, beside the first")
	flags.IntVar(&f.width, "width", 80, "the columns of the picture")
	flags.BoolVar(&f.asJSON, "json", false, "print events with their causes, figures, verdicts and inert knobs as JSON")
	flags.BoolVar(&f.check, "check", false, "hold 1,000 calls against the constants and the published figures")
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

func agentNames() string {
	var names []string
	for _, a := range rehearsal.Agents() {
		names = append(names, a.Name)
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
		return printSelfTest(out, f.asJSON, sim.SelfTest())
	}
	agent, _ := rehearsal.AgentNamed(f.agent)
	lines, err := readScript(f.script, cmd.InOrStdin())
	if err != nil {
		return err
	}
	return r.with(cmd.Context(), false, func(library Library) error {
		var calls []rehearsed
		for _, ref := range []string{args[0], f.compare} {
			if ref == "" {
				continue
			}
			record, err := find(cmd.Context(), library, ref)
			if err != nil {
				return err
			}
			calls = append(calls, f.rehearse(record.Persona, lines, agent))
		}
		if f.asJSON {
			return printRehearsals(out, calls)
		}
		p := painter{colour: r.Terminal() && r.Environment("NO_COLOR") == "", width: f.width}
		_, err := io.WriteString(out, p.text(calls, lines, agent))
		return err
	})
}

func (f *rehearseFlags) wrong(args []string) error {
	_, known := rehearsal.AgentNamed(f.agent)
	alone := f.check || f.constants
	switch {
	case f.check && f.constants:
		return errors.New("--check and --constants print different tables: give one of them")
	case alone && len(args) > 0:
		return errors.New("--check and --constants are about the rehearsal itself and take no PERSONA")
	case !alone && len(args) == 0:
		return errors.New("name a persona to rehearse")
	case !known:
		return fmt.Errorf("--agent %s: the agents are %s", f.agent, agentNames())
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

	behavior rehearsal.Behavior
}

type personaJSON struct {
	ID      string `json:"id"`
	Project string `json:"project"`
	Name    string `json:"name"`
}

func (f *rehearseFlags) rehearse(p model.Persona, lines script.Script, agent rehearsal.Agent) rehearsed {
	b := rehearsal.From(&p, "")
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
