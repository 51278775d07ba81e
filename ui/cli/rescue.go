package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/words"
)

func (r *run) rescueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rescue FILE OUT",
		Short: "Save what can be read of a damaged library into a new one",
		Long: "Save what can be read of the damaged library FILE into the new library OUT, which must not be there: personas, projects, " +
			"history, labels, drafts, portraits and agents. FILE and the log beside it (FILE-wal) are read page by page, without SQLite, and never " +
			"written to; close the editors that are open on it first. A persona that cannot be read comes as the history last had it. " +
			"Stderr says what is missing; the exit code is 4 when anything is. A change that is not all there can no longer be undone.",
		Example: "  personae rescue library.db rescued.db",
		Args:    usageArgs(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "" || args[1] == "" {
				return usage(errors.New("name the damaged library, and the file to write"))
			}
			var told library.Rescued
			err := interruptible(cmd.Context(), "the rescue was interrupted, and nothing was left of it: run it again for one", func(ctx context.Context) (err error) {
				told, err = r.Rescue(ctx, args[0], args[1])
				return err
			})
			if err != nil {
				return err
			}
			if _, err := io.WriteString(cmd.ErrOrStderr(), rescuedText(told)); err != nil {
				return err
			}
			if !told.Whole() {
				return invalid(fmt.Errorf("not all of %s could be read; what could is in %s", args[0], args[1]))
			}
			return nil
		},
	}
}

// rescuedText says what came, table by table, and then what did not.
func rescuedText(told library.Rescued) string {
	var b strings.Builder
	for _, t := range told.Tables {
		if t.Rows+t.LostPages+t.LostRows == 0 {
			continue
		}
		fmt.Fprintf(&b, "%-14s %s", t.Name, words.Count(t.Rows, "row"))
		if t.LostPages > 0 {
			fmt.Fprintf(&b, ", %s lost", words.Count(t.LostPages, "page"))
		}
		if t.LostRows > 0 {
			fmt.Fprintf(&b, ", %s cannot be read", words.Count(t.LostRows, "row"))
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s saved\n", words.Count(told.Personas, "persona"))
	for _, name := range told.Earlier {
		b.WriteString("  as the history last had it: " + words.Line(name) + "\n")
	}
	for _, name := range told.Missing {
		b.WriteString("  missing: " + words.Line(name) + "\n")
	}
	if told.Changes > 0 {
		fmt.Fprintf(&b, "  missing in the history: %s\n", words.Count(told.Changes, "change"))
	}
	return b.String()
}
