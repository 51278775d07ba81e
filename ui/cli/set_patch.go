package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/diff"
	"personae/model/field"
	"personae/ui/exchange"
)

// applyPatch carries out on p the JSON Patch in a file, or on stdin.
func applyPatch(cmd *cobra.Command, p *model.Persona, file string) error {
	read := func() ([]byte, error) { return os.ReadFile(file) }
	if file == exchange.Stdin {
		read = func() ([]byte, error) { return io.ReadAll(cmd.InOrStdin()) }
	}
	text, err := read()
	if err != nil {
		return fmt.Errorf("cannot read the patch: %w", err)
	}
	if err := diff.ApplyPatch(p, string(text)); errors.Is(err, field.ErrReadOnlyField) {
		return usage(fmt.Errorf("the patch: %w", err))
	} else if err != nil {
		return invalid(fmt.Errorf("the patch: %w", err))
	}
	return nil
}
