package ui

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/ui/work"
)

// signals is what the system tells the editor while it has the terminal.
type signals struct {
	came  chan os.Signal
	lent  atomic.Bool // the terminal is the user's own editor's
	away  atomic.Bool // suspended, until the system says that it goes on
	ended atomic.Pointer[os.Signal]
}

// catch begins to catch signals, until the process ends: once the terminal is given
// back, a ctrl+c right behind the key that quits is a signal, and the library is still
// to be closed.
func catch() *signals {
	s := &signals{came: make(chan os.Signal, 8)}
	signal.Notify(s.came, caught...)
	return s
}

// next waits for a signal and does what it asks for, again and again.
func (s *signals) next() tea.Cmd {
	return work.Aside(func() work.Done {
		came := <-s.came
		for s.lent.Load() && fromKey(came) { // it was for the user's own editor
			if pauses(came) {
				stopWith(os.Getpid())
			}
			came = <-s.came
		}
		return func() tea.Cmd { return tea.Batch(s.act(came), s.next()) }
	})
}

func (s *signals) act(came os.Signal) tea.Cmd {
	switch {
	case pauses(came):
		return tea.Suspend
	case resumes(came):
		if s.away.Swap(false) {
			return nil
		}
		return tea.Exec(released(func() {}), nil) // the shell had the terminal
	}
	s.ended.Store(&came)
	leaveDump() // a second one is for an editor that hangs
	return func() tea.Msg { return Stop{} }
}

// filter suspends the editor by a signal that Go does not keep: of the one that Bubble
// Tea sends, Go's own handler is left once it was caught.
func (s *signals) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, suspends := msg.(tea.SuspendMsg); !suspends || !canPause {
		return msg
	}
	return tea.Exec(released(func() {
		if hasShell() {
			s.away.Store(true)
			stopWith(0)
		}
	}), nil)()
}

// released does something while the terminal is given back. What restores it then brings
// every mode of it back, and the screen.
type released func()

// rendererEnds is how long Bubble Tea (v2.0.10) has to stop its clock for drawing, which
// it does after it has said so: one that was started again before would be stopped.
const rendererEnds = 100 * time.Millisecond

func (do released) Run() error {
	do()
	time.Sleep(rendererEnds) //nolint:forbidigo // nothing tells when it has stopped
	return nil
}
func (released) SetStdin(io.Reader)  {}
func (released) SetStdout(io.Writer) {}
func (released) SetStderr(io.Writer) {}

// keyboard is the terminal's input, and says when it ends. A terminal can go
// away without a signal, and Bubble Tea stops reading then without a word.
type keyboard struct {
	*os.File
	signals *signals
	lost    func()
}

// Lend returns the terminal itself, for a program that must be the only one that reads
// from it, and gets the signals of its keys. back ends that.
func (k *keyboard) Lend() (terminal *os.File, back func()) {
	k.signals.lent.Store(true)
	return k.File, func() { k.signals.lent.Store(false) }
}

// Read implements io.Reader.
func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil {
		k.lost()
	}
	return n, err
}
