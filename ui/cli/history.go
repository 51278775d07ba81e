package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
)

// historyAtOnce is how many revisions are held while a history is printed.
const historyAtOnce = 100

func (r *run) historyCommand() *cobra.Command {
	var asJSON, reveal bool
	cmd := &cobra.Command{
		Use:   "history PERSONA",
		Short: "Print what was changed in a persona, the newest first",
		Long:  "Print every revision of a persona, the newest first, with its label and what it changed; also of one that is in the trash.",
		Args:  usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(cmd.Context(), func(lib Library) error {
				record, err := lib.Find(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				to := cmd.OutOrStdout()
				if asJSON {
					to = data(to)
				}
				out := bufio.NewWriter(to)
				if err := printHistory(cmd.Context(), out, lib, record.Persona.ID, asJSON, reveal); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array with the documents before and after")
	cmd.Flags().BoolVar(&reveal, "reveal", false, revealHelp)
	return cmd
}

// printHistory prints the revisions of a persona, read in windows.
func printHistory(ctx context.Context, out io.Writer, lib Library, id string, asJSON, reveal bool) error {
	page, err := lib.History(ctx, id, 0, historyAtOnce)
	at := func(i int) (library.Change, error) {
		if i >= page.Offset+len(page.Rows) {
			if page, err = lib.History(ctx, id, i, historyAtOnce); err != nil {
				return library.Change{}, err
			}
		}
		return page.Rows[i-page.Offset], nil
	}
	total := page.Total
	switch {
	case err != nil:
		return err
	case asJSON:
		return printArray(out, total, func(i int) ([]byte, error) {
			c, err := at(i)
			if err != nil {
				return nil, err
			}
			return changeToJSON(c)
		})
	}
	for i := range total {
		c, err := at(i)
		if err == nil {
			err = historyText(out, c, reveal)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func historyText(out io.Writer, c library.Change, reveal bool) error {
	describe := field.Describe
	if reveal {
		describe = field.DescribeRevealed
	}
	notes := ""
	if c.Label != "" {
		notes += fmt.Sprintf("  [%s]", words.Line(c.Label))
	}
	if c.Operation.Undone {
		notes += " (undone)"
	}
	if c.Current {
		notes += " (now)"
	}
	stamp := c.Operation.At.UTC().Format(time.RFC3339)
	if _, err := fmt.Fprintf(out, "revision %d  %s  %s%s\n", c.Revision, stamp, words.Line(c.Operation.Label), notes); err != nil {
		return err
	}
	if c.Before == nil || c.After == nil {
		return nil
	}
	for _, change := range field.Edited(field.Diff(c.Before, c.After)) {
		if _, err := fmt.Fprintln(out, "  "+describe(change)); err != nil {
			return err
		}
	}
	return nil
}

type changeJSON struct {
	Revision  library.Revision `json:"revision"`
	At        string           `json:"at"`
	Kind      string           `json:"kind"`
	Operation int64            `json:"operation"` // 0 for what the library started with
	Summary   string           `json:"summary"`   // of the operation
	Label     string           `json:"label"`     // of the revision
	Undone    bool             `json:"undone"`
	Current   bool             `json:"current"`
	Fields    []field.Change   `json:"fields"`
	Before    json.RawMessage  `json:"before"`
	After     json.RawMessage  `json:"after"`
}

func changeToJSON(c library.Change) ([]byte, error) {
	row := changeJSON{
		Revision: c.Revision, At: stampOf(c.Operation), Kind: string(c.Operation.Kind), Operation: c.Operation.ID,
		Summary: c.Operation.Label, Label: c.Label, Undone: c.Operation.Undone, Current: c.Current,
		Before: document(c.Before), After: document(c.After), Fields: []field.Change{},
	}
	if c.Before != nil && c.After != nil {
		row.Fields = orEmpty(field.Diff(c.Before, c.After))
	}
	return marshal(row, "")
}

func stampOf(op library.Operation) string { return op.At.UTC().Format(time.RFC3339Nano) }

func document(p *model.Persona) json.RawMessage {
	if p == nil {
		return json.RawMessage("null")
	}
	return wire.EncodeNative(*p)
}

func (r *run) labelCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "label PERSONA REVISION TEXT",
		Short: "Call a revision of a persona by a name",
		Long: "Call a revision of a persona by a name of your own, such as \"sent to QA\"; an empty one takes the name away. " +
			"personae history shows it, and personae list --search 'label:\"sent to QA\"' finds the persona.",
		Args: usageArgs(cobra.ExactArgs(3)),
		RunE: func(cmd *cobra.Command, args []string) error {
			revision, ok := revisionOf(args[:2])
			if !ok {
				return usage(fmt.Errorf("%q is no revision: it is a whole number from 1, as personae history prints it", args[1]))
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				record, err := lib.Find(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				op, err := lib.Label(cmd.Context(), record.Persona.ID, revision, args[2])
				return done(cmd, op, err)
			})
		},
	}
}

// past is a library in which the persona that is named is as it was at a revision.
type past struct {
	Library
	revision library.Revision
}

// Find returns the persona as it was, in the trash or not.
func (p past) Find(ctx context.Context, ref string) (library.Record, error) {
	record, err := p.Library.Find(ctx, ref)
	if err != nil {
		return record, err
	}
	return p.Revision(ctx, record.Persona.ID, p.revision)
}

// at returns the library as it was for the one persona that is named; revision is 0
// where it is meant as it is.
func at(lib Library, refs []string, revision int64) (Library, error) {
	switch {
	case revision == 0:
		return lib, nil
	case revision < 0 || len(refs) != 1:
		return nil, usage(fmt.Errorf("--rev %s is a revision of one persona, a whole number from 1: name that one", strconv.FormatInt(revision, 10)))
	}
	return past{lib, library.Revision(revision)}, nil
}
