package cli

import (
	"fmt"
	"io"
	"os"

	"personae/model"
	"personae/model/diff"
	"personae/ui/exchange"
)

// readPatch reads the JSON Patch in a file, or on stdin, and returns what carries it
// out; nil for no file.
func readPatch(file string, stdin io.Reader) (func(*model.Persona) error, error) {
	if file == "" {
		return nil, nil
	}
	read := func() ([]byte, error) { return os.ReadFile(file) }
	if file == exchange.Stdin {
		read = func() ([]byte, error) { return io.ReadAll(stdin) }
	}
	text, err := read()
	if err != nil {
		return nil, fmt.Errorf("cannot read the patch: %w", err)
	}
	return func(p *model.Persona) error {
		if err := diff.ApplyPatch(p, string(text)); err != nil {
			return fmt.Errorf("the patch: %w", err)
		}
		return nil
	}, nil
}
