//go:build !windows

package e2e_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"personae/db/promise"
)

// TestSignals sends every signal that ends or stops a program, to the list and to a
// form with typed text: the terminal is given back whole, and what was typed is
// offered at the next start, or is still there when the program goes on.
func TestSignals(t *testing.T) {
	t.Parallel()
	places := []string{"list", "form"}
	signals := map[string]struct {
		signal syscall.Signal
		code   int
	}{
		"INT": {syscall.SIGINT, 0}, "TERM": {syscall.SIGTERM, 0}, "HUP": {syscall.SIGHUP, 0},
		"QUIT": {syscall.SIGQUIT, 128 + int(syscall.SIGQUIT)},
	}
	promise.Kept(t, len(places)*len(signals), "signals")
	for _, place := range places {
		for name, c := range signals {
			t.Run(place+" "+name, func(t *testing.T) {
				t.Parallel()
				a := newAccount(t)
				term := a.at(t, place)
				term.waitHeld()
				term.Kill(c.signal)
				if code := term.WaitEnd(); code != c.code {
					t.Errorf("it ended with the code %d, want %d\n%s", code, c.code, term.Words())
				}
				term.CheckRestored()
				if words := term.Words(); strings.Contains(words, "goroutine") || strings.Contains(words, "draft") != (place == "form") {
					t.Errorf("it said %q", words)
				}
				again := a.open(t, 100, 30)
				if place == "form" {
					again.WaitFor("Unsaved changes", caller+" of old")
				} else {
					again.WaitFor("12 personas")
				}
			})
		}
	}
}

// at opens the editor on its list, or in a form with typed text.
func (a account) at(t *testing.T, place string) *terminal {
	t.Helper()
	if place == "list" {
		term := a.open(t, 100, 30)
		term.WaitFor("12 personas")
		return term
	}
	term := a.openForm(t, 100, 30)
	term.Type(" of old")
	term.WaitFor(caller+" of old", "1 change")
	return term
}

// TestSuspend stops the program in a shell with job control, by its key and by the
// signal, and goes on.
func TestSuspend(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"list", "form"} {
		for _, by := range []string{"key", "TSTP", "STOP"} {
			if place == "form" && by == "key" {
				continue // it is the form's undo
			}
			t.Run(place+" "+by, func(t *testing.T) {
				t.Parallel()
				a := newAccount(t)
				a.show(t, caller) // the library is there
				program, err := buildBinary()
				if err != nil {
					t.Fatal(err)
				}
				term := a.openCommand(t, 100, 30, "sh", "-i")
				term.Type("PS1='shell> '; " + program)
				term.Press("enter")
				term.WaitFor("12 personas")
				if place == "form" {
					term.Press("/")
					term.Type(word)
					term.WaitFor("1 of 12", caller)
					term.Press("enter", "e")
					term.WaitFor("open in $EDITOR", "rev 1")
					term.Type(" of old")
					term.WaitFor(caller+" of old", "1 change")
				}
				term.waitHeld()
				pid := term.child()
				switch by {
				case "key":
					term.Press("ctrl+z")
				case "TSTP":
					_ = syscall.Kill(pid, syscall.SIGTSTP)
				default:
					_ = syscall.Kill(pid, syscall.SIGSTOP)
				}
				term.await("the process to stand still", func() bool { return stopped(pid) })
				term.await("the shell, which prompts on stderr", func() bool {
					return strings.Contains(term.Words(), "Stopped") && strings.HasSuffix(term.Words(), "shell>")
				})
				const enter = "ctrl+j" // also where a program that had no turn left the terminal raw
				if by == "STOP" {
					term.Type("clear")
					term.Press(enter)
				}
				term.WaitUntil("the shell's own screen", func(screen string) bool {
					return !strings.Contains(screen, "Personae ·") && !strings.Contains(screen, "of old")
				})
				if by != "STOP" {
					term.CheckModes()
				}
				term.Type("fg")
				term.Press(enter)
				if place == "form" {
					term.WaitFor(caller+" of old", "1 change")
					term.Type("er")
					term.WaitFor(caller + " of older")
				} else {
					term.WaitFor("12 personas")
					term.Press("/")
					term.Type(word)
					term.WaitFor("1 of 12")
				}
				term.waitHeld()
				term.Press("ctrl+c")
				term.WaitUntil("the shell again", func(screen string) bool { return !strings.Contains(screen, "Personae ·") })
				term.CheckModes()
			})
		}
	}
}

// TestSuspendWithoutAShell: where nothing could bring it back, the program goes on.
func TestSuspendWithoutAShell(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	term := a.open(t, 100, 30)
	term.WaitFor("12 personas")
	term.Press("ctrl+z")
	term.Press("/")
	term.Type(word)
	term.WaitFor("1 of 12")
}

// child waits for the process that the window's shell runs, and returns its number.
func (term *terminal) child() (pid int) {
	term.t.Helper()
	shell := term.note("pid")
	term.await("the shell's child", func() bool {
		children, err := os.ReadFile("/proc/" + shell + "/task/" + shell + "/children")
		if err != nil {
			term.t.Skip("this system does not tell a shell's children: ", err)
		}
		pid, err = strconv.Atoi(strings.TrimSpace(string(children)))
		return err == nil
	})
	return pid
}

// stopped reports whether a process was stopped.
func stopped(pid int) bool {
	state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && strings.Contains(string(state), ") T ")
}

// TestADumbTerminal gets a sentence, and not one escape sequence.
func TestADumbTerminal(t *testing.T) {
	t.Parallel()
	program, err := buildBinary()
	if err != nil {
		t.Fatal(err)
	}
	for _, argument := range []string{"--quiet", "demo"} {
		term := newAccount(t).openCommand(t, 100, 30, "sh", "-c", "TERM=dumb exec \"$@\"", "sh", program, argument)
		if code := term.WaitEnd(); code != 2 || strings.Contains(term.Words(), "\x1b") {
			t.Errorf("%s: code %d, words %q", argument, code, term.Words())
		}
	}
}

// TestAnEndThatCannotKeepADraft: where the library cannot take what is typed, a file has
// it, which is named, and the end is a failure; the next start offers it.
func TestAnEndThatCannotKeepADraft(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(term *terminal){
		"ctrl+c": func(term *terminal) { term.Press("ctrl+c") },
		"TERM":   func(term *terminal) { term.Kill(syscall.SIGTERM) },
		"HUP":    func(term *terminal) { term.Kill(syscall.SIGHUP) },
		"QUIT":   func(term *terminal) { term.Kill(syscall.SIGQUIT) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newAccount(t)
			term := a.openForm(t, 100, 30)
			release := a.hold(t)
			term.Type(" of old")
			term.WaitFor(caller + " of old")
			end(term)
			const where = "What was typed is in "
			term.await("the file to be named", func() bool { return strings.Contains(term.Words(), where) })
			release()
			if code := term.WaitEnd(); code != 1 {
				t.Errorf("it ended with the code %d", code)
			}
			term.CheckRestored()
			_, rest, _ := strings.Cut(term.Words(), where)
			path, _, _ := strings.Cut(rest, ", and")
			info, err := os.Stat(path)
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Fatalf("it said %q; the file: %v", term.Words(), err)
			}
			again := a.open(t, 100, 30)
			again.WaitFor("Unsaved changes", caller+" of old")
			again.Press("enter")
			again.WaitFor("open in $EDITOR", caller+" of old", "1 change")
			again.await("the file to go", func() bool { _, err := os.Stat(path); return err != nil })
		})
	}
}
