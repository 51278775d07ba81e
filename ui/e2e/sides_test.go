//go:build !windows

package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTheFilesBesideTheLibraryGo takes the -shm or the -wal of an open editor away, lets
// another command work on the library, and goes on editing: nothing is called saved that
// is not, the text goes into a copy, and the library stays sound.
func TestTheFilesBesideTheLibraryGo(t *testing.T) {
	t.Parallel()
	for _, gone := range []string{"-shm", "-wal"} {
		t.Run(gone, func(t *testing.T) {
			t.Parallel()
			a := newAccount(t)
			term := a.openForm(t, 100, 30)
			term.Type(" of old")
			term.Press("ctrl+s")
			term.WaitFor("rev 2")
			if err := os.Remove(a.library() + gone); err != nil {
				t.Fatal(err)
			}
			// What is left may not be enough to read it; what counts is what stands there then.
			got := a.run(t, "set", "Terse texter", "description=by another")
			if gone == "-shm" && got.code != 0 {
				t.Errorf("another command: %s", got.stderr)
			}
			term.WaitFor("Nothing is saved any more", filepath.Base(a.library())+gone)
			answer(term, "n")
			term.Press("home")
			term.Type("The ")
			term.WaitFor("1 change")
			term.Press("ctrl+s")
			term.WaitFor("Nothing is saved any more")
			answer(term, "enter")
			term.WaitFor("Save a copy of the library")
			term.Press("enter") // library-copy.db, where it runs
			// After the other command, the open files may not have the rest any more.
			term.WaitFor("Saved", "to library-copy.db")
			term.Press("ctrl+c")
			term.WaitEnd()
			term.CheckRestored()

			copied := a.run(t, "list", "--search", "of old", "--library", filepath.Join(a.home, "library-copy.db"))
			if !strings.Contains(copied.stdout, "The "+caller+" of old") {
				t.Errorf("the copy has %s %s", copied.stdout, copied.stderr)
			}
			if got := a.query(t, "PRAGMA integrity_check"); got != "ok" {
				t.Errorf("the library is not sound: %s", got)
			}
			if gone == "-shm" {
				a.show(t, caller+" of old") // what was called saved
				if !strings.Contains(a.show(t, "Terse texter"), "by another") {
					t.Error("what the other command saved is gone")
				}
			}
		})
	}
}

// answer answers the question that came unasked, which is deaf for a moment, once.
func answer(term *terminal, key string) {
	term.t.Helper()
	gone := func() bool { return !strings.Contains(term.Screen(), "Nothing is saved any more") }
	for !gone() {
		term.Press(key)
		term.poll(deafness, gone)
	}
}

// deafness is longer than a question that came unasked ignores keys.
const deafness = time.Second
