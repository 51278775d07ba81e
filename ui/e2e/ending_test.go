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
	library, err := sql.Open("sqlite", a.library())
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close() //nolint:errcheck // nothing was written
	holding, err := library.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// The last look at what was committed waits for whoever writes.
	if _, err := holding.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	term.Press("q")
	term.WaitUntil("the terminal to be given back", func(screen string) bool { return !strings.Contains(screen, "12 personas") })
	term.Press("ctrl+c")
	if _, err := holding.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if code := term.WaitEnd(); code != 0 {
		t.Fatalf("it ended with the code %d", code)
	}
	term.CheckRestored()
}
