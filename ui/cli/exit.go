package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"personae/model/library"
)

// The exit codes.
const (
	ExitDone     = 0
	ExitFailed   = 1
	ExitUsage    = 2 // also an unknown FIELD
	ExitNotFound = 3 // a persona, a revision, a file
	ExitInvalid  = 4 // problems found, an expectation or a goal missed, or the input is invalid
	ExitConflict = 5 // also a name that is taken
)

type codedError struct {
	error
	code int
}

func (e codedError) Unwrap() error { return e.error }

// usage marks an error as a mistake in the call.
func usage(err error) error { return codedError{err, ExitUsage} }

// invalid marks an error as a fault of the input.
func invalid(err error) error { return codedError{err, ExitInvalid} }

func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usage(fmt.Errorf("%w; see %s --help", err, cmd.CommandPath()))
		}
		return nil
	}
}

// ExitCode returns the code that an error ends the program with.
func ExitCode(err error) int {
	var coded codedError
	switch {
	case err == nil:
		return ExitDone
	case errors.As(err, &coded):
		return coded.code
	case errors.Is(err, library.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return ExitNotFound
	case errors.Is(err, library.ErrInvalid):
		return ExitInvalid
	case errors.Is(err, library.ErrNameTaken), errors.Is(err, library.ErrConflict):
		return ExitConflict
	}
	return ExitFailed
}

func report(w io.Writer, err error) {
	if text := err.Error(); text != "" {
		_, _ = fmt.Fprintln(w, "personae: "+text)
	}
}
