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

func TestBackup(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, withPrompt("A", "findable"))[0]
	path := filepath.Join(t.TempDir(), "copy of it.db")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	copied := mustOpen(t, path, Options{MustExist: true})
	if documentOf(t, copied, r.Persona.ID) != documentOf(t, d, r.Persona.ID) || len(names(t, copied, library.Query{Search: "findable"})) != 1 {
		t.Error("the copy differs")
	}
	mustUndo(t, copied)
	wantSound(t, copied)

	wantError(t, d.Backup(ctx, path), fs.ErrExist)
	wantError(t, d.Backup(ctx, d.file), fs.ErrExist)
	wantError(t, d.Backup(ctx, filepath.Join(t.TempDir(), "no", "such.db")), fs.ErrNotExist)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	late := filepath.Join(t.TempDir(), "late.db")
	if err := d.Backup(cancelled, late); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(late); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a backup was left: %v", err)
	}
}

// TestBackupBrokenOff ends it while it is written: nothing has its name, then or
// later, and nothing else is left.
func TestBackupBrokenOff(t *testing.T) {
	d := newLibrary(t)
	for i := range 200 {
		mustCreate(t, d, withPrompt("Persona "+itoa(i), strings.Repeat("words ", 2000)))
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "copy.db")
	ctx, cancel := context.WithCancel(context.Background())
	watched := make(chan bool)
	go func() {
		defer close(watched)
		for ctx.Err() == nil {
			if files, _ := filepath.Glob(filepath.Join(folder, ".*")); len(files) > 0 {
				cancel()
			}
		}
	}()
	err := d.Backup(ctx, path)
	cancel()
	<-watched
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	left := dirNames(t, path)
	if want := map[bool]string{true: "copy.db ", false: ""}[err == nil]; left != want {
		t.Errorf("%v: the folder holds %q", err, left)
	}
	if err == nil {
		t.Skip("it was faster")
	}
}

// TestBackupKeepsPlaces holds what is there under the name, whatever it is.
func TestBackupKeepsPlaces(t *testing.T) {
	d := newLibrary(t)
	folder := t.TempDir()
	place := func(name string) string { return filepath.Join(folder, name) }
	if err := errors.Join(os.Mkdir(place("folder"), 0o700), os.WriteFile(place("file"), []byte("mine"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Symlink("nowhere", place("dangling")), os.Symlink("file", place("link"))); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	before := dirNames(t, place("x"))
	for _, name := range []string{"folder", "file", "dangling", "link"} {
		wantError(t, d.Backup(context.Background(), place(name)), fs.ErrExist)
	}
	if got := dirNames(t, place("x")); got != before {
		t.Errorf("the folder holds %s", got)
	}
	// One that comes while it is written.
	err := makeWhole(context.Background(), "the backup", place("late"), func(string) error { return os.WriteFile(place("late"), []byte("mine"), 0o600) })
	wantError(t, err, fs.ErrExist)
	if text, err := os.ReadFile(place("late")); string(text) != "mine" {
		t.Errorf("it was written over: %q, %v", text, err)
	}
}

// TestLeftovers tells what a killed process left from what is somebody's.
func TestLeftovers(t *testing.T) {
	d := newLibrary(t)
	folder := t.TempDir()
	gone := process{Host: hostName(), Number: 1 << 30} // no process has such a number
	left := []string{temporaryName(gone) + "12", temporaryName(gone) + "7-wal"}
	parent := process{Host: hostName(), Number: os.Getppid()}
	parent.Started, _ = startOf(parent.Number)
	if ours := thisProcess(); ours.Started != "" {
		ours.Started = "when an earlier run had its number"
		left = append(left, temporaryName(ours)+"9")
	}
	kept := []string{
		temporaryName(process{Host: "another machine", Number: 1 << 30}) + "12", temporaryName(parent) + "12",
		".personae-notes", ".personae-x-1-", temporaryName(gone) + "12.db", "library.db-wal",
	}
	for _, name := range append(left, kept...) {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	err := makeWhole(context.Background(), "the outer", filepath.Join(folder, "outer.db"), func(string) error {
		return d.Backup(context.Background(), filepath.Join(folder, "inner.db")) // spares what the same process is making
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(kept, "outer.db", "inner.db") {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	if got := leftovers(folder); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
	for _, name := range left {
		if _, err := os.Stat(filepath.Join(folder, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s was left: %v", name, err)
		}
	}
}
