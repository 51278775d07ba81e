package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"personae/model"
	"personae/model/library"
)

// raw runs statements on a file with SQLite alone.
func raw(tb testing.TB, path string, statements ...string) {
	tb.Helper()
	p, err := sql.Open("sqlite", path)
	if err != nil {
		tb.Fatal(err)
	}
	for _, s := range statements {
		if _, err := p.Exec(s); err != nil {
			tb.Fatalf("%s: %v", s, err)
		}
	}
	if err := p.Close(); err != nil {
		tb.Fatal(err)
	}
}

// wantUntouched opens a file that must be refused, and checks that no byte of
// it and nothing beside it changed.
func wantUntouched(tb testing.TB, path string, kind error) {
	tb.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	beside := dirNames(tb, path)
	for _, o := range []Options{{}, {ReadOnly: true}, {MustExist: true}} {
		d, err := Open(context.Background(), path, o)
		if err == nil {
			_ = d.Close()
		}
		wantError(tb, err, kind)
		if !strings.Contains(err.Error(), filepath.Base(path)) {
			tb.Errorf("%q does not name the file", err)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(after, before) {
		tb.Errorf("the file was changed (%v)", err)
	}
	if got := dirNames(tb, path); got != beside {
		tb.Errorf("beside it there was %s, now there is %s", beside, got)
	}
}

// dirNames lists the folder of a file.
func dirNames(tb testing.TB, path string) string {
	tb.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.Name() + " ")
	}
	return b.String()
}

func TestOpenRefusesForeignFiles(t *testing.T) {
	write := func(t *testing.T, text string) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "file.db")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := func(t *testing.T, statements ...string) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "file.db")
		raw(t, path, statements...)
		return path
	}
	t.Run("a text", func(t *testing.T) {
		wantUntouched(t, write(t, strings.Repeat("Dear diary, ", 1000)), library.ErrNotLibrary)
	})
	t.Run("an empty file", func(t *testing.T) {
		wantUntouched(t, write(t, ""), library.ErrNotLibrary)
	})
	t.Run("a database without tables", func(t *testing.T) {
		wantUntouched(t, foreign(t, "CREATE TABLE t (id TEXT)", "DROP TABLE t"), library.ErrNotLibrary)
	})
	t.Run("our mark on other tables", func(t *testing.T) {
		mark := "PRAGMA application_id = " + itoa(applicationID)
		wantUntouched(t, foreign(t, mark, "PRAGMA user_version = 7", "CREATE TABLE notes (id TEXT)"), library.ErrNotLibrary)
	})
	t.Run("our mark and names on other columns, of an older format", func(t *testing.T) {
		wantUntouched(t, foreign(t, otherColumns(2)...), library.ErrNotLibrary)
	})
	t.Run("our mark and names on other columns", func(t *testing.T) {
		wantUntouched(t, foreign(t, otherColumns(7)...), library.ErrNotLibrary)
	})
	t.Run("a library that is one byte short", func(t *testing.T) {
		path := newFile(t, t.TempDir())
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, info.Size()-1); err != nil {
			t.Fatal(err)
		}
		wantUntouched(t, path, library.ErrCorrupt)
	})
	t.Run("a text beside which the log of a library lies", func(t *testing.T) {
		path := crashed(t)
		if err := os.WriteFile(path, []byte(strings.Repeat("Dear diary, ", 1000)), 0o600); err != nil {
			t.Fatal(err)
		}
		wantUntouched(t, path, library.ErrNotLibrary)
	})
	t.Run("a short text", func(t *testing.T) {
		wantUntouched(t, write(t, "x"), library.ErrNotLibrary)
	})
	t.Run("another program's database", func(t *testing.T) {
		wantUntouched(t, foreign(t, "CREATE TABLE personas (id TEXT)"), library.ErrNotLibrary)
	})
	t.Run("another program's database in WAL mode", func(t *testing.T) {
		wantUntouched(t, foreign(t, "PRAGMA journal_mode = WAL", "CREATE TABLE t (id TEXT)"), library.ErrNotLibrary)
	})
	t.Run("another application's empty database", func(t *testing.T) {
		wantUntouched(t, foreign(t, "PRAGMA application_id = 7"), library.ErrNotLibrary)
	})
	t.Run("a database with a version of its own", func(t *testing.T) {
		wantUntouched(t, foreign(t, "PRAGMA user_version = 1"), library.ErrNotLibrary)
	})
	t.Run("a newer library", func(t *testing.T) {
		d := newLibrary(t)
		mustCreate(t, d, persona("A"))
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		raw(t, d.file, "PRAGMA user_version = 99")
		wantUntouched(t, d.file, library.ErrNewerSchema)
	})
	t.Run("a truncated library", func(t *testing.T) {
		d := newLibrary(t)
		mustCreate(t, d, persona("A"))
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(d.file, 8192); err != nil {
			t.Fatal(err)
		}
		wantUntouched(t, d.file, library.ErrCorrupt)
	})
}

// otherColumns makes a database that has our mark and the names of our tables.
func otherColumns(schema int) []string {
	out := []string{"PRAGMA application_id = " + itoa(applicationID), "PRAGMA user_version = " + itoa(schema)}
	for name := range strings.FieldsSeq("projects personas names tags personas_fts gone operations changes drafts images origins derived agents labels label_changes settings") {
		out = append(out, "CREATE TABLE "+name+" (a, b)")
	}
	return out
}

