package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"personae/model"
	"personae/model/wire"
)

// database writes what SQLite keeps, a log and an index beside it, as far as they are
// told by it.
func database(t *testing.T) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	path = filepath.Join(dir, "library.db")
	for end, start := range map[string]string{
		"": string(databaseStart) + "rest", "-wal": "\x37\x7f\x06\x82rest", "-shm": string(sideStarts[3]) + "rest", "-journal": string(sideStarts[2]),
	} {
		if err := os.WriteFile(path+end, []byte(start), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, path
}

func TestADatabaseIsNeverReplaced(t *testing.T) {
	dir, path := database(t)
	names := []string{path, path + "-wal", path + "-shm", path + "-journal", filepath.Join(dir, ".", "..", filepath.Base(dir), "library.db")}
	if runtime.GOOS != "windows" {
		for i, end := range []string{"", "-wal", "-shm", "-journal"} {
			hard, soft := filepath.Join(dir, fmt.Sprint("hard", i, ".json")), filepath.Join(dir, fmt.Sprint("soft", i, ".json"))
			if err := errors.Join(os.Link(path+end, hard), os.Symlink(path+end, soft)); err != nil {
				t.Fatal(err)
			}
			names = append(names, hard, soft)
		}
	}
	for _, name := range names {
		before, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		err = WriteFile(alone{}, name, text("[]"))
		if !errors.Is(err, ErrDatabase) || !strings.Contains(err.Error(), "name another file") {
			t.Errorf("%s: %v", name, err)
		}
		if after, err := os.ReadFile(name); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed", name)
		}
	}
	// The log of a closed library is not there, and must not be made.
	for _, end := range sideEnds {
		if err := os.Remove(path + end); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(alone{}, path+end, text("[]")); !errors.Is(err, ErrDatabase) {
			t.Errorf("%s: %v", end, err)
		}
	}
	if err := WriteFile(alone{}, filepath.Join(dir, "notes-wal"), text("[]")); err != nil {
		t.Errorf("that is nobody's log: %v", err)
	}
}

// TestWhatLiesBeside: a database that is open is told by what lies beside it, without
// being opened; where there is none, what was left beside it means nothing.
func TestWhatLiesBeside(t *testing.T) {
	dir, path := database(t)
	if err := os.WriteFile(path, []byte("unread"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(alone{}, path, text("[]")); !errors.Is(err, ErrDatabase) {
		t.Errorf("open: %v", err)
	}
	free := filepath.Join(dir, "out.json")
	if err := os.WriteFile(free+"-wal", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(alone{}, free, text("[]")); err != nil {
		t.Errorf("there is none: %v", err)
	}
}

func TestAFolderWithADatabaseInThePlaceOfAFile(t *testing.T) {
	dir, path := database(t)
	list := []Exported{{ID: "1", Name: "Anna", Body: []byte("{}")}, {ID: "2", Name: "Library", Body: []byte("{}")}}
	target := wire.Target{System: model.SystemPersonae}
	if err := os.Rename(path, filepath.Join(dir, "library.json")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(alone{}, dir, list, target); !errors.Is(err, ErrDatabase) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "anna.json")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file was written before the refusal")
	}
}

// What a killed export leaves is taken away by the next one into that folder, and
// nothing else is.
func TestWhatAKilledExportLeaves(t *testing.T) {
	dir := t.TempDir()
	ours := []string{".personae.over.77.tmp"}
	others := []string{".personae.this.77.tmp", ".personae.another.77.tmp", ".personae.over", "personae.over.77.tmp", "personae.tmp"}
	for _, file := range append(ours, others...) {
		if err := os.WriteFile(filepath.Join(dir, file), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteFile(alone{}, filepath.Join(dir, "a.json"), text("[]")); err != nil {
		t.Fatal(err)
	}
	left := folder(t, dir)
	if len(left) != len(others)+1 || strings.Contains(strings.Join(left, " "), ours[0]) {
		t.Errorf("left: %v", left)
	}
}

func TestExportsAreTheirOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes to speak of")
	}
	dir := filepath.Join(t.TempDir(), "made")
	list := []Exported{{ID: "1", Name: "Anna", Body: []byte("{}")}}
	if err := WriteFolder(alone{}, dir, list, wire.Target{System: model.SystemPersonae}); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(alone{}, filepath.Join(dir, "b.json"), func(w io.Writer) error { _, err := w.Write(nil); return err }); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{"": 0o700, "anna.json": 0o600, "b.json": 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%q: %v, %v", name, info.Mode(), err)
		}
	}
}
