package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

var errNoTerminal = errors.New("the editor needs a terminal, and this is not one; " +
	"personae list, show and set work without (see personae --help)")

func (r *run) openEditor(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		if r.library != "" {
			return usage(errors.New("two libraries are named: give either LIBRARY or --library"))
		}
		r.library = args[0]
	}
	if !r.Terminal() {
		return usage(errNoTerminal)
	}
	return r.with(cmd.Context(), true, func(library Library) error { return r.Edit(cmd.Context(), library) })
}

func (r *run) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Open the editor on a throwaway showcase library",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !r.Terminal() {
				return usage(errNoTerminal)
			}
			library, err := r.Open(cmd.Context(), Opening{Demo: true})
			if err != nil {
				return err
			}
			return errors.Join(r.Edit(cmd.Context(), library), library.Close())
		},
	}
}
