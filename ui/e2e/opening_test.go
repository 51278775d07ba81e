//go:build !windows

package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestWhileItOpens: what ends the program while its library is opened ends it as any
// other, and the terminal is as it was, with nothing drawn.
func TestWhileItOpens(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		end  func(*terminal)
		code int
	}{
		"TERM":   {func(term *terminal) { term.Kill(syscall.SIGTERM) }, 128 + int(syscall.SIGTERM)},
		"HUP":    {func(term *terminal) { term.Kill(syscall.SIGHUP) }, 128 + int(syscall.SIGHUP)},
		"QUIT":   {func(term *terminal) { term.Kill(syscall.SIGQUIT) }, 2},
		"ctrl+c": {func(term *terminal) { term.Press("ctrl+c") }, 128 + int(syscall.SIGINT)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			opening := filepath.Join(folder, "opening")
			if err := os.WriteFile(opening, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			term := newAccount(t, faultVariable+"="+folder).openCommand(t, 100, 30, program)
			term.await("the opening", func() bool {
				_, err := os.Stat(opening)
				return err != nil
			})
			c.end(term)
			if code := term.WaitEnd(); code != c.code {
				t.Errorf("it ended with the code %d, want %d\n%s", code, c.code, term.Words())
			}
			term.CheckRestored()
			nothingDrawn(t, term)
		})
	}
}

// TestWhatDoesNotOpen says why, and nothing else was on the terminal.
func TestWhatDoesNotOpen(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	term := newAccount(t).open(t, 100, 30, folder)
	if code := term.WaitEnd(); code != 1 {
		t.Errorf("it ended with the code %d", code)
	}
	if words := term.Words(); !strings.Contains(words, "is a folder, not a library") {
		t.Errorf("it said %q", words)
	}
	term.CheckRestored()
	nothingDrawn(t, term)
}

// nothingDrawn fails the test where the program has written more than words.
func nothingDrawn(t *testing.T, term *terminal) {
	t.Helper()
	written, err := os.ReadFile(filepath.Join(term.dir, "written"))
	if err != nil || strings.Contains(string(written), "\x1b") {
		t.Errorf("it wrote %q, %v", written, err)
	}
}
