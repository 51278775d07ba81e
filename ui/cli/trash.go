package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
)

func (r *run) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rm PERSONA ...",

		SuggestFor: []string{"delete", "remove", "trash"},
		Short:      "Move personas to the trash",
		Long:       "Move personas to the trash, all or none. personae restore brings them back, also one of many.",
		Args:       usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				ids, err := idsOf(args, func(ref string) (library.Record, error) { return find(cmd.Context(), lib, ref) })
				if err != nil {
					return err
				}
				op, err := lib.Delete(cmd.Context(), ids)
				return done(cmd, op, err)
			})
		},
	}
}

// idsOf returns the ids of the personas that refs name.
func idsOf(refs []string, find func(ref string) (library.Record, error)) ([]string, error) {
	ids := make([]string, len(refs))
	for i, ref := range refs {
		record, err := find(ref)
		if err != nil {
			return nil, err
		}
		ids[i] = record.Persona.ID
	}
	return ids, nil
}

// inTrash returns the persona of the trash that ref names, also where one of the
// library has its name.
func inTrash(ctx context.Context, lib Library, ref string) (library.Record, error) {
	record, err := lib.Find(ctx, ref)
	if err != nil || record.Trashed {
		return record, err
	}
	page, err := lib.Page(ctx, library.Query{Trashed: true}, 0, math.MaxInt)
	if err != nil {
		return record, err
	}
	var ids []string
	for _, row := range page.Rows {
		if row.Name == ref {
			ids = append(ids, row.ID)
		}
	}
	switch len(ids) {
	case 0:
		return record, fmt.Errorf("%w: %q is not in the trash, which personae list --trash prints", library.ErrNotFound, ref)
	case 1:
		return lib.Get(ctx, ids[0])
	}
	return record, fmt.Errorf("%w: %d in the trash are called %q, so give an id: %s", library.ErrInvalid, len(ids), ref, strings.Join(ids, ", "))
}

// clashes are what can become of a persona whose name was given away meanwhile.
var clashes = map[string]library.TakenPolicy{"fail": library.TakenRefuse, "skip": library.TakenLeave, "copy": library.TakenFree}

func (r *run) restoreCommand() *cobra.Command {
	var paths []string
	var name, onClash string
	cmd := &cobra.Command{
		Use:   "restore PERSONA [REVISION] | restore PERSONA ...",
		Short: "Bring personas back out of the trash, or to an earlier revision",
		Long: "Bring personas back out of the trash, all or none, or one persona to an earlier revision, as a new one; " +
			"that takes it out of the trash too. personae list --trash and personae history list them. With --field only that field " +
			"comes back. Where the name was given away meanwhile, nothing is done and the exit code is 5: give another with --name, or for " +
			"several say with --on-clash whether they stay in the trash (skip) or get a free name (copy).",
		Example: "  personae restore \"Cara\" \"Dana\" --on-clash copy\n  personae restore \"Cara\" 3 --field behavior_config.cut_in --field prompt",
		Args:    usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			taken, ok := clashes[onClash]
			if !ok {
				return usage(fmt.Errorf("--on-clash %s: it is fail, skip or copy", onClash))
			}
			revision, isRevision := revisionOf(args)
			switch {
			case isRevision:
				return r.restoreRevision(cmd, args[0], revision, paths, name)
			case len(paths) > 0:
				return usage(errors.New("--field brings a field of a revision back: name the revision"))
			case name != "" && len(args) > 1:
				return usage(errors.New("--name is for one persona"))
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				ids, err := idsOf(args, func(ref string) (library.Record, error) { return inTrash(cmd.Context(), lib, ref) })
				switch {
				case err != nil && len(args) == 2:
					return fmt.Errorf("%w; a REVISION is a whole number from 1, as personae history prints it", err)
				case err != nil:
					return err
				}
				op, err := lib.Restore(cmd.Context(), library.Restoring{IDs: ids, Name: name, Taken: taken})
				return done(cmd, op, err)
			})
		},
	}
	cmd.Flags().StringArrayVar(&paths, "field", nil, "bring only this `FIELD` of the revision back; may be given again")
	cmd.Flags().StringVar(&name, "name", "", "the `NAME` to come back under")
	cmd.Flags().StringVar(&onClash, "on-clash", "fail", "where a name is taken: fail, skip or copy")
	return cmd
}

