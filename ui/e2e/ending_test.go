//go:build !windows

package e2e_test

import (
	"database/sql"
	"strings"
	"testing"
)

// TestAnImpatientEnd presses ctrl+c while the library is still being closed: the
// terminal is given back by then, so the key is a signal, and must not break that off.
func TestAnImpatientEnd(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	term := a.open(t, 100, 30)
	term.WaitFor("12 personas")
	release := a.hold(t) // the last look at what was committed waits for whoever writes
	term.Press("q")
	term.WaitUntil("the terminal to be given back", func(screen string) bool { return !strings.Contains(screen, "12 personas") })
	term.Press("ctrl+c")
	release()
	if code := term.WaitEnd(); code != 0 {
		t.Fatalf("it ended with the code %d", code)
	}
	term.CheckRestored()
}

// hold keeps everyone from writing to the account's library until it is released.
func (a account) hold(t *testing.T) (release func()) {
	t.Helper()
	library, err := sql.Open("sqlite", a.library())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = library.Close() })
	holding, err := library.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	do := func(statement string) {
		t.Helper()
		if _, err := holding.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	do("BEGIN IMMEDIATE")
	return func() {
		t.Helper()
		do("ROLLBACK")
	}
}
