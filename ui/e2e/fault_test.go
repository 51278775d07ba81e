//go:build !windows

package e2e_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personae/db"
	"personae/model/library"
	"personae/ui"
	"personae/ui/cli"
)

// faultVariable makes this test's own program the editor, with a fault that a file
// brings out. The built program has none.
const faultVariable = "PERSONAE_TEST_FAULT"

// fault panics once, as soon as its file is there.
type fault string

func (f fault) now() {
	if os.Remove(string(f)) == nil {
		panic("the fault of a test")
	}
}

// hang never returns where its file is there, which it takes away first.
func (f fault) hang() {
	if os.Remove(string(f)) == nil {
		select {}
	}
}

// faulty is a library with a fault in what runs aside.
type faulty struct {
	*db.DB
	fault fault
}

func (l faulty) KeepDraft(ctx context.Context, d library.Draft) error {
	l.fault.now()
	return l.DB.KeepDraft(ctx, d) //nolint:wrapcheck // it stands for it
}

// runFaulty is the program as main makes it, with faults: in a command where its file
// is named "command", in Update where it is "update".
func runFaulty(folder string) int {
	at := func(name string) fault { return fault(filepath.Join(folder, name)) }
	app := &cli.App{
		Open: func(ctx context.Context, _ cli.Opening) (cli.Library, error) {
			at("opening").hang()
			return db.Open(ctx, db.DefaultPath(), db.Options{Seed: db.StarterSet, Rescue: filepath.Join(folder, "rescue")})
		},
		Edit: func(ctx context.Context, open func(context.Context) (cli.Library, error)) error {
			log, closeLog := ui.OpenLog(filepath.Join(folder, "log"))
			defer closeLog()
			store := func() (ui.Store, error) {
				l, err := open(ctx)
				if err != nil {
					return nil, err
				}
				return faulty{l.(*db.DB), at("command")}, nil
			}
			return ui.Run(ctx, func() func() (ui.Store, error) { return store }, ui.Options{Log: log, Last: os.Stderr, Now: func() time.Time {
				at("update").now()
				return time.Now()
			}})
		},
		Terminal:    func() bool { return true },
		Environment: os.Getenv, In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
	}
	return app.Main(context.Background(), nil)
}

// TestAPanic: the terminal is given back whole, what was typed is offered at the next
// start, and the end says so and counts as a failure.
func TestAPanic(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, keys := range map[string][]string{"update": {"esc", "d"}, "command": {"x"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			a := newAccount(t, faultVariable+"="+folder)
			term := a.openCommand(t, 100, 30, program)
			term.WaitFor("12 personas")
			term.Press("/")
			term.Type(word)
			term.WaitFor("1 of 12", caller)
			term.Press("enter", "e")
			term.WaitFor("open in $EDITOR", "rev 1")
			term.waitHeld()
			term.Type(" of old")
			term.WaitFor(caller+" of old", "1 change")
			if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, k := range keys {
				term.Press(k)
				if k == "esc" {
					term.WaitFor("Save the changes")
				}
			}
			if code := term.WaitEnd(); code != 1 {
				t.Errorf("it ended with the code %d", code)
			}
			term.CheckRestored()
			words := term.Words()
			if !strings.Contains(words, "kept as a draft: "+caller+" of old") || !strings.HasSuffix(words, "personae: "+ui.ErrFault.Error()) {
				t.Errorf("it said %q", words)
			}
			if log, err := os.ReadFile(filepath.Join(folder, "log")); err != nil || !strings.Contains(string(log), "the fault of a test") || !strings.Contains(string(log), "fault.now") {
				t.Errorf("the log has %q, %v", log, err)
			}
			again := a.open(t, 100, 30)
			again.WaitFor("Unsaved changes", caller+" of old")
		})
	}
}
