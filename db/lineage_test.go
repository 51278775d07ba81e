package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/model/library"
)

// copyFile copies a file over another, or to where none is.
func copyFile(tb testing.TB, from, to string) {
	tb.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// TestALogThatALibraryHadBefore puts files into the place of a library that a crash
// has left with a log: one that the log does not go on from is refused, untouched, and
// can be used once the log is moved away.
func TestALogThatALibraryHadBefore(t *testing.T) {
	ctx := context.Background()
	// checkpoint brings the file up to date from the log, and begins that anew or not.
	checkpoint := func(t *testing.T, d *DB, mode string) {
		t.Helper()
		if _, err := d.write.ExecContext(ctx, "PRAGMA wal_checkpoint("+mode+")"); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		fits  bool
		place func(t *testing.T, d *DB, put string) // puts a copy, with changes before and after
	}{
		"the file as it was left": {true, func(t *testing.T, d *DB, put string) {
			t.Helper()
			mustCreate(t, d, persona("C"))
			copyFile(t, d.file, put)
		}},
		"the file as it was when the log was begun": {true, func(t *testing.T, d *DB, put string) {
			t.Helper()
			checkpoint(t, d, "TRUNCATE")
			copyFile(t, d.file, put)
			mustCreate(t, d, persona("C"), persona("D"))
		}},
		"the file as it was while the log grew": {true, func(t *testing.T, d *DB, put string) {
			t.Helper()
			checkpoint(t, d, "PASSIVE")
			copyFile(t, d.file, put)
			mustCreate(t, d, persona("C"))
		}},
		"the file, brought up to date": {true, func(t *testing.T, d *DB, put string) {
			t.Helper()
			mustCreate(t, d, persona("C"))
			checkpoint(t, d, "PASSIVE")
			copyFile(t, d.file, put)
		}},
		"an earlier state": {false, func(t *testing.T, d *DB, put string) {
			t.Helper()
			checkpoint(t, d, "TRUNCATE")
			copyFile(t, d.file, put)
			mustCreate(t, d, persona("C"))
			checkpoint(t, d, "TRUNCATE")
			mustCreate(t, d, persona("D"))
		}},
		"an earlier backup": {false, func(t *testing.T, d *DB, put string) {
			t.Helper()
			if err := d.Backup(ctx, put); err != nil {
				t.Fatal(err)
			}
			mustCreate(t, d, persona("C"))
			checkpoint(t, d, "TRUNCATE")
			mustCreate(t, d, persona("D"))
		}},
		"a backup of what the log has": {false, func(t *testing.T, d *DB, put string) {
			t.Helper()
			mustCreate(t, d, persona("C"))
			if err := d.Backup(ctx, put); err != nil {
				t.Fatal(err)
			}
			mustCreate(t, d, persona("D"))
		}},
		"another library": {false, func(t *testing.T, d *DB, put string) {
			t.Helper()
			mustCreate(t, d, persona("C"))
			other := newLibrary(t)
			mustCreate(t, other, persona("X"))
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			copyFile(t, other.file, put)
		}},
		"a new library": {false, func(t *testing.T, d *DB, put string) {
			t.Helper()
			mustCreate(t, d, persona("C"))
			if err := mustOpen(t, put, Options{Seed: StarterSet}).Close(); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newLibrary(t)
			mustCreate(t, d, persona("A"), persona("B"))
			put := filepath.Join(t.TempDir(), "library.db")
			c.place(t, d, put)
			copyFile(t, d.file+"-wal", put+"-wal")
			want := names(t, d, library.Query{})
			if !c.fits {
				wantUntouched(t, put, library.ErrNotLibrary)
				if _, err := Open(ctx, put, Options{}); !strings.Contains(err.Error(), "library.db-wal") || !strings.Contains(err.Error(), "restore-backup") {
					t.Errorf("it says nothing of the log, or of what to do: %v", err)
				}
				if err := os.Remove(put + "-wal"); err != nil {
					t.Fatal(err)
				}
			}
			again := mustOpen(t, put, Options{})
			if got := names(t, again, library.Query{}); c.fits && strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("there are %v, want %v", got, want)
			}
			mustCreate(t, again, persona("E"))
			wantSound(t, again)
		})
	}
}

// TestWhatWasBrokenOffSaysNothing: a change that was killed before its commit may have
// pages in the log, with the mark of the change before.
func TestWhatWasBrokenOffSaysNothing(t *testing.T) {
	d := mustOpen(t, newFile(t, t.TempDir()), Options{})
	if err := importAll(d, manyOf(300), false); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	put := filepath.Join(t.TempDir(), "killed.db")
	d = mustOpen(t, d.file, Options{})
	stop := errors.New("stop")
	err := d.transact(t.Context(), "change much", func(tx *transaction) error {
		statements := []string{"PRAGMA cache_size = 1", "INSERT INTO settings (name, value) VALUES ('a', 'b')", "UPDATE personas SET document = document || ' '"}
		for _, statement := range statements {
			if _, err := tx.exec(statement); err != nil {
				return err
			}
		}
		copyFile(t, d.file, put)
		copyFile(t, d.file+"-wal", put+"-wal")
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	if log, err := os.Stat(put + "-wal"); err != nil || log.Size() < 1<<20 {
		t.Fatalf("nothing was spilled: %v", err)
	}
	mustOpen(t, put, Options{})
}

// TestTheMarkNamesTheSchemaAtTheEnd, which tidying up counts up once.
func TestTheMarkNamesTheSchemaAtTheEnd(t *testing.T) {
	d := mustOpen(t, newFile(t, t.TempDir()), Options{})
	if err := importAll(d, manyOf(300), false); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = mustOpen(t, d.file, Options{})
	var mark, schema string
	err := d.read.QueryRowContext(t.Context(), "SELECT value, printf('%010d', schema_version) FROM settings, pragma_schema_version WHERE name = ?", markName).Scan(&mark, &schema)
	if err != nil || !strings.HasSuffix(mark, " "+schema) {
		t.Errorf("the mark is %q and the schema %s, %v", mark, schema, err)
	}
}
