package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"personae/ui/exchange"
)

func (r *run) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the library to a new file",
		Long: "Copy the library to a new file, consistent even while an editor is open on it, and readable by you alone. " +
			"An existing file is never overwritten. The copy is whole when it has its name: one that is interrupted leaves nothing, and " +
			"what one that was killed left (.personae-…) the next backup into that folder removes.",
		Example: "  personae backup library-before.db",
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "" {
				return usage(errors.New("name the file to write"))
			}
			if err := exchange.MayReplace(args[0]); err != nil {
				return err
			}
			return interruptible(cmd.Context(), "the backup was interrupted, and nothing was left of it: run it again for one", func(ctx context.Context) error {
				return r.with(ctx, false, func(lib Library) error { return lib.Backup(ctx, args[0]) })
			})
		},
	}
}

// interruptible does what ctrl+c or a request to end stops, with what is then said.
func interruptible(ctx context.Context, said string, do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := do(ctx)
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("%s (%w)", said, context.Cause(ctx))
	}
	return err
}
