package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/edit"
	"personae/model/field"
	"personae/model/library"
	"personae/model/search"
	"personae/model/words"
)

type setFlags struct {
	where       string
	patch       string
	dry, asJSON bool
	leaveOut    bool
	all         bool
}

func (r *run) setCommand() *cobra.Command {
	var f setFlags
	cmd := &cobra.Command{
		Use:   "set PERSONA ... CHANGE ...",
		Short: "Change fields of personas",
		Long: "Change fields of the personas that are named, or of all that a search finds (--where), or of all (--all). All of it is one change of the library, " +
			"which one undo takes back. When a persona cannot take the changes, nothing is changed, unless --skip-bad leaves such " +
			"personas out. What another program changes meanwhile stays; only where it was the same field, the persona cannot be changed. " +
			"--patch carries out a JSON Patch (RFC 6902) on each persona's own document first.\n\n" + changesHelp,
		Example: "  personae set \"Impatient interrupter\" behavior_config.cut_in.min_words=5\n" +
			"  personae set \"Impatient interrupter\" \"Silent thinker\" traits.age=41 prompt=@prompt.md\n" +
			"  personae set --where 'tag:billing -interrupts:off' 'behavior_config.cut_in.backoff_ms*=1.2' tags+=tuned --dry-run\n" +
			"  personae diff \"Impatient interrupter\" --patch | personae set \"Terse texter\" --patch -\n" +
			"  personae set --where project:Default 'name~/^Caller (\\d+)$/Kunde $1/'",
		Args: f.check,
		RunE: func(cmd *cobra.Command, args []string) error {
			refs, texts := f.part(args)
			changes, err := readChanges(texts, cmd.InOrStdin())
			if err != nil {
				return err
			}
			patch, err := readPatch(f.patch, cmd.InOrStdin())
			if err != nil {
				return err
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				job := edit.Job{First: patch, Edit: changes, LeaveOut: f.leaveOut}
				if err := f.choose(cmd.Context(), lib, refs, &job); err != nil {
					return err
				}
				return f.run(cmd, lib, job)
			})
		},
		ValidArgsFunction: r.completeChanges(0),
	}
	flags := cmd.Flags()
	flags.StringVar(&f.where, "where", "", "change every persona that a search finds, as of personae list --search")
	flags.BoolVar(&f.all, "all", false, "change every persona of the library")
	flags.StringVar(&f.patch, "patch", "", "carry out the JSON Patch in `FILE`, all of it or nothing; - is stdin")
	flags.BoolVar(&f.leaveOut, "skip-bad", false, "leave out the personas that cannot take the changes, instead of changing none")
	flags.BoolVar(&f.leaveOut, "skip-refused", false, "as --skip-bad, which was called so")
	_ = flags.MarkHidden("skip-refused") // it is there
	flags.BoolVar(&f.dry, "dry-run", false, "only say what would change")
	flags.BoolVar(&f.asJSON, "json", false, "print an array with what becomes of each persona")
	return cmd
}

func (f *setFlags) check(cmd *cobra.Command, args []string) error {
	switch {
	case cmd.Flags().Changed("where") && (strings.TrimSpace(f.where) == "" || f.all):
		return usage(errors.New("--where needs a search, and --all is without one: give one of them"))
	case !f.many() && (len(args) == 0 || f.patch == "" && len(args) < 2):
		return usage(errors.New("name a persona and a change, or say --where or --all; see personae set --help"))
	case len(args) == 0 && f.patch == "":
		return usage(errors.New("say what to change; see personae set --help"))
	}
	if _, err := search.Parse(f.where); err != nil {
		return usage(fmt.Errorf("--where: %w", err))
	}
	return nil
}

// many reports whether personas are not named.
func (f *setFlags) many() bool { return f.all || f.where != "" }

// part tells the personas from the changes. Where personas are named the first argument
// is one and, but for a patch, the last a change, whatever they look like.
func (f *setFlags) part(args []string) (refs, changes []string) {
	at := 0
	if !f.many() {
		last := len(args) - 1
		if f.patch != "" {
			last = len(args)
		}
		for at = 1; at < last && !isChange(args[at]); at++ {
		}
	}
	return args[:at], args[at:]
}

// choose finds the personas of a job, each once.
func (f *setFlags) choose(ctx context.Context, lib Library, refs []string, job *edit.Job) (err error) {
	if f.many() {
		job.IDs, err = lib.IDs(ctx, library.Query{Search: f.where, Sort: library.SortProject})
		return err
	}
	job.Seen = map[string]library.Revision{}
	for _, ref := range refs {
		record, err := find(ctx, lib, ref)
		if err != nil {
			return err
		}
		if id := record.Persona.ID; !slices.Contains(job.IDs, id) {
			job.IDs = append(job.IDs, id)
			job.Seen[id] = record.Revision
		}
	}
	return nil
}

func (f *setFlags) run(cmd *cobra.Command, lib Library, job edit.Job) error {
	most := mostNamed
	if f.dry {
		most = len(job.IDs)
	}
	report := newSetReport(f.asJSON || len(job.IDs) == 1, most)
	job.Each = func(o edit.Outcome) error {
		report.add(o)
		return nil
	}
	var counts edit.Counts
	var err error
	if f.dry {
		counts, err = edit.DryRun(looking{cmd.Context(), lib}, job)
	} else {
		counts, err = change(cmd.Context(), lib, job)
	}
	if report.seen < len(job.IDs) {
		return err // it failed on the way
	}
	if printErr := f.print(cmd, report, counts, err == nil); printErr != nil {
		return printErr
	}
	if _, refused := errors.AsType[*edit.RefusedError](err); refused {
		err = fmt.Errorf("nothing was changed: %w", err)
		if len(job.IDs) > 1 {
			err = fmt.Errorf("%w; --skip-bad changes the others", err)
		}
		switch {
		case errors.Is(err, field.ErrReadOnlyField): // of a patch
			err = usage(err)
		case ExitCode(err) == ExitFailed:
			err = invalid(err)
		}
	}
	return err
}

// change makes an edit.
func change(ctx context.Context, lib Library, job edit.Job) (counts edit.Counts, err error) {
	kind := library.OperationBulk
	if len(job.IDs) == 1 {
		kind = library.OperationSave
	}
	name, each := "", job.Each
	job.Each = func(o edit.Outcome) error {
		if o.Err == nil && len(o.Changes) > 0 {
			name = o.After.Name
		}
		return each(o)
	}
	_, err = lib.Edit(ctx, kind, func(l edit.Library) (label string, err error) {
		counts, err = edit.Run(l, job)
		if counts.Changed != 1 {
			name = words.Count(counts.Changed, "persona")
		}
		return edit.Label(job.Edit, kind, name), err
	})
	return counts, err
}

// looking is a library that is only looked at. It implements edit.Library but for
// Put.
type looking struct {
	ctx context.Context //nolint:containedctx // the call's own
	Library
}

func (l looking) Get(id string) (library.Record, error) { return l.Library.Get(l.ctx, id) }

func (l looking) Holder(project, name string) (string, error) {
	return l.NameHolder(l.ctx, project, name)
}
