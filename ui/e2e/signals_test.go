package e2e_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestSignals sends every signal that ends or stops a program, to the list and to a
// form with typed text: the terminal is given back whole, and what was typed is
// offered at the next start, or is still there when the program goes on.
func TestSignals(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"list", "form"} {
		for name, c := range map[string]struct {
			signal syscall.Signal
			code   int
		}{
			"INT": {syscall.SIGINT, 0}, "TERM": {syscall.SIGTERM, 0}, "HUP": {syscall.SIGHUP, 0},
			"QUIT": {syscall.SIGQUIT, 128 + int(syscall.SIGQUIT)},
		} {
			t.Run(place+" "+name, func(t *testing.T) {
				t.Parallel()
				a := newAccount(t)
				term := a.at(t, place)
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
				pid := term.child()
				switch by {
				case "key":
					term.Press("ctrl+z")
				case "TSTP":
					_ = syscall.Kill(pid, syscall.SIGTSTP)
				default:
					_ = syscall.Kill(pid, syscall.SIGSTOP)
				}
				if by != "STOP" { // which gives nobody a turn
					term.WaitUntil("the shell", func(screen string) bool {
						return strings.Contains(screen, "shell>") && !strings.Contains(screen, "Personae ·")
					})
					term.CheckModes()
				}
				term.await("the process to stand still", func() bool { return stopped(pid) })
				term.Type("fg")
				term.Press("ctrl+j") // enter, also where a program that had no turn left the terminal raw
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
