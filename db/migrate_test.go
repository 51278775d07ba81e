package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"personae/model/library"
)

// later returns the migrations of a version to come.
func later(t *testing.T, sql ...string) []migration {
	t.Helper()
	list, err := embeddedMigrations()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range sql {
		list = append(list, migration{len(list) + 1, "later", text})
	}
	return list
}

// olderLibrary makes a library of today's format with one persona.
func olderLibrary(t *testing.T) (path, id string) {
	t.Helper()
	d := mustOpen(t, filepath.Join(t.TempDir(), "support.db"), Options{})
	r := mustCreate(t, d, withPrompt("A", "words"))[0]
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return d.file, r.Persona.ID
}

func TestUpgrade(t *testing.T) {
	path, id := olderLibrary(t)
	next := later(t, "ALTER TABLE images ADD COLUMN width INTEGER NOT NULL DEFAULT 0", "CREATE TABLE notes (text TEXT) STRICT")
	d := mustOpen(t, path, Options{migrations: next})
	mustGet(t, d, id)
	if _, err := d.read.Exec("SELECT width, text FROM images, notes"); err != nil {
		t.Error(err)
	}
	mustUndo(t, d)
	mustRedo(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	backup := filepath.Join(filepath.Dir(path), fmt.Sprintf("support.backup-v%d-20261122T101503.000Z.db", len(next)-2))
	if got := dirNames(t, path); got != filepath.Base(backup)+" support.db " {
		t.Fatalf("the folder holds %s", got)
	}
	old := mustOpen(t, backup, Options{})
	mustGet(t, old, id)

	// Today's program refuses it; it is not copied again by the later one.
	_, err := Open(context.Background(), path, Options{})
	wantError(t, err, library.ErrNewerSchema)
	if err := mustOpen(t, path, Options{migrations: next}).Close(); err != nil {
		t.Fatal(err)
	}
	if copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*backup*.db")); len(copies) != 1 {
		t.Errorf("got %v", copies)
	}
}

func TestUpgradeThatFails(t *testing.T) {
	path, id := olderLibrary(t)
	_, err := Open(context.Background(), path, Options{
		Now: newClock().Now, migrations: later(t, "CREATE TABLE notes (text TEXT) STRICT; CREATE TABLE notes (text TEXT) STRICT"),
	})
	if err == nil {
		t.Fatal("it opened")
	}
	d := mustOpen(t, path, Options{}) // still of today's format
	mustGet(t, d, id)
	wantSound(t, d)
	if _, err := d.read.Exec("SELECT * FROM notes"); err == nil {
		t.Error("half a migration was kept")
	}
}

// TestUpgradeThatIsBrokenOff: what a crash left in the log is of this library, also
// where the number of its schema rose since the last change.
func TestUpgradeThatIsBrokenOff(t *testing.T) {
	path, id := olderLibrary(t)
	raw(t, path, "ANALYZE")
	put := filepath.Join(t.TempDir(), "support.db")
	copyFile(t, path, put)
	next := later(t, "CREATE TABLE notes (text TEXT) STRICT")
	copyFile(t, mustOpen(t, path, Options{migrations: next}).file+"-wal", put+"-wal")
	mustGet(t, mustOpen(t, put, Options{migrations: next}), id)
}

func TestUpgradeRefusals(t *testing.T) {
	path, id := olderLibrary(t)
	next := later(t, "CREATE TABLE notes (text TEXT) STRICT")
	t.Run("for reading only", func(t *testing.T) {
		_, err := Open(context.Background(), path, Options{ReadOnly: true, migrations: next})
		wantError(t, err, library.ErrReadOnly)
	})
	t.Run("when the copy cannot be made", func(t *testing.T) {
		for second := range 3 {
			taken := fmt.Sprintf("support.backup-v%d-20261122T10150%d.000Z.db", len(next)-1, second+1)
			if err := os.WriteFile(filepath.Join(filepath.Dir(path), taken), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Open(context.Background(), path, Options{Now: newClock().Now, migrations: next})
		if !errors.Is(err, fs.ErrExist) {
			t.Errorf("got %v", err)
		}
	})
	mustGet(t, mustOpen(t, path, Options{}), id)
}

func TestNewLibraryIsOfTheLatestFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	next := later(t, "CREATE TABLE notes (text TEXT) STRICT")
	d := mustOpen(t, path, Options{migrations: next})
	h, err := readHeader(context.Background(), d.read)
	if err != nil || h.schema != len(next) || h.application != applicationID {
		t.Errorf("got %+v, %v", h, err)
	}
	if got := dirNames(t, path); got != "library.db library.db-shm library.db-wal " {
		t.Errorf("the folder holds %s", got)
	}
}

// TestPragmas holds every connection to what keeps data safe.
func TestPragmas(t *testing.T) {
	d := newLibrary(t)
	for name, p := range map[string]*pool{"write": d.write, "read": d.read, "watch": d.watch} {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
			"trusted_schema": "0", "cell_size_check": "1", "application_id": "1347572558", "user_version": itoa(d.latest()),
		} {
			var got string
			if err := p.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s, %s: got %s, want %s (%v)", name, pragma, got, want, err)
			}
		}
	}
	list, err := collect(context.Background(), d.read, scanOne[string],
		"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
	if err != nil || len(list) != 0 {
		t.Errorf("tables that are not strict: %v, %v", list, err)
	}
}

// TestALongUpgradeIsSaidFirst: a large library is looked through and copied, for which
// nothing else would be seen to be done.
func TestALongUpgradeIsSaidFirst(t *testing.T) {
	small, _ := olderLibrary(t)
	large, o := largeLibrary(t)
	for path, most := range map[string]int{small: 0, large: 1} {
		told := 0
		o.Progress = func(_, total int) {
			if told++; total != 0 {
				t.Errorf("%d personas were brought up to date", total)
			}
		}
		o.migrations = later(t, "CREATE TABLE notes (text TEXT) STRICT")
		if err := mustOpen(t, path, o).Close(); err != nil {
			t.Fatal(err)
		}
		if told != most {
			t.Errorf("of %s it was said %d times", path, told)
		}
		if err := mustOpen(t, path, o).Close(); err != nil {
			t.Fatal(err)
		}
		if told != most {
			t.Error("and of one that is up to date")
		}
	}
}
