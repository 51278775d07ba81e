package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"personae/model/library"
)

// heardWithin is how long a test waits for what is heard: it would be over after a
// minute anyway.
const heardWithin = 50 * time.Second

// awaits begins to wait for a change; heard waits until that is over.
func awaits(ctx context.Context, t *testing.T, d *DB) (heard func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		d.AwaitChange(ctx)
		close(done)
	}()
	return func() {
		t.Helper()
		select {
		case <-done:
		case <-time.After(heardWithin):
			t.Fatal("nothing was heard")
		}
	}
}

// listening returns a library that is listened to, and was looked at.
func listening(t *testing.T) *DB {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("this system tells nothing: the files are looked at each second")
	}
	d := newLibrary(t)
	d.AwaitChange(t.Context()) // at once
	if changed, err := d.Changed(t.Context()); changed || err != nil {
		t.Fatal(changed, err)
	}
	return d
}

// TestAChangeIsHeard where another editor commits one.
func TestAChangeIsHeard(t *testing.T) {
	d := listening(t)
	other := mustOpen(t, d.file, Options{})
	for _, name := range []string{"Ann", "Bob", "Cid"} {
		heard := awaits(t.Context(), t, d)
		mustCreate(t, other, persona(name))
		heard()
		if changed, err := d.Changed(t.Context()); !changed || err != nil {
			t.Error(changed, err)
		}
	}
}

// TestASearchIsHeard, as the next look reads the names for those behind it.
func TestASearchIsHeard(t *testing.T) {
	d := newLibrary(t)
	for range 2 { // and where nobody listens
		names(t, d, library.Query{Search: "nn"})
	}
	if len(d.heard) != 1 {
		t.Error("the names would be read after a minute")
	}
}

// TestWhoWaitsIsLetGo with its context, and when the library is closed.
func TestWhoWaitsIsLetGo(t *testing.T) {
	d := listening(t)
	ctx, cancel := context.WithCancel(t.Context())
	heard := awaits(ctx, t, d)
	cancel()
	heard()
	heard = awaits(t.Context(), t, d)
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	heard()
}

// TestALibraryThatGoesIsHeard, by each of its files and by its folder; until it is back,
// nobody waits.
func TestALibraryThatGoesIsHeard(t *testing.T) {
	for what, of := range map[string]func(file string) string{
		"library": func(file string) string { return file },
		"log":     func(file string) string { return file + "-wal" },
		"index":   func(file string) string { return file + "-shm" },
		"folder":  filepath.Dir,
	} {
		t.Run(what, func(t *testing.T) {
			d := listening(t)
			goes := of(d.file)
			heard := awaits(t.Context(), t, d)
			if err := os.Rename(goes, goes+".away"); err != nil {
				t.Fatal(err)
			}
			heard()
			for range 2 {
				if _, err := d.Changed(t.Context()); !errors.Is(err, library.ErrMoved) {
					t.Errorf("it is away: %v", err)
				}
				awaits(t.Context(), t, d)()
			}
			if err := os.Rename(goes+".away", goes); err != nil {
				t.Fatal(err)
			}
		})
	}
}
