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
	attend(t, d)
	return d
}

// quiet forgets what was heard.
func quiet(d *DB) {
	d.polled.looks = 0
	select {
	case <-d.heard:
	default:
	}
}

// attend has a library listened to, and looks at it.
func attend(t *testing.T, d *DB) {
	t.Helper()
	for range 2 { // the first look opens a connection
		d.AwaitChange(t.Context()) // at once
		if changed, err := d.Changed(t.Context()); changed || err != nil {
			t.Fatal(changed, err)
		}
	}
	if !d.polled.listens {
		t.Fatal("it is not listened to")
	}
	d.polled.looks = 0
}

// TestAChangeIsHeard where another editor commits one.
func TestAChangeIsHeard(t *testing.T) {
	d := listening(t)
	other := mustOpen(t, d.file, Options{})
	for _, name := range []string{"Ann", "Bob", "Cid"} {
		quiet(d)
		heard := awaits(t.Context(), t, d)
		mustCreate(t, other, persona(name))
		heard()
		if changed, err := d.Changed(t.Context()); !changed || err != nil {
			t.Error(changed, err)
		}
	}
}

// TestALookMayComeTooEarly: what is heard of a commit comes before that can be seen, so
// there are more looks. That nothing happened for long, or a search, is followed by none.
func TestALookMayComeTooEarly(t *testing.T) {
	d := newLibrary(t)
	d.polled.listens = true // and nobody tells but the test
	for _, told := range []bool{false, true} {
		d.heard <- told
		d.AwaitChange(t.Context())
		for left := looksAfter; told && left > 0; left-- {
			if d.polled.looks != left {
				t.Fatalf("%d looks are to come, want %d", d.polled.looks, left)
			}
			d.AwaitChange(t.Context()) // at once
		}
		if d.looksOn() {
			t.Error("there is no end of looks")
		}
	}
}

// TestALinkThatIsMadeAnewIsListenedTo, as its file may go with it, and its folder.
func TestALinkThatIsMadeAnewIsListenedTo(t *testing.T) {
	there := listening(t).file
	link := filepath.Join(t.TempDir(), "link.db")
	relink := func(to string) {
		t.Helper()
		if err := errors.Join(os.Symlink(to, link+".new"), os.Rename(link+".new", link)); err != nil {
			t.Fatal(err)
		}
	}
	relink(there)
	d := mustOpen(t, link, Options{})
	attend(t, d)
	folder := filepath.Dir(link)
	heard := awaits(t.Context(), t, d)
	if err := os.Rename(folder, folder+".away"); err != nil {
		t.Fatal(err)
	}
	heard()
	if err := os.Rename(folder+".away", folder); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{there, there, newFile(t, t.TempDir())} {
		quiet(d)
		heard = awaits(t.Context(), t, d)
		relink(to)
		heard()
	}
	if _, err := d.Changed(t.Context()); !errors.Is(err, library.ErrMoved) {
		t.Errorf("another file is in its place: %v", err)
	}
	relink(there)
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
