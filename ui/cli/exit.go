package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/exchange"
)

// The exit codes.
const (
	ExitDone     = 0
	ExitFailed   = 1
	ExitUsage    = 2 // also an unknown FIELD
	ExitNotFound = 3 // a persona, a revision, a remote, a file
	ExitInvalid  = 4 // problems found, an expectation or a goal missed, the input is invalid, or a remote refuses
	ExitConflict = 5 // also a name that is taken
)

type codedError struct {
	error
	code int
}

func (e codedError) Unwrap() error { return e.error }

// ExitQuit is what a program ends with that SIGQUIT has ended, as a shell tells it.
const ExitQuit = 128 + 3

// Silently is an end with a code of its own of which there is nothing to say.
func Silently(code int) error { return codedError{errors.New(""), code} }

// usage marks an error as a mistake in the call.
func usage(err error) error { return codedError{err, ExitUsage} }

// invalid marks an error as a fault of the input.
func invalid(err error) error { return codedError{err, ExitInvalid} }

func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usage(misfit(cmd, args))
		}
		return nil
	}
}

// misfit says which arguments a command takes, for some that do not fit.
func misfit(cmd *cobra.Command, args []string) error {
	fault := words.Count(len(args), "argument") + words.Either(len(args), " does", " do") + " not fit personae " + cmd.Use
	if !cmd.HasParent() { // it is the name of a command that there is not
		fault = fmt.Sprintf("there is no command %q", args[0])
		if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
			fault += ": did you mean " + strings.Join(near, " or ") + "?"
		}
	}
	return fmt.Errorf("%s; see %s --help", fault, cmd.CommandPath())
}

// wellFormed refuses an argument that is not UTF-8: what it means cannot be kept as it
// was typed.
func wellFormed(args []string) error {
	for i, arg := range args {
		if !utf8.ValidString(arg) {
			return usage(fmt.Errorf("argument %d, %q, is not valid UTF-8: type it in a UTF-8 terminal, or give the text in a file", i+1, arg))
		}
	}
	return nil
}

// flagFault says what a flag takes, and where its command tells of it.
func flagFault(cmd *cobra.Command, err error) error {
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		takes := map[string]string{"bool": "true or false", "uint64": "a whole number from 0"}[bad.GetFlag().Value.Type()]
		err = fmt.Errorf("--%s %s: it takes %s", bad.GetFlag().Name, bad.GetValue(), cmp.Or(takes, "a whole number"))
	}
	return usage(fmt.Errorf("%w; see %s --help", err, cmd.CommandPath()))
}

// ExitCode returns the code that an error ends the program with.
func ExitCode(err error) int {
	var coded codedError
	switch {
	case err == nil:
		return ExitDone
	case errors.As(err, &coded):
		return coded.code
	case errors.Is(err, exchange.ErrDatabase):
		return ExitUsage
	case errors.Is(err, library.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return ExitNotFound
	case errors.Is(err, library.ErrInvalid), errors.Is(err, syncing.ErrRefused), errors.Is(err, syncing.ErrDenied),
		errors.Is(err, syncing.ErrCannot), errors.Is(err, syncing.ErrNotThere):
		return ExitInvalid
	case errors.Is(err, library.ErrNameTaken), errors.Is(err, library.ErrConflict):
		return ExitConflict
	}
	return ExitFailed
}

func report(w io.Writer, err error) {
	if text := err.Error(); text != "" {
		_, _ = fmt.Fprintln(w, words.Harmless("personae: "+text))
	}
}
