package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
)

func (r *run) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rm PERSONA ...",
		Short: "Move personas to the trash",
		Long:  "Move personas to the trash, all or none. personae undo brings them back.",
		Args:  usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				ids := make([]string, len(args))
				for i, ref := range args {
					record, err := find(cmd.Context(), lib, ref)
					if err != nil {
						return err
					}
					ids[i] = record.Persona.ID
				}
				op, err := lib.Delete(cmd.Context(), ids)
				return done(cmd, op, err)
			})
		},
	}
}

func (r *run) logCommand(name, short string, undoOrRedo func(Library, context.Context) (library.Operation, error)) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: short,
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				op, err := undoOrRedo(lib, cmd.Context())
				return done(cmd, op, err)
			})
		},
	}
}

func done(cmd *cobra.Command, op library.Operation, err error) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", cmd.Name(), op.Label)
	return err
}

func (r *run) historyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history PERSONA",
		Short: "Print what was changed in a persona, the newest first",
		Args:  usageArgs(cobra.ExactArgs(1)),
		RunE: r.onPersona(func(cmd *cobra.Command, lib Library, record library.Record, _ []string) error {
			changes, err := lib.History(cmd.Context(), record.Persona.ID, 0, 0)
			if err != nil {
				return err
			}
			if asJSON {
				return historyJSON(cmd.OutOrStdout(), changes.Rows)
			}
			return historyText(cmd.OutOrStdout(), changes.Rows)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array with the documents before and after")
	return cmd
}

func historyText(out io.Writer, changes []library.Change) error {
	if len(changes) == 0 {
		_, err := fmt.Fprintln(out, "no changes since it was put here")
		return err
	}
	for _, c := range changes {
		undone := ""
		if c.Operation.Undone {
			undone = " (undone)"
		}
		if _, err := fmt.Fprintf(out, "revision %d  %s  %s%s\n", c.Revision,
			c.Operation.At.UTC().Format(time.RFC3339), c.Operation.Label, undone); err != nil {
			return err
		}
		if c.Before == nil || c.After == nil {
			continue
		}
		for _, change := range field.Diff(c.Before, c.After) {
			if change.Path == "updated_at" {
				continue
			}
			if _, err := fmt.Fprintln(out, "  "+field.Describe(change)); err != nil {
				return err
			}
		}
	}
	return nil
}

type changeJSON struct {
	Revision  library.Revision `json:"revision"`
	At        string           `json:"at"`
	Kind      string           `json:"kind"`
	Label     string           `json:"label"`
	Undone    bool             `json:"undone"`
	Fields    []field.Change   `json:"fields"`
	Before    json.RawMessage  `json:"before"`
	After     json.RawMessage  `json:"after"`
	Operation int64            `json:"operation"`
}

func historyJSON(out io.Writer, changes []library.Change) error {
	return printArray(out, len(changes), func(i int) ([]byte, error) {
		c := changes[i]
		row := changeJSON{
			Revision: c.Revision, At: c.Operation.At.UTC().Format(time.RFC3339Nano), Kind: string(c.Operation.Kind),
			Label: c.Operation.Label, Undone: c.Operation.Undone, Operation: c.Operation.ID,
			Before: document(c.Before), After: document(c.After), Fields: []field.Change{},
		}
		if c.Before != nil && c.After != nil {
			row.Fields = orEmpty(field.Diff(c.Before, c.After))
		}
		return marshal(row, "")
	})
}

func document(p *model.Persona) json.RawMessage {
	if p == nil {
		return json.RawMessage("null")
	}
	return wire.EncodeNative(*p)
}

func (r *run) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore PERSONA REVISION",
		Short: "Bring an earlier revision of a persona back",
		Long:  "Bring an earlier revision of a persona back, as a new revision. personae history lists them.",
		Args:  usageArgs(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			revision, err := strconv.ParseInt(args[1], 10, 64)
			if err != nil || revision < 1 {
				return usage(fmt.Errorf("%q is no revision: it is a whole number from 1, as personae history prints it", args[1]))
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				record, err := find(cmd.Context(), lib, args[0])
				if err != nil {
					return err
				}
				restored, err := lib.RestoreRevision(cmd.Context(), record.Persona.ID, library.Revision(revision), nil, "")
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(cmd.ErrOrStderr(), "restore: %s is as it was at revision %d (now revision %d)\n",
					restored.Persona.Name, revision, restored.Revision)
				return err
			})
		},
	}
}

func (r *run) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the library to a new file",
		Long:  "Copy the library to a new file, consistent even while an editor is open on it. An existing file is never overwritten.",
		Args:  usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "" {
				return usage(errors.New("name the file to write"))
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				return lib.Backup(cmd.Context(), args[0])
			})
		},
	}
}
