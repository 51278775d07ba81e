package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
)

func (r *run) newCommand() *cobra.Command {
	project := "Default"
	cmd := &cobra.Command{
		Use:   "new NAME [CHANGE ...]",
		Short: "Create a persona and print its id",
		Long: "Create a persona with the default knobs and print its id. A CHANGE is as of personae set: FIELD=VALUE, FIELD=null, " +
			"FIELD- and others.",
		Example: "  personae new \"Hurried courier\" behavior_config.interruption_mode=high tags=delivery,impatient prompt=@courier.md",
		Args:    usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			changes, err := readChanges(args[1:], cmd.InOrStdin())
			if err != nil {
				return err
			}
			made := changes.Try(field.NewPersona(project, args[0]), 1)
			if made.Err != nil {
				return invalid(made.Err)
			}
			if err := faultless(check.Validate(&made.After)); err != nil {
				return err
			}
			return r.with(cmd.Context(), true, func(lib Library) error {
				p := made.After
				records, err := lib.Write(cmd.Context(), library.OperationCreate, "Created "+p.Name, []library.Put{{Persona: p}})
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), records[0].Persona.ID)
				return err
			})
		},
		ValidArgsFunction: r.completeChanges(1),
	}
	cmd.Flags().StringVar(&project, "project", project, "the project it goes to")
	return cmd
}

// faultless refuses what has errors.
func faultless(problems []check.Problem) error {
	var lines []string
	for _, problem := range problems {
		if problem.Severity == check.SeverityError {
			lines = append(lines, fmt.Sprintf("%s: %s", problem.Path, problem.Text))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return invalid(fmt.Errorf("nothing was saved:\n  %s", strings.Join(lines, "\n  ")))
}
