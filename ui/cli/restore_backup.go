package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (r *run) restoreBackupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore-backup FILE",
		Short: "Put a backup in the place of the library",
		Long: "Put a copy of the backup FILE in the place of the library. FILE is looked through first and must be sound; it is only read. " +
			"What stood there is kept beside it, with its log (-wal), under a name that is said. A library that is open anywhere is left as it is: close it first. " +
			"Copying a file over a library by other means leaves the log of the old one beside it, which Personae then refuses to open together.",
		Example: "  personae restore-backup support.backup.db --library support.db",
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "" {
				return usage(errors.New("name the backup to put in the place of the library"))
			}
			library, kept, err := r.RestoreBackup(cmd.Context(), args[0], r.path())
			if err != nil {
				return err
			}
			words := fmt.Sprintf("Put a copy of %s at %s.", args[0], library)
			if kept != "" {
				words += fmt.Sprintf(" What stood there is kept in %s.", kept)
			}
			_, err = fmt.Fprintln(cmd.ErrOrStderr(), words)
			return err
		},
	}
}
