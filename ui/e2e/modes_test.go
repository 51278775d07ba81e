//go:build !windows

package e2e_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// modes are what a program has set in its terminal and not taken back.
type modes struct {
	set       map[string]bool // by its number, or its name where it is one of the usual, and off
	pushed    map[bool]int    // of the kitty keyboard, by whether on the alternate screen
	otherKeys bool            // xterm's own way of the same
}

// usual are the modes that a terminal has on.
var usual = map[string]string{"7": "wrapping", "25": "cursor"}

// readModes reads what a program wrote to its terminal.
func readModes(written string) modes {
	m := modes{set: map[string]bool{}, pushed: map[bool]int{}}
	state := byte(0)
	for parser := ansi.NewParser(); written != ""; {
		_, _, n, next := ansi.DecodeSequence(written, state, parser)
		if n == 0 {
			break // the rest is on its way
		}
		if sequence := written[:n]; strings.HasPrefix(sequence, "\x1b[") && len(sequence) > 3 {
			m.take(sequence[2:n-1], sequence[n-1])
		}
		written, state = written[n:], next
	}
	return m
}

// take reads one control sequence, which ends with a letter.
func (m *modes) take(parameters string, end byte) {
	kind, rest := parameters[0], parameters[1:]
	alternate := m.set["1049"]
	switch {
	case kind == '?' && (end == 'h' || end == 'l'):
		for number := range strings.SplitSeq(rest, ";") {
			if name, ok := usual[number]; ok {
				m.set[name] = end == 'l'
			} else {
				m.set[number] = end == 'h'
			}
		}
	case kind == '>' && end == 'u':
		m.pushed[alternate]++
	case kind == '<' && end == 'u':
		count, err := strconv.Atoi(rest)
		if err != nil {
			count = 1
		}
		m.pushed[alternate] = max(0, m.pushed[alternate]-count)
	case kind == '>' && end == 'm' && strings.HasPrefix(rest, "4"):
		m.otherKeys = strings.HasPrefix(rest, "4;") && rest != "4;0"
	}
}

// left lists what is still set.
func (m *modes) left() []string {
	var out []string
	for name, on := range m.set {
		if on {
			out = append(out, name)
		}
	}
	for alternate, n := range m.pushed {
		if n > 0 {
			out = append(out, map[bool]string{false: "kitty keyboard", true: "kitty keyboard of the alternate screen"}[alternate])
		}
	}
	if m.otherKeys {
		out = append(out, "other keys")
	}
	slices.Sort(out)
	return out
}

func TestReadModes(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"text \x1b[31mred\x1b[m":                                             "",
		"\x1b[?1049h\x1b[?1002;1006h\x1b[?25l\x1b[?2004h":                    "1002 1006 1049 2004 cursor",
		"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?25h\x1b[?1049l\x1b[?7h":           "",
		"\x1b[>1u\x1b[?1049h\x1b[>1u\x1b[<1u\x1b[?1049l":                     "kitty keyboard",
		"\x1b[?1049h\x1b[>1u\x1b[?1049l\x1b[<u":                              "kitty keyboard of the alternate screen",
		"\x1b[>4;2m":                                                         "other keys",
		"\x1b[>4;2m\x1b]0;title\x07\x1b[>4m":                                 "",
		"\x1bP>|terminal ?1049h\x1b\\\x1b[?1003h\x1b[?1003l\x1b[?1000h\x1b[": "1000",
	} {
		m := readModes(written)
		if got := strings.Join(m.left(), " "); got != want {
			t.Errorf("%q leaves %q, want %q", written, got, want)
		}
	}
}

// record keeps all that is written to the terminal, and lets the command begin.
func (term *terminal) record() {
	term.t.Helper()
	term.tmux("pipe-pane", "-t", "test", "cat >"+filepath.Join(term.dir, "written"))
	term.await("the record", func() bool {
		_, err := os.Stat(filepath.Join(term.dir, "written"))
		return err == nil
	})
	term.Press("enter")
}

// modes returns what the command has set by now.
func (term *terminal) modes() modes {
	term.t.Helper()
	written, err := os.ReadFile(filepath.Join(term.dir, "written"))
	if err != nil {
		term.t.Fatal(err)
	}
	return readModes(string(written))
}

// waitHeld waits until the command has all modes that the editor works with.
func (term *terminal) waitHeld() {
	term.t.Helper()
	term.await("the editor's modes", func() bool {
		m := term.modes()
		return m.set["1049"] && m.set["1002"] && m.set["1006"] && m.set["2004"] && m.pushed[true] == 1
	})
}

// checkGivenBack fails the test unless all that was set was taken back.
func (term *terminal) checkGivenBack() {
	term.t.Helper()
	left := func() []string {
		m := term.modes()
		return m.left()
	}
	if !term.poll(patience, func() bool { return len(left()) == 0 }) {
		term.t.Errorf("left on are: %s", strings.Join(left(), ", "))
	}
}
