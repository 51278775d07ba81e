package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/syncing"
)

func (r *run) remoteDiffCommand() *cobra.Command {
	var f syncFlags
	var all, exits bool
	cmd := &cobra.Command{
		Use:   "diff [REMOTE] [PERSONA ...]",
		Short: "Print how personas stand to a remote, and what differs",
		Long: "Print how each persona stands to a remote, and what was changed since both agreed: = same, ↑ changed here, ↓ changed there, ≠ changed on both sides, + only here, " +
			"- only there, ? unknown, as where no text is known that both agreed on. Without --all those that are the same are only counted; --json has all. " +
			"It changes nothing here or there, but for the note of when a remote was last looked at, which --dry-run leaves out. " +
			"REMOTE may be left out where the library has one. A PERSONA is one of the library, or the name or id of a record there.",
		Example: "  personae remote diff\n  personae remote diff staging \"Impatient caller\"\n  personae remote diff staging --exit-code",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.open(cmd.Context(), Opening{Read: f.dry}, func(lib Library) error {
				return interruptible(cmd.Context(), "stopped: nothing was changed", func(ctx context.Context) error {
					differ, err := r.survey(ctx, cmd, lib, args, &f, all)
					if err == nil && differ && exits {
						err = codedError{errors.New(""), ExitInvalid}
					}
					return err
				})
			})
		},
		ValidArgsFunction: r.completeSynced,
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.dry, "dry-run", false, "keep no note of what was seen: the library is only read")
	flags.BoolVar(&all, "all", false, "print those that are the same too")
	flags.BoolVar(&f.asJSON, "json", false, "print an array, of those that are the same too")
	flags.BoolVar(&f.reveal, "reveal", false, revealHelp)
	flags.BoolVar(&exits, "exit-code", false, "end with exit code 4 when anything differs")
	return cmd
}

// survey prints how personas stand to a remote, and reports whether anything differs.
func (r *run) survey(ctx context.Context, cmd *cobra.Command, lib Library, args []string, f *syncFlags, all bool) (differ bool, err error) {
	if f.dry {
		lib = unseen{lib}
	}
	c, refs, err := r.connect(ctx, lib, args)
	if err != nil {
		return false, err
	}
	scope, err := c.scope(ctx, refs, true)
	if err != nil {
		return false, err
	}
	report := newSyncReport(cmd, "remote diff", &c.remote, f)
	report.all = all
	progress := r.progress(cmd.ErrOrStderr(), "remote diff")
	scope.Progress = progress.say
	failed := syncing.Survey(ctx, lib, c.place, scope, func(row syncing.Row) error {
		progress.clear()
		differ = differ || row.State != library.SyncSame
		return report.add(&syncing.Outcome{Row: row})
	})
	progress.clear()
	return differ, errors.Join(failed, report.end(nil, failed == nil))
}
