package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/rehearsal"
	"personae/model/words"
)

type agentsFlags struct {
	asJSON     bool
	keep, drop string
}

func (r *run) agentsCommand() *cobra.Command {
	var f agentsFlags
	cmd := &cobra.Command{
		Use:   "agents [AGENT]",
		Short: "Print the agents that a rehearsal can be held with",
		Long: "Print the agents under test, or one: every figure of each with its source, or the word assumed. Measured systems come from " +
			"the τ-voice leaderboard, stacks from their published defaults. AGENT is a name, figures over a named one's " +
			"(livekit,reply=1200), or a file of JSON in the form that --json prints. --keep keeps a copy of it in the library.",
		Example: "  personae agents livekit\n  personae agents livekit,reply=1200,stop=500 --keep \"Our agent\"\n" +
			"  personae agents ours.json --json\n  personae agents --drop \"Our agent\"",
		Args: usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, r, args) },
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print them as JSON")
	cmd.Flags().StringVar(&f.keep, "keep", "", "keep a copy of AGENT in the library under this `NAME`")
	cmd.Flags().StringVar(&f.drop, "drop", "", "forget the agent that the library keeps under this `NAME`")
	return cmd
}

func (f *agentsFlags) run(cmd *cobra.Command, r *run, args []string) error {
	if f.keep != "" && (f.drop != "" || len(args) == 0) || f.drop != "" && len(args) > 0 {
		return usage(errors.New("--keep NAME takes an AGENT to keep a copy of; --drop NAME stands alone"))
	}
	return r.open(cmd.Context(), Opening{Read: f.keep == "" && f.drop == ""}, func(lib Library) error {
		if f.drop != "" {
			return lib.DropAgent(cmd.Context(), f.drop)
		}
		list, err := knownAgents(cmd.Context(), lib)
		if err != nil {
			return err
		}
		if len(args) > 0 {
			agent, err := readAgent(args[0], list)
			if err != nil {
				return err
			}
			list = []rehearsal.Agent{agent}
		}
		if f.keep != "" {
			list[0].Name, list[0].Title = f.keep, "A copy of "+list[0].Name
			if err := lib.KeepAgent(cmd.Context(), list[0]); err != nil {
				return err
			}
		}
		return printAgents(cmd.OutOrStdout(), list, f.asJSON)
	})
}

// knownAgents are the shipped profiles, then those that the library keeps.
func knownAgents(ctx context.Context, lib Library) ([]rehearsal.Agent, error) {
	kept, err := lib.Agents(ctx)
	if err != nil {
		return nil, err
	}
	return append(rehearsal.Agents(), kept...), nil
}

// readAgent reads a value of --agent: a line, or a file of JSON.
func readAgent(text string, known []rehearsal.Agent) (rehearsal.Agent, error) {
	if !strings.HasSuffix(text, ".json") || slices.ContainsFunc(known, func(a rehearsal.Agent) bool { return a.Name == text }) {
		agent, err := rehearsal.ReadAgent(text, known)
		if err != nil {
			return agent, usage(err)
		}
		return agent, nil
	}
	file, err := os.Open(text)
	if errors.Is(err, fs.ErrNotExist) {
		return rehearsal.Agent{}, fmt.Errorf("%s: there is no such file: %w", text, fs.ErrNotExist)
	}
	if err != nil {
		return rehearsal.Agent{}, err
	}
	data, err := io.ReadAll(io.LimitReader(file, rehearsal.MostAgentBytes+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return rehearsal.Agent{}, err
	}
	agent, err := rehearsal.ParseAgent(strings.TrimSuffix(filepath.Base(text), ".json"), data)
	if err != nil {
		return agent, invalid(fmt.Errorf("%s: %w", text, err))
	}
	return agent, nil
}

// agentsNamed reads a value of --agents: all, or names with commas between them.
func agentsNamed(text string, known []rehearsal.Agent) ([]rehearsal.Agent, error) {
	if text == rehearsal.AllAgents {
		return known, nil
	}
	var out []rehearsal.Agent
	for name := range strings.SplitSeq(text, ",") {
		agent, err := rehearsal.ReadAgent(strings.TrimSpace(name), known)
		if err != nil {
			return nil, usage(fmt.Errorf("--agents: %w", err))
		}
		out = append(out, agent)
	}
	return out, nil
}

func printAgents(out io.Writer, list []rehearsal.Agent, asJSON bool) error {
	if asJSON {
		return printIndented(out, list)
	}
	var b strings.Builder
	p := painter{width: 100}
	for i, agent := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		p.heading(&b, words.Line(agent.Name)+"  "+words.Line(agent.Title))
		for _, f := range rehearsal.AgentFigures() {
			p.block(&b, fmt.Sprintf("  %-24s%-10s ", f.Key, figureText(f, agent)), agent.Source(f.Key))
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// figureText is a figure of an agent with its unit.
func figureText(f rehearsal.AgentFigure, agent rehearsal.Agent) string {
	text := f.Text(agent)
	if f.Unit == rehearsal.UnitMs && text != "off" {
		text += " ms"
	}
	return words.Line(text)
}
