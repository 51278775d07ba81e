package db

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personae/model/library"
	"personae/model/value"
)

// largeLibrary makes a library over 4 MB, closed, and says where the folder of notes is.
func largeLibrary(t *testing.T) (path string, o Options) {
	t.Helper()
	path = newFile(t, t.TempDir())
	o = Options{Looked: filepath.Join(t.TempDir(), "state", "looked")}
	d := mustOpen(t, path, o)
	var puts []library.Put
	for i := range 60 {
		p := persona(fmt.Sprintf("Caller %d", i))
		p.Traits = value.Some(value.ObjectOf([]value.Member{{Name: "much", Value: value.JSON(value.Text(strings.Repeat("x", 100_000)).JSON())}}))
		puts = append(puts, library.Put{Persona: p})
	}
	if _, err := d.Write(t.Context(), library.OperationImport, "Imported", puts); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path, o
}

// change opens the library, changes it, and closes it.
func change(t *testing.T, path string, o Options, name string) error {
	t.Helper()
	d, err := Open(t.Context(), path, o)
	if err != nil {
		return err
	}
	_, err = d.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: persona(name)}})
	return errors.Join(err, d.Close())
}

// TestALargeDamagedLibraryIsNotWrittenTo: wherever the damage lies that SQLite can
// see, also where the change itself would not come.
func TestALargeDamagedLibraryIsNotWrittenTo(t *testing.T) {
	path, o := largeLibrary(t)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(sound) / usualPage
	for at := 1; at < pages; at += max(1, pages/40) {
		damaged := bytes.Clone(sound)
		for i := range usualPage {
			damaged[at*usualPage+i] ^= 0xff
		}
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := change(t, path, o, "New"); !errors.Is(err, library.ErrCorrupt) || !strings.Contains(err.Error(), "personae rescue") {
			t.Errorf("page %d: %v", at+1, err)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, damaged) {
			t.Errorf("page %d: the file has changed, %v", at+1, err)
		}
	}
}

const usualPage = 4096

// TestALargeLibraryIsLookedThroughOnce: what is known to be as it was when it was
// looked through is not looked through again; what anything else has written to is.
func TestALargeLibraryIsLookedThroughOnce(t *testing.T) {
	path, o := largeLibrary(t)
	if err := change(t, path, o, "First"); err != nil {
		t.Fatal(err)
	}
	// Damage that leaves no trace is not seen: nothing looks through the file.
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	// One page of a long text that now is the last: only who reads it all can know.
	if _, err := f.WriteAt(make([]byte, 4), info.Size()/usualPage/2*usualPage); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Close(), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}
	if err := change(t, path, o, "Second"); err != nil {
		t.Fatal(err)
	}
	// Nor by one that was written to by us: the note goes with it.
	if err := change(t, path, o, "Third"); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Now(), time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	if err := change(t, path, o, "Fourth"); !errors.Is(err, library.ErrCorrupt) {
		t.Errorf("it was written to by something else, and not looked through: %v", err)
	}
	if err := change(t, path, Options{}, "Fifth"); !errors.Is(err, library.ErrCorrupt) {
		t.Errorf("without notes it is looked through each time: %v", err)
	}
}

// TestALargeLibraryIsLookedThroughOnceADay, although nothing else has written to it: its
// disk may have lost some of it.
func TestALargeLibraryIsLookedThroughOnceADay(t *testing.T) {
	path, o := largeLibrary(t)
	clock := newClock()
	o.Now = clock.Now
	check := func() error {
		d := mustOpen(t, path, o)
		return errors.Join(d.Check(t.Context()), d.Close())
	}
	if err := errors.Join(os.RemoveAll(o.Looked), check(), change(t, path, o, "First")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(damaged[info.Size()/usualPage/2*usualPage:][:usualPage])
	if err := errors.Join(os.WriteFile(path, damaged, 0o600), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}
	if err := check(); err != nil {
		t.Errorf("it was looked through again: %v", err)
	}
	clock.now = clock.now.Add(lookAgain)
	if err := check(); !errors.Is(err, library.ErrCorrupt) {
		t.Errorf("a day later it was not: %v", err)
	}
}

// TestNoChangeWaitsForWhatIsLookedForAside: in a large library; a small one is looked
// through before its first change all the same.
func TestNoChangeWaitsForWhatIsLookedForAside(t *testing.T) {
	large, o := largeLibrary(t)
	if err := os.RemoveAll(o.Looked); err != nil {
		t.Fatal(err)
	}
	o.Aside = true
	for path, looked := range map[string]bool{large: false, newFile(t, t.TempDir()): true} {
		d := mustOpen(t, path, o)
		d.checked.Store(false) // of the file that was just made, it is known
		mustWrite(t, d, library.OperationCreate, "Created", library.Put{Persona: persona("Another")})
		if d.checked.Load() != looked {
			t.Errorf("%s was looked through before its change: %v", path, !looked)
		}
	}
}

// TestALargeChangeLeavesTheLibraryKnownAsSound: SQLite then brings the file up to date at
// once, and what was written to by the change itself is not looked through for the next.
// So is a library that was just made.
func TestALargeChangeLeavesTheLibraryKnownAsSound(t *testing.T) {
	large, o := largeLibrary(t)
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	if err := change(t, fresh, o, "First"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{large, fresh} {
		d := mustOpen(t, path, o)
		if noted, _ := d.noted(); noted == "" || noted != d.looked() {
			t.Errorf("%s is %q, noted is %q", path, d.looked(), noted)
		}
	}
}
