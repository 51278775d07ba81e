//go:build !windows

package e2e_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// bareVariable makes this test's own program the least that Bubble Tea draws, with as many
// frames a second as the editor.
const bareVariable = "PERSONAE_TEST_BARE"

type bare struct{}

func (bare) Init() tea.Cmd                       { return nil }
func (bare) Update(tea.Msg) (tea.Model, tea.Cmd) { return bare{}, nil }
func (bare) View() tea.View                      { return tea.NewView("bare") }

func runBare() int {
	if _, err := tea.NewProgram(bare{}, tea.WithFPS(120)).Run(); err != nil {
		return 1
	}
	return 0
}

// BenchmarkIdle counts how often an editor that nobody touches wakes up in a second, in a
// library of twelve and past all that it does at its start; and beside it, the least that
// Bubble Tea does: "bare". It is the clock of frames that wakes both.
func BenchmarkIdle(b *testing.B) {
	const started, watched = 15 * time.Second, 20 * time.Second
	if _, err := os.Stat("/proc/self/task"); err != nil {
		b.Skip("this system does not say how often a program wakes up")
	}
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	editor := newAccount(b).open(b, 120, 36)
	floor := newAccount(b, bareVariable+"=1").openCommand(b, 120, 36, self)
	editor.WaitFor("12 personas")
	floor.WaitFor("bare")
	<-time.After(started)
	var of, ofFloor int
	for b.Loop() {
		ours, least := wakeUps(b, editor), wakeUps(b, floor)
		<-time.After(watched)
		of, ofFloor = of+wakeUps(b, editor)-ours, ofFloor+wakeUps(b, floor)-least
	}
	seconds := watched.Seconds() * float64(b.N)
	b.ReportMetric(float64(of)/seconds, "wake-ups/s")
	b.ReportMetric(float64(ofFloor)/seconds, "bare/s")
}

// wakeUps is how often the threads of what runs in a terminal have been put to work.
func wakeUps(b *testing.B, term *terminal) (count int) {
	b.Helper()
	threads, err := filepath.Glob("/proc/" + term.note("pid") + "/task/*/status")
	if err != nil || len(threads) == 0 {
		b.Fatal("it has no threads", err)
	}
	for _, thread := range threads {
		file, err := os.Open(thread)
		if err != nil {
			b.Fatal(err)
		}
		for lines := bufio.NewScanner(file); lines.Scan(); {
			if name, value, _ := strings.Cut(lines.Text(), ":"); strings.HasSuffix(name, "ctxt_switches") {
				times, err := strconv.Atoi(strings.TrimSpace(value))
				if err != nil {
					b.Fatal(err)
				}
				count += times
			}
		}
		_ = file.Close()
	}
	return count
}
