//go:build !linux

package db

import (
	"context"
	"errors"
)

// listen is refused: who is to tell of a file has to open it on macOS and the BSDs, and
// tells of all that is in its folder on Windows.
func listen(_ context.Context, _, _ []string, _ chan<- bool) error {
	return errors.ErrUnsupported
}
