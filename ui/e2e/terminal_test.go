//go:build !windows

package e2e_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// This file runs the program as a person does: the built binary in a real
// terminal, tmux, with keys going in and a screen coming out. The tests run beside
// each other, as each of them mostly waits for its screen.

// patience is how long a screen may take to show what is awaited. It only ends
// a wait that has failed, so it is long enough for a machine with other work.
const patience = 30 * time.Second

// glance is the time between two looks at the screen.
const glance = 10 * time.Millisecond

// buildBinary builds the program once for all tests.
var buildBinary = sync.OnceValues(func() (string, error) {
	name := filepath.Join(buildDir, "personae")
	command := exec.CommandContext(context.Background(), "go", "build", "-buildvcs=false", "-o", name, "personae")
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return name, nil
})

// buildDir is where the program is built to; TestMain makes and removes it.
var buildDir string

func TestMain(m *testing.M) {
	if folder := os.Getenv(faultVariable); folder != "" {
		os.Exit(runFaulty(folder))
	}
	if os.Getenv(bareVariable) != "" {
		os.Exit(runBare())
	}
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "personae")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(dir) }()
		buildDir = dir
		return m.Run()
	}())
}

// account is a person's home folder with an environment, in which the program
// runs. Several runs in one account share its libraries, drafts and settings.
type account struct {
	home        string
	environment []string // beside the usual, "NAME=value"
}

// newAccount returns a fresh account.
func newAccount(tb testing.TB, environment ...string) account {
	tb.Helper()
	return account{home: tb.TempDir(), environment: environment}
}

// variables returns the whole environment. It holds nothing of the machine's
// own but where programs are.
func (a account) variables() []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + a.home, "LANG=C.UTF-8", "TMPDIR=" + os.TempDir(),
		"XDG_DATA_HOME=" + filepath.Join(a.home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(a.home, "config"),
		"XDG_STATE_HOME=" + filepath.Join(a.home, "state"), "XDG_CACHE_HOME=" + filepath.Join(a.home, "cache"),
	}, a.environment...)
}

// outcome is what a command without a screen left.
type outcome struct {
	stdout, stderr string
	code           int
}

