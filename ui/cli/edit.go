package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

var errNoTerminal = errors.New("the editor needs a terminal, and this is not one; " +
	"personae list, show and set work without (see personae --help)")

var errDumbTerminal = errors.New("the editor needs a terminal that can place the cursor, and TERM=dumb says that this one cannot: " +
	"set TERM to what it is, or use personae list, show and set, which work without (see personae --help)")

// needTerminal refuses the editor where it could not draw.
func (r *run) needTerminal() error {
	switch {
	case !r.Terminal():
		return usage(errNoTerminal)
	case r.Environment("TERM") == "dumb":
		return usage(errDumbTerminal)
	}
	return nil
}

func (r *run) openEditor(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		if r.library != "" {
			return usage(errors.New("two libraries are named: give either LIBRARY or --library"))
		}
		r.library = args[0]
	}
	if err := r.needTerminal(); err != nil {
		return err
	}
	if len(args) == 1 {
		if err := r.confirmNew(cmd, args[0]); err != nil {
			return err
		}
	}
	return r.edit(cmd.Context(), Opening{Path: r.path(), Create: true, Unasked: true})
}

// edit shows the editor on a library, and closes that.
func (r *run) edit(ctx context.Context, o Opening) error {
	var library Library
	err := r.Edit(ctx, func(ctx context.Context) (_ Library, err error) {
		library, err = r.Open(ctx, o)
		return library, err
	})
	if library != nil {
		err = errors.Join(err, library.Close())
	}
	return err
}

// confirmNew asks before a library is made of a name that is rather a command that
// was mistyped: one without a folder and an extension, where no such file is.
func (r *run) confirmNew(cmd *cobra.Command, name string) error {
	if namesFile(name) {
		return nil
	}
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	near := ""
	if names := cmd.SuggestionsFor(name); len(names) > 0 {
		near = " Did you mean personae " + names[0] + "?"
	}
	_, _ = fmt.Fprintf(r.Err, "There is no command %s and no file %s.%s\nMake a new library %s? [y/N] ", name, name, near, name)
	answer, err := bufio.NewReader(r.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return usage(errors.New("no library was made; personae --help lists the commands"))
	}
	return nil
}

// namesFile reports whether an argument can only be a file, by its folder or extension.
func namesFile(arg string) bool {
	return !strings.HasPrefix(arg, "-") && strings.ContainsAny(arg, `/\.`)
}

// demoCommand runs the editor on a showcase that is gone at the end.
func (r *run) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Open the editor on a throwaway showcase library",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := r.needTerminal(); err != nil {
				return err
			}
			return r.edit(cmd.Context(), Opening{Demo: true})
		},
	}
}