// crashed leaves a library as a crash does: a part of it is still in its log.
func crashed(tb testing.TB) (path string) {
	tb.Helper()
	d := newLibrary(tb)
	mustCreate(tb, d, persona("A"), persona("B"))
	path = filepath.Join(tb.TempDir(), "library.db")
	for _, end := range []string{"", "-wal"} {
		text, err := os.ReadFile(d.file + end)
		if err == nil {
			err = os.WriteFile(path+end, text, 0o600)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return path
}

func TestOpenRefusesPaths(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	dangling := filepath.Join(folder, "dangling.db")
	if err := os.Symlink(filepath.Join(folder, "nowhere.db"), dangling); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	there := filepath.Join(folder, "there.db")
	if err := mustOpen(t, there, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		options    Options
		kind       error
	}{
		{"a folder", folder, Options{}, library.ErrNotLibrary},
		{"a dangling link", dangling, Options{}, library.ErrNotFound},
		{"a missing folder", filepath.Join(folder, "no", "such.db"), Options{}, library.ErrNotFound},
		{"a file for a folder", filepath.Join(there, "such.db"), Options{}, nil},
		{"missing, for reading", filepath.Join(folder, "no.db"), Options{ReadOnly: true}, library.ErrNotFound},
		{"missing, must exist", filepath.Join(folder, "no.db"), Options{MustExist: true}, library.ErrNotFound},
		{"there, must not exist", there, Options{CreateOnly: true}, fs.ErrExist},
		{"no path", "", Options{}, library.ErrInvalid},
		{"a throwaway with a path", there, Options{Throwaway: true}, library.ErrInvalid},
		{"a device", os.DevNull, Options{}, library.ErrNotLibrary},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := dirNames(t, there)
			d, err := Open(ctx, c.path, c.options)
			if err == nil {
				_ = d.Close()
				t.Fatal("it opened")
			}
			if c.kind != nil {
				wantError(t, err, c.kind)
			}
			if got := dirNames(t, there); got != before {
				t.Errorf("there was %s, now there is %s", before, got)
			}
		})
	}
	if _, err := os.Lstat(filepath.Join(folder, "nowhere.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the link's target was created: %v", err)
	}
}

// TestFailedCreation leaves nothing behind.
func TestFailedCreation(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	sour := errors.New("sour grapes")
	_, err := Open(context.Background(), path, Options{Seed: func() ([]model.Persona, error) { return nil, sour }})
	if !errors.Is(err, sour) {
		t.Errorf("got %v", err)
	}
	if got := dirNames(t, path); got != "" {
		t.Errorf("left behind: %s", got)
	}
}

// TestWeirdPaths opens files whose names mean something in a URL or a DSN.
func TestWeirdPaths(t *testing.T) {
	for _, name := range []string{
		"plain.db", "with space.db", "what?.db", "a?mode=memory&_pragma=x.db", "100%.db", "a%20b.db", "%00.db", "hash#tag.db",
		"größe.db", "人格.db", "🎭.db", "a+b&c=d;e.db", "file:x.db", "'quote\".db", "-dash", ":memory:", "no extension", "back\\slash.db",
		"line\nbreak.db", ".hidden", "e\u0301.db", "a:b@c.db", "[x].db", " .db ",
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, "?%#:\\\"\n ") {
				t.Skip("no name for a file here")
			}
			path := filepath.Join(t.TempDir(), "folder of "+strings.Trim(name, " "), name)
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			d := mustOpen(t, path, Options{})
			r := mustCreate(t, d, persona("A"))[0]
			if info := d.Info(); info.Path != path || info.Name != name || info.ReadOnly {
				t.Errorf("got %+v", info)
			}
			if got, err := d.Changed(context.Background()); got || err != nil {
				t.Errorf("Changed: %v, %v", got, err)
			}
			if err := d.Backup(context.Background(), path+" copy"); err != nil {
				t.Error(err)
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(entries) != 2 || entries[0].Name() != name || entries[1].Name() != name+" copy" {
				t.Errorf("the folder holds %v, %v", entries, err)
			}
			again := mustOpen(t, path, Options{MustExist: true})
			mustGet(t, again, r.Persona.ID)
		})
	}
}

func TestRelativeAndLinkedPaths(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	d := mustOpen(t, "library.db", Options{})
	r := mustCreate(t, d, persona("A"))[0]
	if err := os.Symlink("library.db", "link.db"); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	linked := mustOpen(t, "link.db", Options{})
	mustGet(t, linked, r.Persona.ID)
	if info := linked.Info(); info.Name != "link.db" || filepath.Base(info.Path) != "link.db" {
		t.Errorf("got %+v", info)
	}
	if changed, err := linked.Changed(context.Background()); changed || err != nil {
		t.Errorf("got %v, %v", changed, err)
	}
}

func TestDefaultPath(t *testing.T) {
	old := xdg.DataHome
	t.Cleanup(func() { xdg.DataHome = old })
	xdg.DataHome = filepath.Join(t.TempDir(), "share")
	d := mustOpen(t, DefaultPath(), Options{})
	if !strings.HasSuffix(filepath.ToSlash(d.Info().Path), "share/personae/library.db") {
		t.Errorf("got %s", d.Info().Path)
	}
	for path, want := range map[string]fs.FileMode{filepath.Dir(d.file): 0o700, d.file: 0o600} {
		if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != want) {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// TestOpenTogether lets several handles create one library at once: one of them
// seeds it, all of them open it.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	const editors = 6
	results := make(chan error, editors)
	for range editors {
		go func() {
			d, err := Open(context.Background(), path, Options{Seed: StarterSet})
			if err == nil {
				err = d.Close()
			}
			results <- err
		}()
	}
	for range editors {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	d := mustOpen(t, path, Options{})
	if got := len(names(t, d, library.Query{})); got != 12 {
		t.Errorf("got %d personas", got)
	}
	wantSound(t, d)
}