// revisionOf reads the second of two arguments; ok is false where it is none.
func revisionOf(args []string) (revision library.Revision, ok bool) {
	if len(args) != 2 {
		return 0, false
	}
	n, err := strconv.ParseInt(args[1], 10, 64)
	return library.Revision(n), err == nil && n > 0
}

func (r *run) restoreRevision(cmd *cobra.Command, ref string, revision library.Revision, paths []string, name string) error {
	for i, path := range paths {
		spec, err := field.LookupKnob(path)
		if err != nil {
			return usage(err)
		}
		paths[i] = spec.Path
	}
	return r.with(cmd.Context(), false, func(lib Library) error {
		record, err := lib.Find(cmd.Context(), ref)
		if err != nil {
			return err
		}
		restored, err := lib.RestoreRevision(cmd.Context(), record.Persona.ID, revision, paths, name)
		if err != nil {
			return err
		}
		what := "is as it was"
		if len(paths) > 0 {
			what = "has " + words.Count(len(paths), "field") + " as " + words.Either(len(paths), "it was", "they were")
		}
		_, err = fmt.Fprintf(cmd.ErrOrStderr(), "restore: %s %s at revision %d (now revision %d)\n", words.Line(restored.Persona.Name), what, revision, restored.Revision)
		return err
	})
}

func (r *run) purgeCommand() *cobra.Command {
	var all, forget, yes bool
	cmd := &cobra.Command{
		Use:   "purge [PERSONA ...]",
		Short: "Remove personas from the trash",
		Long: "Remove personas from the trash, after a question; without a terminal --yes must answer it. personae undo brings back what was " +
			"purged, until --forget removes what the log still has of it, with its whole history: that nothing brings back.",
		Example: "  personae purge \"Cara\"\n  personae purge --all --forget --yes",
		RunE: func(cmd *cobra.Command, args []string) error {
			if some := len(args) > 0; some && all || !some && !all && !forget {
				return usage(errors.New("name what to purge, or give --all"))
			}
			question := "Remove " + words.Count(len(args), "persona") + " from the trash?"
			switch {
			case all:
				question = "Remove everything from the trash?"
			case len(args) == 0:
				question = "Forget what was purged?"
			}
			if forget {
				question += " Nothing brings back what is forgotten."
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				ids, err := idsOf(args, func(ref string) (library.Record, error) { return inTrash(cmd.Context(), lib, ref) })
				if err == nil {
					err = r.confirm(question, yes)
				}
				if err != nil {
					return err
				}
				return purge(cmd, lib, ids, all, forget)
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "everything that is in the trash")
	cmd.Flags().BoolVar(&forget, "forget", false, "forget what was purged, now and before, for good")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func purge(cmd *cobra.Command, lib Library, ids []string, all, forget bool) error {
	ctx := cmd.Context()
	if all || len(ids) > 0 {
		remove := func() (library.Operation, error) { return lib.Purge(ctx, ids) }
		if all {
			remove = func() (library.Operation, error) { return lib.PurgeAll(ctx) }
		}
		op, err := remove()
		if err := done(cmd, op, err); err != nil {
			return err
		}
	}
	if !forget {
		return nil
	}
	n, err := lib.Forget(ctx)
	if err == nil {
		_, err = fmt.Fprintf(cmd.ErrOrStderr(), "purge: forgot %s\n", words.Count(n, "persona"))
	}
	return err
}

// confirm asks a question that yes answers already; without a terminal nothing else
// does.
func (r *run) confirm(question string, yes bool) error {
	if yes {
		return nil
	}
	if !r.Terminal() {
		return usage(errors.New(question + " Nobody is here to answer: give --yes"))
	}
	_, _ = fmt.Fprintf(r.Err, "%s [y/N] ", question)
	answer, err := bufio.NewReader(r.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return usage(errors.New("nothing was done"))
	}
	return nil
}
