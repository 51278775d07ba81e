package cli

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
)

func (r *run) undoCommand() *cobra.Command {
	var to int64
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "undo",
		Short: "Take back the newest change of the library",
		Long: "Take back the newest change of the library, or, with --to, an operation of personae log and all since, together or not at all. " +
			"--dry-run says what that would take back, and does nothing.",
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				switch {
				case dryRun:
					return planUndo(cmd, lib, to)
				case to == 0:
					op, err := lib.Undo(cmd.Context())
					return done(cmd, op, err)
				}
				ops, err := lib.UndoTo(cmd.Context(), to)
				for i := 0; err == nil && i < len(ops); i++ {
					err = done(cmd, ops[i], nil)
				}
				return err
			})
		},
	}
	cmd.Flags().Int64Var(&to, "to", 0, "the `OPERATION` to undo back to, that one too, by its number in personae log")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be taken back, and do nothing")
	return cmd
}

// planUndo says what undo would take back, and what becomes of the personas.
func planUndo(cmd *cobra.Command, lib Library, to int64) error {
	if to == 0 {
		page, err := lib.Operations(cmd.Context(), "", 0, 0)
		if err != nil {
			return err
		}
		for _, op := range page.Rows {
			if op.Reachable && !op.Undone {
				to = op.ID
				break
			}
		}
		if to == 0 {
			return fmt.Errorf("%w: there is nothing to undo", library.ErrNothing)
		}
	}
	plan, err := lib.PlanUndo(cmd.Context(), to)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	for _, op := range plan.Operations {
		_, _ = fmt.Fprintf(out, "%d  %s\n", op.ID, words.Line(op.Label))
	}
	for _, c := range plan.Changes {
		_, _ = fmt.Fprintln(out, "  "+undone(c))
	}
	if more := plan.Personas - len(plan.Changes); more > 0 {
		_, _ = fmt.Fprintf(out, "  and %s more\n", words.Count(more, "persona"))
	}
	return out.Flush()
}

// undone says what undo does to one persona.
func undone(c library.Change) string {
	const inFull = 1000 // characters
	switch {
	case c.Before != nil && c.After != nil:
		return words.Line(c.After.Name) + ": " + field.DescribeAll(field.Edited(field.Diff(c.Before, c.After)), inFull)
	case c.After != nil:
		return words.Line(c.After.Name) + " comes back"
	case c.Before != nil:
		return words.Line(c.Before.Name) + " goes away"
	}
	return words.Line(c.Operation.Label) + ": taken back, within the trash"
}

func (r *run) redoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "redo",
		Short: "Bring back what undo took",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				op, err := lib.Redo(cmd.Context())
				return done(cmd, op, err)
			})
		},
	}
}

func done(cmd *cobra.Command, op library.Operation, err error) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", cmd.Name(), words.Line(op.Label))
	return err
}

type operationJSON struct {
	ID        int64  `json:"id"`
	At        string `json:"at"`
	Kind      string `json:"kind"`
	Summary   string `json:"summary"`
	Personas  int    `json:"personas"`
	Undone    bool   `json:"undone"`
	Reachable bool   `json:"reachable"` // by undo, or by redo where it is undone
}

func (r *run) logCommand() *cobra.Command {
	var search string
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Print what was done in the library, the newest first",
		Long:  "Print the operations of the library, the newest first, each by the number that personae undo --to takes.",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.reading(cmd.Context(), func(lib Library) error {
				page, err := lib.Operations(cmd.Context(), search, 0, limit)
				if err != nil {
					return err
				}
				if !asJSON {
					return logText(cmd.OutOrStdout(), page.Rows)
				}
				return printArray(cmd.OutOrStdout(), len(page.Rows), func(i int) ([]byte, error) {
					op := page.Rows[i]
					return marshal(operationJSON{op.ID, stampOf(op), string(op.Kind), op.Label, op.Personas, op.Undone, op.Reachable}, "")
				})
			})
		},
	}
	cmd.Flags().StringVar(&search, "search", "", "only the operations that have every word of a search, in what was done or its kind")
	cmd.Flags().IntVar(&limit, "limit", 0, "at most so many; 0 is all")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array")
	return cmd
}

func logText(out io.Writer, ops []library.Operation) error {
	lines := bufio.NewWriter(out)
	for _, op := range ops {
		undone := ""
		if op.Undone {
			undone = " (undone)"
		}
		_, _ = fmt.Fprintf(lines, "%6d  %s  %s  %s%s\n", op.ID, op.At.UTC().Format(time.RFC3339), column(string(op.Kind), kindColumn), words.Line(op.Label), undone)
	}
	return lines.Flush()
}

// kindColumn is the width of the longest kind of operation.
const kindColumn = len(library.OperationRename)
