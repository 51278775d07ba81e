package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/words"
)

func (r *run) doctorCommand() *cobra.Command {
	var mend, asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether all of the library is as it should be, and mend what can be",
		Long: "Look whether all of the library is as it should be, a line for each thing: who may read its files, what lies beside it, its pages, " +
			"its references, whether every document of the library and of its history can be read, whether the list and the search show what the " +
			"documents say, its drafts, its agents, and what is kept of remotes. What is wrong says what to do next; the exit code is 4 when anything is.\n\n" +
			"--fix mends what can be mended without loss: it takes access from others, removes what killed backups left, brings an earlier format up to date, " +
			"and makes the indexes, the list and the search anew from the documents, in one change, after a copy (NAME.backup-doctor-TIME.db) was put " +
			"beside the library. A damaged file is for personae rescue, or restore-backup.",
		Example: "  personae doctor\n  personae doctor --fix --library support.db",
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var findings []library.Finding
			said := "the examination was interrupted, and the library is as it was: run it again"
			err := interruptible(cmd.Context(), said, func(ctx context.Context) (err error) {
				findings, err = r.Examine(ctx, cmp.Or(r.library, r.Environment("PERSONAE_LIBRARY")), mend)
				return err
			})
			if err != nil {
				return err
			}
			if asJSON {
				err = printArray(data(cmd.OutOrStdout()), len(findings), func(i int) ([]byte, error) { return marshal(findings[i], "") })
			} else {
				err = examinationText(cmd, findings)
			}
			wrong := 0
			for _, f := range findings {
				if f.State == library.Wrong {
					wrong++
				}
			}
			if err != nil || wrong == 0 {
				return err
			}
			return invalid(errors.New(words.Count(wrong, "thing") + words.Either(wrong, " is", " are") + " wrong with the library"))
		},
	}
	cmd.Flags().BoolVar(&mend, "fix", false, "mend what can be mended without loss, after a copy of the library was made")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array")
	return cmd
}

func examinationText(cmd *cobra.Command, findings []library.Finding) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	for _, f := range findings {
		_, _ = fmt.Fprintf(out, "%-6s  %-11s  %s", f.State, f.Check, words.Line(f.Text))
		if f.Next != "" {
			_, _ = fmt.Fprintf(out, ": %s", words.Line(f.Next))
		}
		_, _ = fmt.Fprintln(out)
	}
	return out.Flush()
}
