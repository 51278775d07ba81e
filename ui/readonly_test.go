package ui_test

import (
	"bytes"
	"log/slog"
	"maps"
	"slices"
	"testing"

	"personae/db"
	"personae/keymap"
	"personae/ui"
)

// TestNothingIsWrittenReadOnly presses every key of every page in a library that
// cannot be changed, and takes what it offers. What tries to write all the same, as
// nobody said of it that it changes the library, fails in the store.
func TestNothingIsWrittenReadOnly(t *testing.T) {
	if testing.Short() {
		t.Skip("it opens every scene for every key, one after the other")
	}
	t.Chdir(t.TempDir()) // where an export may go
	path := putLibrary(t, hostiles)
	tried := map[keymap.Place]bool{}
	for _, scene := range slices.Sorted(maps.Keys(scenes)) {
		place, rows := tryReadOnly(t, path, scene, "")
		if tried[place] {
			continue
		}
		tried[place] = true
		for _, entry := range append(rows, keymap.Default().In(keymap.Everywhere)...) {
			tryReadOnly(t, path, scene, entry.Keys[0])
		}
	}
	if len(tried) < 4 {
		t.Errorf("only %v were tried", tried)
	}
}

// tryReadOnly goes to a scene, presses a key there and accepts what comes, and
// returns what was in front before the key.
func tryReadOnly(t *testing.T, path, scene, pressed string) (keymap.Place, []keymap.Entry) {
	t.Helper()
	store, err := db.Open(t.Context(), path, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	var failed bytes.Buffer
	options := ui.Options{Log: slog.New(slog.NewTextHandler(&failed, &slog.HandlerOptions{Level: slog.LevelError}))}
	d := driveWith(t, store, 120, 36, options)
	d.enter(scene)
	place := d.root.Front()
	if pressed != "" {
		for _, k := range []string{pressed, "enter", "enter"} {
			d.press(k)
			d.settle()
			if d.quit || d.away {
				break
			}
		}
	}
	if failed.Len() > 0 {
		t.Errorf("in %s, %q writes:\n%s", scene, pressed, failed.String())
	}
	return place, keymap.Default().In(place)
}
