package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"personae/model/syncing"
)

type syncFlags struct {
	dry, deletes, asJSON, reveal bool
	prefer                       string
}

func (r *run) pullCommand() *cobra.Command {
	return r.syncCommand(&syncVerb{name: "pull", there: true, do: syncing.Pull, stopped: "stopped before anything was written: the library is as it was"}, &cobra.Command{
		Short: "Bring what was changed at a remote into the library",
		Long: "Bring what was changed at a remote into the library, as one change, which one undo takes back. What only we changed stays, and what both changed " +
			"is merged field by field. Where both changed a field to different values, the persona is left out, unless --prefer says whose value wins; " +
			"so is one of which no text is known that both agreed on. What is only there comes as a new persona into the remote's project, but for what is in our trash. " +
			"REMOTE may be left out where the library has one. A PERSONA is one of the library, also in the trash, or the name or id of a record there; without one all are meant.\n\n" +
			syncHelp,
		Example: "  personae pull\n  personae pull staging --dry-run\n  personae pull staging \"Impatient caller\" --prefer theirs",
	}, "move to the trash here what is gone there")
}

func (r *run) pushCommand() *cobra.Command {
	return r.syncCommand(&syncVerb{name: "push", do: syncing.Push, stopped: "stopped between two requests: what was sent stays, and the next push goes on"}, &cobra.Command{
		Short: "Send what was changed in the library to a remote",
		Long: "Send what was changed in the library to a remote. Each persona is read again there before it is written; what was changed there too is left out: a pull merges it. " +
			"What is only here is made there, where it belongs to the remote's project and is ready for the system. A push may be stopped or killed at any time: the next " +
			"one looks for what was done, and makes nothing twice. REMOTE may be left out where the library has one; without PERSONA all are meant.\n\n" +
			"Feather's library is written by Feather's own people alone: a persona that came from there goes to a remote of feather-org, where it is installed under its name. " +
			"Of Anam, what its answers do not show is never cleared. Mr Assistant documents no request that reads: what was changed there is not seen, and not deleted.\n\n" +
			syncHelp,
		Example: "  personae push --dry-run\n  personae push staging \"Impatient caller\"\n  personae push staging --delete",
	}, "delete there what is in the trash here")
}

const syncHelp = "Each persona to which something is done, or that is left out, is printed on a line: = same, ↑ changed here, ↓ changed there, ≠ changed on both sides, + only here, - only there, " +
	"? unknown; what was changed, and what was done. What the system does not take is said on stderr. The exit code is 5 where a conflict was left out, 4 where the system would refuse or refused a persona, " +
	"3 where there is no such remote or persona, and 1 where the remote did not answer or anything else failed. Headers that look like secrets are hidden, but for programs (--json)."

// syncVerb is what pull and push differ in.
type syncVerb struct {
	name    string
	there   bool // a persona may be named that is only there
	do      func(context.Context, syncing.Book, syncing.Place, syncing.Options) (syncing.Report, error)
	stopped string // is said when it was stopped
}

func (r *run) syncCommand(verb *syncVerb, cmd *cobra.Command, deletes string) *cobra.Command {
	var f syncFlags
	cmd.Use = verb.name + " [REMOTE] [PERSONA ...]"
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if side := syncing.Side(f.prefer); side != "" && side != syncing.PreferMine && side != syncing.PreferTheirs {
			return usage(fmt.Errorf("--prefer %s: it is %s or %s", f.prefer, syncing.PreferMine, syncing.PreferTheirs))
		}
		return r.open(cmd.Context(), Opening{Read: f.dry}, func(lib Library) error {
			return interruptible(cmd.Context(), verb.stopped, func(ctx context.Context) error { return r.sync(ctx, cmd, lib, args, verb, &f) })
		})
	}
	cmd.ValidArgsFunction = r.completeSynced
	flags := cmd.Flags()
	flags.BoolVar(&f.dry, "dry-run", false, "only say what would be done")
	flags.BoolVar(&f.deletes, "delete", false, deletes)
	flags.StringVar(&f.prefer, "prefer", "", "whose value wins where both sides changed a field: mine or theirs")
	flags.BoolVar(&f.asJSON, "json", false, "print an array")
	flags.BoolVar(&f.reveal, "reveal", false, revealHelp)
	return cmd
}

// sync pulls or pushes, and prints what becomes of each persona as it is known.
func (r *run) sync(ctx context.Context, cmd *cobra.Command, lib Library, args []string, verb *syncVerb, f *syncFlags) error {
	if f.dry {
		lib = unseen{lib}
	}
	c, refs, err := r.connect(ctx, lib, args)
	if err != nil {
		return err
	}
	scope, err := c.scope(ctx, refs, verb.there)
	if err != nil {
		return err
	}
	report := newSyncReport(cmd, verb.name, &c.remote, f)
	progress := r.progress(cmd.ErrOrStderr(), verb.name)
	scope.Progress = progress.say
	done, failed := verb.do(ctx, lib, c.place, syncing.Options{
		Scope: scope, DryRun: f.dry, Delete: f.deletes, Prefer: syncing.Side(f.prefer),
		Each: func(o syncing.Outcome) error {
			progress.clear()
			return report.add(&o)
		},
	})
	progress.clear()
	if err := report.end(&done, failed == nil); err != nil {
		return errors.Join(failed, err)
	}
	return cmp.Or(failed, report.left.err())
}