// run runs the program without a terminal.
func (a account) run(tb testing.TB, arguments ...string) outcome {
	tb.Helper()
	program, err := buildBinary()
	if err != nil {
		tb.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(tb.Context(), program, arguments...)
	command.Env, command.Dir, command.Stdout, command.Stderr = a.variables(), a.home, &stdout, &stderr
	err = command.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		tb.Fatal(err)
	} else if ok && exit.ExitCode() < 0 {
		tb.Fatalf("personae %s: %v", strings.Join(arguments, " "), err)
	}
	return outcome{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}

// open starts the program in a terminal of width × height cells.
func (a account) open(tb testing.TB, width, height int, arguments ...string) *terminal {
	tb.Helper()
	program, err := buildBinary()
	if err != nil {
		tb.Fatal(err)
	}
	return a.openCommand(tb, width, height, append([]string{program}, arguments...)...)
}

// terminal is a command in a tmux window of its own.
type terminal struct {
	t      testing.TB
	dir    string // holds the socket, and what the shell around the command notes
	socket string
}

// around runs the command as a shell does, and notes its process, its words on
// stderr, how it ended, and the terminal's settings before and after. It then
// keeps the window open, also for a ctrl+c that comes when the command has just
// ended: the command itself finds the signals as any shell hands them on. It begins
// with an enter, once what is written to the terminal is recorded.
const around = `notes=$1; shift
stty -echo; read -r go; stty echo
trap : INT QUIT TSTP
stty -g >"$notes/before"
sh -c 'echo $$ >"$0/pid.new"; mv "$0/pid.new" "$0/pid"; exec "$@"' "$notes" "$@" 2>"$notes/stderr"
status=$?
trap '' INT QUIT TSTP
echo $status >"$notes/status.new"
stty -g >"$notes/after"
mv "$notes/status.new" "$notes/status"
exec sleep 3600`

// settings make tmux show the command alone and pass every key on at once.
const settings = `set -g status off
set -g escape-time 0
set -g default-terminal tmux-256color
set -g history-limit 0
`

// openCommand starts any command in a terminal. The terminal and all that runs
// in it end with the test.
func (a account) openCommand(tb testing.TB, width, height int, command ...string) *terminal {
	tb.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			tb.Fatal("tmux is not installed, and CI must run these tests")
		}
		tb.Skip("tmux is not installed; it gives the real terminal that this test needs")
	}
	dir, err := os.MkdirTemp("", "tmux") //nolint:usetesting // tb.TempDir is too long for a socket's name
	if err != nil {
		tb.Fatal(err)
	}
	term := &terminal{t: tb, dir: dir, socket: filepath.Join(dir, "socket")}
	tb.Cleanup(func() {
		_ = exec.CommandContext(context.Background(), "tmux", "-S", term.socket, "kill-server").Run()
		// What the command still writes as it ends would come into folders that are being removed.
		if pid, err := strconv.Atoi(term.note("pid")); err == nil && !term.poll(patience, func() bool { return over(pid) }) {
			tb.Errorf("%s after the test, the command still runs", patience)
		}
		_ = os.RemoveAll(dir)
	})
	config := filepath.Join(dir, "tmux.conf")
	if err := os.WriteFile(config, []byte(settings), 0o600); err != nil {
		tb.Fatal(err)
	}
	start := exec.CommandContext(tb.Context(), "tmux", append([]string{
		"-u", "-S", term.socket, "-f", config, "new-session", "-d", "-s", "test", "-c", a.home,
		"-x", strconv.Itoa(width), "-y", strconv.Itoa(height), "sh", "-c", around, "sh", dir,
	}, command...)...)
	start.Env = a.variables()
	if out, err := start.CombinedOutput(); err != nil {
		tb.Fatalf("starting tmux: %v\n%s", err, out)
	}
	term.record()
	term.await("the command to start", func() bool { return term.note("pid") != "" })
	return term
}

