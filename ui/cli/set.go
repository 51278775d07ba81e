package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

func (r *run) newCommand() *cobra.Command {
	project := "Default"
	cmd := &cobra.Command{
		Use:   "new NAME [FIELD=VALUE ...]",
		Short: "Create a persona and print its id",
		Long: "Create a persona with the default knobs and print its id. FIELD is a path of personae fields; " +
			"FIELD=null sets null, and FIELD- leaves the field out.",
		Example: "  personae new \"Hurried courier\" behavior_config.interruption_mode=high tags=delivery,impatient",
		Args:    usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			p := field.NewPersona(project, args[0])
			if err := assign(&p, args[1:]); err != nil {
				return err
			}
			return r.with(cmd.Context(), true, func(lib Library) error {
				records, err := lib.Write(cmd.Context(), library.OperationCreate, "Created "+p.Name, []library.Put{{Persona: p}})
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), records[0].Persona.ID)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&project, "project", project, "the project it goes to")
	return cmd
}

func (r *run) setCommand() *cobra.Command {
	var dry bool
	var patch string
	cmd := &cobra.Command{
		Use:   "set PERSONA FIELD=VALUE ...",
		Short: "Change fields of a persona",
		Long: "Change fields of a persona, all or none. FIELD is a path of personae fields; FIELD=null sets null, " +
			"and FIELD- leaves the field out. --patch carries out a JSON Patch (RFC 6902) on the persona's own document first.",
		Example: "  personae set \"Impatient interrupter\" behavior_config.cut_in.min_words=5\n" +
			"  personae diff \"Impatient interrupter\" --patch | personae set \"Terse texter\" --patch -\n" +
			"  personae set \"Impatient interrupter\" behavior_config.cut_in.min_words=null --dry-run",
		Args: usageArgs(func(cmd *cobra.Command, args []string) error {
			if patch != "" {
				return cobra.MinimumNArgs(1)(cmd, args)
			}
			return cobra.MinimumNArgs(2)(cmd, args)
		}),
		RunE: r.onPersona(func(cmd *cobra.Command, lib Library, record library.Record, assignments []string) error {
			changed := record.Persona
			if patch != "" {
				if err := applyPatch(cmd, &changed, patch); err != nil {
					return err
				}
			}
			if err := assign(&changed, assignments); err != nil {
				return err
			}
			if err := printChanges(cmd.ErrOrStderr(), &record.Persona, &changed); err != nil || dry {
				return err
			}
			_, err := lib.Write(cmd.Context(), library.OperationSave, "Saved "+changed.Name,
				[]library.Put{{Persona: changed, Base: record.Revision}})
			return err
		}),
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only say what would change")
	cmd.Flags().StringVar(&patch, "patch", "", "carry out the JSON Patch in `FILE`, all of it or nothing; - is stdin")
	return cmd
}

func printChanges(out io.Writer, before, after *model.Persona) error {
	changes := field.Diff(before, after)
	if len(changes) == 0 {
		_, err := fmt.Fprintln(out, "nothing to change")
		return err
	}
	for _, change := range changes {
		if _, err := fmt.Fprintln(out, field.Describe(change)); err != nil {
			return err
		}
	}
	return nil
}

// assign carries out FIELD=VALUE and FIELD- on p, and refuses what may not be saved.
func assign(p *model.Persona, assignments []string) error {
	for _, text := range assignments {
		path, v, given := strings.Cut(text, "=")
		if !given {
			var remove bool
			if path, remove = strings.CutSuffix(text, "-"); !remove {
				return usage(fmt.Errorf("%q is no assignment: write FIELD=VALUE, or FIELD- to leave the field out", text))
			}
		}
		spec, err := field.Lookup(path)
		if err != nil {
			return usage(fmt.Errorf("%w; personae fields lists them all", err))
		}
		if spec.ReadOnly {
			return usage(fmt.Errorf("%s cannot be set: it is given by the system that owns it", path))
		}
		if err := assignOne(p, spec, v, given); err != nil {
			return invalid(err)
		}
	}
	var lines []string
	for _, problem := range check.Validate(p) {
		if problem.Severity == check.SeverityError {
			lines = append(lines, fmt.Sprintf("%s: %s", problem.Path, problem.Text))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return invalid(fmt.Errorf("nothing was saved:\n  %s", strings.Join(lines, "\n  ")))
}

// assignOne sets one field. An object that is left out or null goes with all
// that is in it. Every error names the field.
func assignOne(p *model.Persona, spec *field.Spec, text string, given bool) error {
	v := value.Absent
	switch {
	case given:
		var err error
		if v, err = field.Parse(spec, text); err != nil {
			return err
		}
	case spec.Required:
		return fmt.Errorf("%s: it cannot be left out", spec.Path)
	}
	if spec.Kind == field.KindObject && !v.IsSet() {
		if err := field.Clear(p, spec.Path); err != nil {
			return err
		}
	}
	if err := spec.Of(p).Set(v); err != nil {
		return fmt.Errorf("%s: %w", spec.Path, err)
	}
	return nil
}
