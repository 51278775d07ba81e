package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
)

func (r *run) showCommand() *cobra.Command {
	var asJSON, reveal bool
	var revision int64
	cmd := &cobra.Command{
		Use:   "show PERSONA",
		Short: "Print a persona",
		Long:  "Print a persona, also one in the trash: every field that is set, by group. PERSONA is a name, PROJECT/NAME, an id, or a start or an end of an id that no other has; case and accents do not matter where only one can be meant. Headers that look like secrets are hidden; --json is the document itself, with them.",
		Args:  usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(cmd.Context(), func(lib Library) error {
				lib, err := at(lib, args, revision)
				if err != nil {
					return err
				}
				record, err := lib.Find(cmd.Context(), args[0]) // in the trash too
				switch {
				case err != nil:
					return err
				case asJSON:
					_, err := fmt.Fprintf(data(cmd.OutOrStdout()), "%s\n", wire.EncodeNativeIndented(record.Persona))
					return err
				}
				return describe(cmd.OutOrStdout(), record, reveal)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the native document")
	cmd.Flags().BoolVar(&reveal, "reveal", false, revealHelp)
	cmd.Flags().Int64Var(&revision, "rev", 0, "print what it was at this `REVISION`, as personae history lists it")
	return cmd
}

// describe prints a persona for a person: group by group, the prompt last.
func describe(out io.Writer, record library.Record, reveal bool) error {
	p := record.Persona
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s · revision %d\n", words.Line(p.Name), p.ID, record.Revision)
	if record.Trashed {
		fmt.Fprintf(&b, "in the trash since %s\n", record.TrashedAt)
	}
	for _, group := range field.Groups {
		if text := describeGroup(&p, group, formatOf(reveal)); text != "" {
			fmt.Fprintf(&b, "\n%s\n%s", group, text)
		}
	}
	if prompt := p.Prompt.Or(""); prompt != "" {
		fmt.Fprintf(&b, "\nPrompt\n%s\n", prompt)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

const labelColumn = 30

// revealHelp is of the flag --reveal.
const revealHelp = "show headers that look like secrets as they are"

func formatOf(reveal bool) func(*field.Spec, value.Value) string {
	if reveal {
		return field.FormatRevealed
	}
	return field.Format
}

func describeGroup(p *model.Persona, group field.Group, format func(*field.Spec, value.Value) string) string {
	var b strings.Builder
	for _, spec := range field.In(group) {
		v := spec.Of(p).Get()
		if spec.Path == "name" || spec.Path == "prompt" || spec.Kind == field.KindObject || v.State() == value.StateAbsent {
			continue
		}
		fmt.Fprintf(&b, "  %s%s\n", column(spec.Label, labelColumn), strings.ReplaceAll(format(spec, v), "\n", "\n"+strings.Repeat(" ", labelColumn+2)))
	}
	return b.String()
}
