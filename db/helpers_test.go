package db

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// clock is a time that a test moves on.
type clock struct{ now time.Time }

func newClock() *clock {
	return &clock{time.Date(2026, 11, 22, 10, 15, 0, 0, time.UTC)}
}

// Now moves a second on at each look, so that every change has its own stamp.
func (c *clock) Now() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

// mustOpen opens a library and closes it with the test.
func mustOpen(tb testing.TB, path string, o Options) *DB {
	tb.Helper()
	if o.Now == nil {
		o.Now = newClock().Now
	}
	d, err := Open(context.Background(), path, o)
	if err != nil {
		tb.Fatalf("Open: %v", err)
	}
	tb.Cleanup(func() {
		if err := d.Close(); err != nil {
			tb.Errorf("Close: %v", err)
		}
	})
	return d
}

// blank is the file of an empty library. It is made once, as making one takes
// longer than most tests.
var blank = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "personae-blank-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "library.db")
	d, err := Open(context.Background(), path, Options{Now: newClock().Now})
	if err != nil {
		return nil, err
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// memoryDir returns a folder in memory, where the system has such a place, for
// tests that would mostly wait for the disk and do not ask what it keeps.
func memoryDir(tb testing.TB) string {
	tb.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "personae-") //nolint:usetesting // which is on the disk
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// newFile puts an empty library into the folder.
func newFile(tb testing.TB, folder string) (path string) {
	tb.Helper()
	file, err := blank()
	if err != nil {
		tb.Fatal(err)
	}
	path = filepath.Join(folder, "library.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// newLibrary opens an empty library in a folder of the test.
func newLibrary(tb testing.TB) *DB {
	tb.Helper()
	return mustOpen(tb, newFile(tb, tb.TempDir()), Options{})
}

// persona returns a new one with the name, in the project Default.
func persona(name string) model.Persona { return field.NewPersona("Default", name) }

// mustCreate writes new personas, one operation each.
func mustCreate(tb testing.TB, d *DB, personas ...model.Persona) []library.Record {
	tb.Helper()
	var out []library.Record
	for _, p := range personas {
		out = append(out, mustWrite(tb, d, library.OperationCreate, "Created "+p.Name, library.Put{Persona: p})...)
	}
	return out
}

// mustWrite writes puts as one operation.
func mustWrite(tb testing.TB, d *DB, kind library.OperationKind, label string, puts ...library.Put) []library.Record {
	tb.Helper()
	records, err := d.Write(context.Background(), kind, label, puts)
	if err != nil {
		tb.Fatalf("Write: %v", err)
	}
	return records
}

// mustSave writes a persona as it was read, changed.
func mustSave(tb testing.TB, d *DB, r library.Record, change func(*model.Persona)) library.Record {
	tb.Helper()
	p := r.Persona
	change(&p)
	return mustWrite(tb, d, library.OperationSave, "Saved "+p.Name, library.Put{Persona: p, Base: r.Revision})[0]
}

// setWords turns a knob.
func setWords(n int) func(*model.Persona) {
	return func(p *model.Persona) { p.Behavior.CutIn.MinWords = value.Some(n) }
}

// minWords reads it.
func minWords(p model.Persona) int { return p.Behavior.CutIn.MinWords.Or(-1) }

// mustGet reads a persona.
func mustGet(tb testing.TB, d *DB, id string) library.Record {
	tb.Helper()
	r, err := d.Get(context.Background(), id)
	if err != nil {
		tb.Fatalf("Get: %v", err)
	}
	return r
}

// planOf is how SQLite goes about a query, a line a step.
func planOf(tb testing.TB, d *DB, query string, args ...any) string {
	tb.Helper()
	plan, err := collect(tb.Context(), d.read, func(rows *sql.Rows) (string, error) {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		return detail, err
	}, "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil || len(plan) == 0 {
		tb.Fatalf("no plan of %s: %v", query, err)
	}
	return strings.Join(plan, "\n")
}

// mustFind finds a persona.
func mustFind(tb testing.TB, d *DB, ref string) library.Record {
	tb.Helper()
	r, err := d.Find(context.Background(), ref)
	if err != nil {
		tb.Fatalf("Find: %v", err)
	}
	return r
}

// documentOf reads the stored bytes of a persona, "" when it is not there.
func documentOf(tb testing.TB, d *DB, id string) string {
	tb.Helper()
	list, err := collect(context.Background(), d.read, scanOne[string], "SELECT document FROM personas WHERE id = ?", id)
	if err != nil {
		tb.Fatal(err)
	}
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// names reads the first 1,000 names that a query finds.
func names(tb testing.TB, d *DB, q library.Query) []string {
	tb.Helper()
	page, err := d.Page(context.Background(), q, 0, 1000)
	if err != nil {
		tb.Fatalf("Page(%+v): %v", q, err)
	}
	if page.Total != len(page.Rows) {
		tb.Errorf("Page(%+v): total %d, but %d rows", q, page.Total, len(page.Rows))
	}
	list := make([]string, len(page.Rows))
	for i, row := range page.Rows {
		list[i] = row.Name
	}
	return list
}

// mustUndo and mustRedo walk the log by one.
func mustUndo(tb testing.TB, d *DB) library.Operation {
	tb.Helper()
	op, err := d.Undo(context.Background())
	if err != nil {
		tb.Fatalf("Undo: %v", err)
	}
	return op
}

func mustRedo(tb testing.TB, d *DB) library.Operation {
	tb.Helper()
	op, err := d.Redo(context.Background())
	if err != nil {
		tb.Fatalf("Redo: %v", err)
	}
	return op
}

// wantError checks the kind of an error, and that it is a sentence.
func wantError(tb testing.TB, err, kind error) {
	tb.Helper()
	if !errors.Is(err, kind) {
		tb.Fatalf("got error %v, want one of kind %q", err, kind)
	}
	if len(err.Error()) < 20 {
		tb.Errorf("the error %q says too little", err)
	}
}

// wantSound checks the file with SQLite's own means, and what the projects hold, over a connection of its
// own: the check of the full-text index does not notice, as a search does, that
// others have reorganised the index since this connection last used it.
func wantSound(tb rapid.TB, d *DB) {
	tb.Helper()
	p, err := newPool(d.file, readWrite, lockWait)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	for _, check := range []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check", miscounted} {
		list, err := collect(context.Background(), p, scanOne[string], check)
		if err != nil {
			tb.Fatalf("%s: %v", check, err)
		}
		if len(list) > 1 || len(list) == 1 && list[0] != "ok" {
			tb.Errorf("%s: %v", check, list)
		}
	}
}

// itoa is short for tests.
func itoa(n int) string { return strconv.Itoa(n) }
