package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/model/library"
)

// TestSaveCopy saves copies of libraries whose files were taken away.
func TestSaveCopy(t *testing.T) {
	ctx := context.Background()
	for name, befall := range map[string]func(path string) error{
		"nothing":         func(string) error { return nil },
		"the library":     os.Remove,
		"its log":         func(path string) error { return os.Remove(path + "-wal") },
		"all":             func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
		"its name":        func(path string) error { return os.Rename(path, path+".old") },
		"another's there": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, nil, 0o600)) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newLibrary(t)
			kept := mustCreate(t, d, persona("A"), persona("B"))
			if err := befall(d.file); err != nil {
				t.Skip("an open file stays where it is here: ", err)
			}
			typed := kept[1].Persona
			typed.Name = "A" // taken
			path := filepath.Join(t.TempDir(), "copy.db")
			if whole, err := d.SaveCopy(ctx, path, &typed); err != nil || !whole {
				t.Fatal(whole, err)
			}
			to := mustOpen(t, path, Options{})
			if got := names(t, to, library.Query{Sort: library.SortName}); strings.Join(got, ",") != "A,A (2)" {
				t.Errorf("the copy has %q", got)
			}
			if _, err := d.SaveCopy(ctx, path, &typed); !errors.Is(err, fs.ErrExist) {
				t.Errorf("over a copy: %v", err)
			}
		})
	}
	t.Run("of what cannot be read", func(t *testing.T) {
		d := newLibrary(t)
		mustCreate(t, d, withPrompt("A", strings.Repeat("words ", 50_000)))
		if err := os.Truncate(d.file+"-wal", 0); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "copy.db")
		if whole, err := d.SaveCopy(ctx, path, nil); err == nil || whole {
			t.Errorf("without a persona: %v, %v", whole, err)
		}
		typed := persona("") // not even a name
		if whole, err := d.SaveCopy(ctx, path, &typed); err != nil || whole {
			t.Fatal(whole, err)
		}
		if got := names(t, mustOpen(t, path, Options{}), library.Query{}); strings.Join(got, ",") != "Unnamed" {
			t.Errorf("the copy has %q", got)
		}
	})
}

// TestCheck finds damage that nothing else has met, and writes no more.
func TestCheck(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustCreate(t, d, withPrompt("A", strings.Repeat("words ", 5_000)))
	if err := d.Check(ctx); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	path := d.file
	flip(t, path, "personas_by_name")
	before := sum(t, path)
	hurt := mustOpen(t, path, Options{})
	wantError(t, hurt.Check(ctx), library.ErrCorrupt)
	_, err := hurt.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
	wantError(t, err, library.ErrCorrupt)
	if err := hurt.Close(); err != nil {
		t.Error(err)
	}
	// The first change finds it as well.
	again := mustOpen(t, path, Options{})
	_, err = again.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
	wantError(t, err, library.ErrCorrupt)
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	if sum(t, path) != before {
		t.Error("a damaged file was written to")
	}
}

// flip turns bits in the first page of an index or a table.
func flip(tb testing.TB, path, name string) {
	tb.Helper()
	p, err := newPool(path, frozen, lockWait)
	if err != nil {
		tb.Fatal(err)
	}
	var at int64
	err = p.QueryRow("SELECT (rootpage - 1) * page_size FROM sqlite_schema, pragma_page_size WHERE name = ?", name).Scan(&at)
	if err := errors.Join(err, p.Close()); err != nil {
		tb.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		tb.Fatal(err)
	}
	page := make([]byte, 64)
	_, err = f.ReadAt(page, at)
	for i := range page {
		page[i] ^= 0xff
	}
	_, writeErr := f.WriteAt(page, at)
	if err := errors.Join(err, writeErr, f.Close()); err != nil {
		tb.Fatal(err)
	}
}
