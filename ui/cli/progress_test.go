package cli

import (
	"strings"
	"testing"
	"time"

	"personae/model/syncing"
)

// TestProgress stands on one line where a person watches, makes room for what comes, and
// takes no orders from a name.
func TestProgress(t *testing.T) {
	var out strings.Builder
	r := &run{App: &App{Watched: func() bool { return true }}}
	p := r.progress(&people{raw: &out}, "pull")
	p.say(syncing.Progress{Done: 1, Name: "A"})
	if out.Len() > 0 {
		t.Errorf("it says %q at once", out.String())
	}
	p.next = time.Time{}
	p.say(syncing.Progress{Done: 2, Total: 10, Name: "Evil\x1b[2J\nname"})
	p.say(syncing.Progress{Waiting: 30 * time.Second})
	p.clear()
	p.clear()
	const want = "\rpull: 2 of 10 Evil␛[2J name\x1b[K\rpull: 2 of 10, the remote asks to wait 30s\x1b[K\r\x1b[K"
	if out.String() != want {
		t.Errorf("%q", out.String())
	}
	out.Reset()
	r.Watched = func() bool { return false }
	p = r.progress(&out, "pull")
	p.next = time.Time{}
	p.say(syncing.Progress{Done: 2})
	p.clear()
	if out.Len() > 0 {
		t.Errorf("nobody watches, and it says %q", out.String())
	}
}
