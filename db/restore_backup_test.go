package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"personae/model/library"
)

// restore puts a backup back, and returns what was kept.
func restore(backup, path string) (string, error) {
	return RestoreBackup(context.Background(), backup, path, time.Date(2026, 11, 22, 10, 15, 0, 0, time.UTC))
}

func TestRestoreBackup(t *testing.T) {
	ctx := context.Background()
	// backedUp makes a library with A in its backup, and B as well in itself.
	backedUp := func(t *testing.T) (d *DB, backup string) {
		t.Helper()
		d = newLibrary(t)
		mustCreate(t, d, persona("A"))
		backup = filepath.Join(t.TempDir(), "backup.db")
		if err := d.Backup(ctx, backup); err != nil {
			t.Fatal(err)
		}
		mustCreate(t, d, persona("B"))
		return d, backup
	}
	want := func(t *testing.T, path, names string) {
		t.Helper()
		got, err := beside(t, path, "check")
		if slices.Sort(got); err != nil || strings.Join(got, " ") != names {
			t.Errorf("%s has %v, %v, want %s", filepath.Base(path), got, err, names)
		}
	}
	const keptAs = "library.replaced-20261122T101500.000Z.db"

	t.Run("over a library that was closed", func(t *testing.T) {
		d, backup := backedUp(t)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		before := sum(t, backup)
		kept, err := restore(backup, d.file)
		if err != nil || filepath.Base(kept) != keptAs {
			t.Fatal(kept, err)
		}
		want(t, d.file, "A")
		want(t, kept, "A B")
		if got := dirNames(t, d.file); got != "library.db "+keptAs+" " {
			t.Errorf("there are %s", got)
		}
		if sum(t, backup) != before {
			t.Error("the backup was written to")
		}
	})
	t.Run("over one that a crash left", func(t *testing.T) {
		_, backup := backedUp(t)
		path := crashed(t)
		before, log := sum(t, path), sum(t, path+"-wal")
		kept, err := restore(backup, path)
		if err != nil || sum(t, kept) != before || sum(t, kept+"-wal") != log {
			t.Fatal(kept, err)
		}
		want(t, path, "A")
		want(t, kept, "A B")
	})
	t.Run("over one that was copied over", func(t *testing.T) {
		_, backup := backedUp(t)
		path := crashed(t)
		copyFile(t, backup, path)
		if _, err := Open(ctx, path, Options{}); !errors.Is(err, library.ErrNotLibrary) {
			t.Fatal(err)
		}
		before, log := sum(t, path), sum(t, path+"-wal")
		kept, err := restore(backup, path)
		if err != nil || sum(t, kept) != before || sum(t, kept+"-wal") != log {
			t.Fatal(kept, err)
		}
		want(t, path, "A")
	})
	t.Run("where there is none, or only its log", func(t *testing.T) {
		_, backup := backedUp(t)
		path := crashed(t)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if kept, err := restore(backup, path); err != nil || kept != "" {
			t.Fatal(kept, err)
		}
		want(t, path, "A")
	})
	t.Run("over a file that is no library", func(t *testing.T) {
		_, backup := backedUp(t)
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		if kept, err := restore(backup, path); err != nil || filepath.Base(kept) != keptAs {
			t.Fatal(kept, err)
		}
		want(t, path, "A")
	})
	t.Run("of an older format", func(t *testing.T) {
		d, backup := backedUp(t)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		toFirstFormat(t, backup)
		if _, err := restore(backup, d.file); err != nil {
			t.Fatal(err)
		}
		want(t, d.file, "A")
	})
	t.Run("refused", func(t *testing.T) {
		d, backup := backedUp(t)
		damaged := filepath.Join(t.TempDir(), "damaged.db")
		copyFile(t, backup, damaged)
		flip(t, damaged, "personas_by_name")
		text := filepath.Join(t.TempDir(), "text.db")
		if err := os.WriteFile(text, []byte("Dear diary"), 0o600); err != nil {
			t.Fatal(err)
		}
		before := dirNames(t, d.file)
		for from, kind := range map[string]error{
			backup: library.ErrBusy, damaged: library.ErrCorrupt, text: library.ErrNotLibrary, text + "?": library.ErrNotFound, d.file: library.ErrInvalid,
		} {
			kept, err := restore(from, d.file)
			if wantError(t, err, kind); kept != "" {
				t.Errorf("%s: kept %s", from, kept)
			}
		}
		if got := dirNames(t, d.file); got != before {
			t.Errorf("there was %s, now there is %s", before, got)
		}
		mustCreate(t, d, persona("C"))
		wantSound(t, d)
	})
}
