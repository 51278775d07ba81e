package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"personae/model/importing"
	"personae/model/library"
)

// TestLookingTakesNoLock: while another process holds the lock for writing, a library
// is opened to look, and an import into it tried, without a wait.
func TestLookingTakesNoLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	there, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = there.Close() }()
	holder, err := newPool(path, readWrite, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = holder.Close() }()
	tx, err := holder.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	looked, err := Look(t.Context(), path, Options{wait: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = looked.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err = looked.Preview(ctx, func(l importing.Library) error {
		_, err := l.Put(library.Put{Persona: persona("Tried")})
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestLookingMakesNoFile: where no library is, there is an empty one to look at.
func TestLookingMakesNoFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "library.db")
	d, err := Look(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ids, err := d.IDs(t.Context(), library.Query{}); err != nil || len(ids) != 0 {
		t.Errorf("%v, %v", ids, err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
	for _, wrong := range []string{folder, filepath.Join(folder, "no", "library.db")} {
		if _, err := Look(t.Context(), wrong, Options{}); err == nil {
			t.Errorf("%s was looked at", wrong)
		}
	}
	if _, err := Look(t.Context(), filepath.Join(folder, "no", "library.db"), Options{}); !errors.Is(err, library.ErrNotFound) {
		t.Error(err)
	}
}
