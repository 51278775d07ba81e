package faultvfs

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	_ "modernc.org/sqlite"
)

// TestAWriteIsSeenAndCanFail holds that what SQLite writes passes through here.
func TestAWriteIsSeenAndCanFail(t *testing.T) {
	vfs, err := Install()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var seen []Kind
	full := false
	vfs.Watch(folder, func(c Call) int32 {
		if full && c.Kind == Write {
			return sqlite3.SQLITE_FULL
		}
		seen = append(seen, c.Kind)
		return sqlite3.SQLITE_OK
	})
	t.Cleanup(func() { vfs.Watch("", nil) })
	d, err := sql.Open("sqlite", filepath.Join(folder, "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	d.SetMaxOpenConns(1)
	for _, statement := range []string{"PRAGMA journal_mode = WAL", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)"} {
		if _, err := d.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	full = true
	if _, err := d.ExecContext(t.Context(), "INSERT INTO t VALUES (2)"); err == nil {
		t.Error("a full disk took a row")
	}
	full = false
	var rows int
	if err := d.QueryRowContext(t.Context(), "SELECT count(*) FROM t").Scan(&rows); err != nil || rows != 1 {
		t.Errorf("%d rows, %v", rows, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for kind := range Delete + 1 {
		if !slices.Contains(seen, kind) && kind != Truncate {
			t.Errorf("no call of the kind %d in %v", kind, seen)
		}
	}
}
