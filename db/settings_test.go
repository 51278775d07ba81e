package db

import (
	"errors"
	"path/filepath"
	"testing"

	"personae/model/library"
)

func TestTheVersionThatALibraryTargetsIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "support.db")
	for _, want := range []string{"", "1.90", "1.21"} {
		d := mustOpen(t, path, Options{})
		if want != "" {
			if err := d.SetAPI(t.Context(), want); err != nil {
				t.Fatal(err)
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			d = mustOpen(t, path, Options{})
		}
		if got := d.Info().API; got != want {
			t.Errorf("it targets %q, want %q", got, want)
		}
		if err := d.SetAPI(t.Context(), "soon"); !errors.Is(err, library.ErrInvalid) {
			t.Errorf("no version is refused with %v", err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	d := mustOpen(t, path, Options{ReadOnly: true})
	if err := d.SetAPI(t.Context(), "1.90"); !errors.Is(err, library.ErrReadOnly) || d.Info().API != "1.21" {
		t.Errorf("a read-only library: %v, %q", err, d.Info().API)
	}
}
