package ui_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"personae/db"
	"personae/model"
)

// starters and hostiles are files of libraries: one with the starter set, one
// with names that have broken terminal programs before.
var starters, hostiles = libraryOf(db.StarterSet), libraryOf(hostile)

// libraryOf returns the file of a library with the personas. It is made once, as
// making one takes longer than most tests.
func libraryOf(seed func() ([]model.Persona, error)) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) {
		folder, err := os.MkdirTemp("", "personae-")
		if err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		path := filepath.Join(folder, "library.db")
		lib, err := db.Open(context.Background(), path, db.Options{Seed: seed})
		if err != nil {
			return nil, err
		}
		if err := lib.Close(); err != nil {
			return nil, err
		}
		return os.ReadFile(path)
	})
}

// putLibrary writes the file of a library into a folder of its own.
func putLibrary(t tester, made func() ([]byte, error)) (path string) {
	t.Helper()
	file, err := made()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "personae-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	path = filepath.Join(folder, "library.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// openLibrary opens the library at path.
func openLibrary(t tester, path string) *db.DB {
	t.Helper()
	lib, err := db.Open(t.Context(), path, db.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	return lib
}

// newLibrary opens a library of the test's own.
func newLibrary(t tester, made func() ([]byte, error)) *db.DB {
	t.Helper()
	return openLibrary(t, putLibrary(t, made))
}
