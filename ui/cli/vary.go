package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/vary"
)

type varyFlags struct {
	rehearseFlags // script, agent, seeds, width, asJSON

	grid        []string
	ablate, dry bool
	blend       string
	steps       int
	name        string
	tags        []string
	project     string
}

func (r *run) varyCommand() *cobra.Command {
	var f varyFlags
	cmd := &cobra.Command{
		Use:   "vary PERSONA",
		Short: "Make variants of a persona, with their rehearsed figures",
		Long: "Make variants of a persona, as one operation, and print their ids. --grid makes one of every combination of some values: " +
			"FIELD=V,V or FIELD=FROM..TO/STEP, a knob also without behavior_config. in front, up to three; lists are JSON. --ablate leaves out " +
			"one behaviour after the other: " + strings.Join(vary.Behaviors(), ", ") + ". --blend leads to another persona in some steps, both " +
			"ends counted: numbers go over evenly, all else is that of the nearer one. The figures in which the variants differ most are " +
			"rehearsed and printed before anything is written; with --dry-run nothing is. What a variant was made of stands in its lineage, " +
			"which personae list --search lineage:… finds. What cannot be saved is named, and then nothing is written.",
		Example: "  personae vary \"Impatient interrupter\" --grid cut_in.min_words=1..5/2 --grid interruption_mode=low,high --dry-run\n" +
			"  personae vary \"Impatient interrupter\" --ablate --tag ablation --project Experiments\n" +
			"  personae vary \"Impatient interrupter\" --blend \"Silent thinker\" --steps 5 --name '{name} {n}'",
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, r, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.grid, "grid", nil, "a `FIELD` and its values; may be given up to three times")
	flags.BoolVar(&f.ablate, "ablate", false, "leave out one behaviour after the other")
	flags.StringVar(&f.blend, "blend", "", "lead to this `PERSONA`")
	flags.IntVar(&f.steps, "steps", 5, "of a blend, both ends counted")
	flags.StringVar(&f.name, "name", vary.DefaultPattern, "the `PATTERN` of the names, with {name}, {changes} and {n}")
	flags.StringArrayVar(&f.tags, "tag", []string{vary.DefaultTag}, "added to the tags; may be given again, and none is added for ''")
	flags.StringVar(&f.project, "project", "", "the project they go to; that of PERSONA where it is not given")
	flags.StringVar(&f.script, "script", script.BuiltIn()[0].Name, "what the two sides say: "+scriptNames()+", or a `FILE`, or - for stdin")
	flags.StringVar(&f.agent, "agent", rehearsal.Typical, "the agent under test, as of personae rehearse")
	flags.IntVar(&f.seeds, "seeds", 200, "how many calls the figures are over")
	flags.IntVar(&f.width, "width", 80, "the columns of the table")
	flags.BoolVar(&f.dry, "dry-run", false, "only print the table")
	flags.BoolVar(&f.asJSON, "json", false, "print the variants with their changes, problems and figures as JSON")
	return cmd
}

func (f *varyFlags) run(cmd *cobra.Command, r *run, ref string) error {
	recipe, err := f.recipe()
	if err != nil {
		return usage(err)
	}
	f.seed = 1
	if err := f.wrong([]string{ref}); err != nil {
		return usage(err)
	}
	lines, err := readScript(f.script, cmd.InOrStdin())
	if err != nil {
		return err
	}
	return r.with(cmd.Context(), false, func(lib Library) error {
		agents, err := f.withAgents(cmd.Context(), lib)
		if err != nil {
			return err
		}
		made, err := f.make(cmd.Context(), lib, recipe, ref)
		if err != nil {
			return err
		}
		if err := made.rehearse(cmd.Context(), lib.Info().API, lines, agents[0], f.seeds); err != nil {
			return err
		}
		if !f.asJSON {
			out := cmd.ErrOrStderr()
			if f.dry {
				out = cmd.OutOrStdout()
			}
			p := r.painter(f.width)
			if _, err := io.WriteString(p.onto(out), made.text(p, lines, agents[0], f.seeds)); err != nil {
				return err
			}
		}
		return f.finish(cmd, lib, made)
	})
}

// finish writes what was made, unless it is only to be looked at, and prints the ids.
func (f *varyFlags) finish(cmd *cobra.Command, lib Library, made *madeVariants) error {
	err := made.refused()
	if err == nil && !f.dry {
		err = made.write(cmd.Context(), lib)
	}
	if f.asJSON {
		return errors.Join(printIndented(cmd.OutOrStdout(), made), err)
	}
	for _, v := range made.Variants {
		if v.ID != "" && err == nil {
			_, err = fmt.Fprintln(cmd.OutOrStdout(), v.ID)
		}
	}
	return err
}

// recipe reads the flags, but for the personas.
func (f *varyFlags) recipe() (vary.Recipe, error) {
	recipe := vary.Recipe{Steps: f.steps, Pattern: f.name, Project: f.project}
	for _, tag := range f.tags {
		if tag = strings.TrimSpace(tag); tag != "" {
			recipe.Tags = append(recipe.Tags, tag)
		}
	}
	given := 0
	if len(f.grid) > 0 {
		recipe.Kind, given = vary.KindGrid, given+1
	}
	if f.ablate {
		recipe.Kind, given = vary.KindAblation, given+1
	}
	if f.blend != "" {
		recipe.Kind, given = vary.KindBlend, given+1
	}
	if given != 1 {
		return recipe, errors.New("say which variants: one of --grid, --ablate and --blend")
	}
	for _, text := range f.grid {
		knob, err := vary.ParseKnob(text)
		if err != nil {
			return recipe, fmt.Errorf("--grid: %w", err)
		}
		recipe.Knobs = append(recipe.Knobs, knob)
	}
	return recipe, nil
}
