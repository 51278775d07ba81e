package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"personae/keymap"
)

// UserKeys returns the default keys with the overrides of a file in them. The
// file need not be there; one that is wrong changes nothing and is an error, which
// says what is wrong before it says where, as the status line may cut its end.
func UserKeys(path string) (*keymap.Map, error) {
	keys := keymap.Default()
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return keys, nil
	}
	if err != nil {
		return keys, fmt.Errorf("read your keys: %w", err)
	}
	overrides, err := keymap.ReadOverrides(data)
	if err != nil {
		return keys, fmt.Errorf("%w (in %s)", err, path)
	}
	own, err := keys.Override(overrides)
	if err != nil {
		return keys, fmt.Errorf("%w (in %s)", err, path)
	}
	return own, nil
}

// ReducedMotion reads the environment's REDUCE_MOTION: anything but nothing, 0,
// false and no asks for less motion on the screen.
func ReducedMotion(variable string) bool {
	switch strings.ToLower(variable) {
	case "", "0", "false", "no":
		return false
	}
	return true
}

// OpenLog returns a log that is appended to a file, and what closes it: the
// place for technical detail while the screen belongs to the editor. Without a
// place to write, the detail is dropped.
func OpenLog(path string) (*slog.Logger, func()) {
	nothing := func() {}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return slog.New(slog.DiscardHandler), nothing
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.DiscardHandler), nothing
	}
	return slog.New(slog.NewTextHandler(file, nil)), func() { _ = file.Close() }
}