// tmux runs a command of tmux and returns what it prints.
func (term *terminal) tmux(arguments ...string) string {
	term.t.Helper()
	out, err := exec.CommandContext(term.t.Context(), "tmux", append([]string{"-S", term.socket}, arguments...)...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
	return string(out)
}

// note returns what the shell around the command noted, "" if nothing yet.
func (term *terminal) note(name string) string {
	term.t.Helper()
	data, err := os.ReadFile(filepath.Join(term.dir, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		term.t.Fatal(err)
	}
	return strings.TrimSpace(string(data))
}

// Words returns what the command said on stderr.
func (term *terminal) Words() string {
	term.t.Helper()
	return term.note("stderr")
}

// Screen returns the lines on the screen, without blanks at their ends.
func (term *terminal) Screen() string {
	term.t.Helper()
	return strings.TrimRight(term.tmux("capture-pane", "-p", "-t", "test"), "\n")
}

// await looks until done, and fails the test when its patience ends.
func (term *terminal) await(what string, done func() bool) {
	term.t.Helper()
	if !term.poll(patience, done) {
		term.t.Fatalf("waited %s for %s\n%s\n%s", patience, what, term.Screen(), term.Words())
	}
}

// poll looks until done, and reports whether that came within the limit.
func (term *terminal) poll(limit time.Duration, done func() bool) bool {
	term.t.Helper()
	ticker := time.NewTicker(glance)
	defer ticker.Stop()
	deadline := time.NewTimer(limit)
	defer deadline.Stop()
	for !done() {
		select {
		case <-deadline.C:
			return done()
		case <-ticker.C:
		}
	}
	return true
}

// WaitFor waits until every text is on the screen, and returns the screen.
func (term *terminal) WaitFor(texts ...string) string {
	term.t.Helper()
	return term.WaitUntil(fmt.Sprintf("%q on the screen", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// WaitUntil waits for a screen of which holds is true, and returns it.
func (term *terminal) WaitUntil(what string, holds func(screen string) bool) string {
	term.t.Helper()
	var screen string
	term.await(what, func() bool {
		screen = term.Screen()
		return holds(screen)
	})
	return screen
}

// tmuxNames are the keys that tmux calls by another name than Bubble Tea.
var tmuxNames = map[string]string{
	"up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End",
	"pgup": "PPage", "pgdown": "NPage", "insert": "IC", "delete": "DC", "backspace": "BSpace",
	"tab": "Tab", "shift+tab": "BTab", "enter": "Enter", "esc": "Escape", "space": "Space",
}

// Press sends keys as the keymap writes them: "a", "ctrl+s", "shift+tab". After
// "esc", wait for its effect: with more bytes behind it, it begins an alt key.
func (term *terminal) Press(keys ...string) {
	term.t.Helper()
	var commands []string
	for _, k := range keys {
		if len(commands) > 0 {
			commands = append(commands, ";")
		}
		if len([]rune(k)) == 1 { // a lone letter may be a name
			commands = append(commands, typing(k)...)
		} else {
			commands = append(commands, "send-keys", "-t", "test", tmuxName(k))
		}
	}
	term.tmux(commands...)
}

// tmuxName translates the name of one key.
func tmuxName(k string) string {
	if name, ok := tmuxNames[k]; ok {
		return name
	}
	for _, modifier := range []struct{ ours, theirs string }{{"ctrl+", "C-"}, {"alt+", "M-"}, {"shift+", "S-"}} {
		if base, held := strings.CutPrefix(k, modifier.ours); held {
			return modifier.theirs + tmuxName(base)
		}
	}
	if strings.HasPrefix(k, "f") && len(k) > 1 {
		return strings.ToUpper(k)
	}
	return k
}

// Type sends text as if typed.
func (term *terminal) Type(text string) {
	term.t.Helper()
	term.tmux(typing(text)...)
}

// typing returns tmux's command that sends the text.
func typing(text string) []string {
	if body, found := strings.CutSuffix(text, ";"); found {
		text = body + `\;` // else tmux takes it as the end of its command
	}
	return []string{"send-keys", "-t", "test", "-l", "--", text}
}

// Resize makes the terminal width × height cells.
func (term *terminal) Resize(width, height int) {
	term.t.Helper()
	term.tmux("resize-window", "-t", "test", "-x", strconv.Itoa(width), "-y", strconv.Itoa(height))
}

// process returns the command's own process.
func (term *terminal) process() *os.Process {
	term.t.Helper()
	pid, err := strconv.Atoi(term.note("pid"))
	if err != nil {
		term.t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		term.t.Fatal(err)
	}
	return process
}

// Kill sends a signal to the command itself. One that has ended needs none.
func (term *terminal) Kill(signal syscall.Signal) {
	term.t.Helper()
	if err := term.process().Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		term.t.Fatal(err)
	}
}

// HangUp closes the window, as a person does with the command still running,
// and waits until the command has ended too. There is no screen after that.
func (term *terminal) HangUp() {
	term.t.Helper()
	process := term.process()
	term.tmux("kill-server")
	if !term.poll(patience, func() bool { return over(process.Pid) }) {
		term.t.Fatalf("%s after its window was closed, the command still runs", patience)
	}
}

// over reports whether a process has ended. One that nobody has waited for yet is a
// name without a life.
func over(pid int) bool {
	state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && strings.Contains(string(state), ") Z ") || syscall.Kill(pid, 0) != nil
}

// Ended reports whether the command has ended.
func (term *terminal) Ended() bool { return term.note("status") != "" }

// WaitEnd waits until the command ends, and returns its exit code, as a shell
// tells it: 128 and the signal's number when a signal ended it.
func (term *terminal) WaitEnd() int {
	term.t.Helper()
	term.await("the command to end", term.Ended)
	code, err := strconv.Atoi(term.note("status"))
	if err != nil {
		term.t.Fatal(err)
	}
	return code
}

// CheckRestored fails the test unless the terminal is as the command found it:
// its settings, the main screen, a cursor, no mouse reports.
func (term *terminal) CheckRestored() {
	term.t.Helper()
	if before, after := term.note("before"), term.note("after"); before != after {
		term.t.Errorf("the terminal's settings were %s and are %s", before, after)
	}
	term.CheckModes()
}

// CheckModes fails the test unless the terminal has its main screen, a cursor and no
// mouse reports, and all that was set in it was taken back.
func (term *terminal) CheckModes() {
	term.t.Helper()
	const want = "alternate 0, cursor 1, mouse 0"
	got := func() string {
		return strings.TrimSpace(term.tmux("display-message", "-p", "-t", "test",
			"alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}"))
	}
	// The command's last bytes may still be on their way through tmux.
	if !term.poll(patience, func() bool { return got() == want }) {
		term.t.Errorf("the terminal is left with %s, want %s", got(), want)
	}
	term.checkGivenBack()
}

// TestWithoutTerminal holds what a script sees that starts the editor by mistake.
func TestWithoutTerminal(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	got := a.run(t)
	if got.code != 2 || got.stdout != "" || !strings.Contains(got.stderr, "terminal") {
		t.Errorf("without a terminal: code %d, stdout %q, stderr %q; want 2, nothing, and a sentence", got.code, got.stdout, got.stderr)
	}
}

// TestAnErrorAsksNothing: a terminal's answer to a question would be read in front of
// what is typed ahead, or by nobody.
func TestAnErrorAsksNothing(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	for code, arguments := range map[int][]string{2: {"show"}, 3: {"show", "nobody"}} {
		term := a.open(t, 60, 8, arguments...)
		if got := term.WaitEnd(); got != code {
			t.Errorf("%q ends with the code %d, want %d", arguments, got, code)
		}
		written, err := os.ReadFile(filepath.Join(term.dir, "written"))
		if err != nil || strings.Contains(string(written), "\x1b]11;?") {
			t.Errorf("%q wrote %q, %v", arguments, written, err)
		}
	}
}

// TestOpensAndQuits sees the starter library in the terminal sizes that the
// program is judged by, and the terminal as it was afterwards.
func TestOpensAndQuits(t *testing.T) {
	t.Parallel()
	a := newAccount(t)
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {200, 60}} {
		term := a.open(t, size.width, size.height)
		term.WaitFor("12 personas")
		term.waitHeld()
		term.Press("q")
		if code := term.WaitEnd(); code != 0 {
			t.Errorf("at %d×%d it ends with the code %d", size.width, size.height, code)
		}
		term.CheckRestored()
	}
}

func TestTerminal(t *testing.T) {
	t.Parallel()
	a := newAccount(t, "GREETING=good day")
	term := a.openCommand(t, 30, 8, "sh", "-c", `echo "$GREETING"; stty -echo -icanon; printf '\033[?1049h\033[?25l'; echo ready
		while :; do dd bs=1 count=1 2>/dev/null | od -An -c | tr -d ' \n'; stty size >"$HOME/size"; done`)
	term.WaitFor("ready")
	term.Press("ctrl+a", "x", ";", "shift+tab", "up")
	term.Type("né;")
	term.WaitFor(`001x;033[Z033[An303251;`)
	term.Resize(50, 12)
	term.WaitUntil("the new size", func(string) bool {
		term.Press("x") // each key makes it look at its size
		size, err := os.ReadFile(filepath.Join(a.home, "size"))
		return err == nil && string(size) == "12 50\n"
	})
	term.Kill(syscall.SIGTERM)
	if code := term.WaitEnd(); code != 128+int(syscall.SIGTERM) {
		t.Errorf("a command ended by SIGTERM has the code %d", code)
	}
	if term.note("before") == term.note("after") {
		t.Error("the command changed the terminal's settings, and it was not noticed")
	}

	quiet := a.openCommand(t, 30, 8, "sh", "-c", "echo done; exit 3")
	if code := quiet.WaitEnd(); code != 3 {
		t.Errorf("a command that exits with 3 has the code %d", code)
	}
	quiet.Press("ctrl+c", "ctrl+z") // too late for the command, and no reason to close its window
	quiet.WaitFor("done")
	quiet.CheckRestored()
}
