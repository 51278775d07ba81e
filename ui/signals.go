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
	away  atomic.Bool // suspended
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
		return func() tea.Cmd { return tea.Batch(s.act(came), s.next()) }
	})
}

func (s *signals) act(came os.Signal) tea.Cmd {
	switch {
	case s.lent.Load() && fromKey(came): // it was for the user's own editor
		return nil
	case pauses(came):
		return tea.Suspend
	case resumes(came):
		if s.away.Load() {
			return nil // Bubble Tea waits for it
		}
		return tea.Exec(redraw{}, nil) // the shell had the terminal
	}
	s.ended.Store(&came)
	leaveDump() // a second one is for an editor that hangs
	return func() tea.Msg { return Stop{} }
}

// noShell is how long a process that has suspended itself may still run before it is
// clear that nothing does: without a shell above it the system does not stop it.
const noShell = 200 * time.Millisecond

// filter leaves the signal that suspends to the system while the editor is suspended.
func (s *signals) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.SuspendMsg:
		if canPause {
			s.away.Store(true)
			s.leavePausing()
			time.AfterFunc(noShell, resumeMyself)
		}
	case tea.ResumeMsg:
		s.away.Store(false)
		s.catchPausing()
	}
	return msg
}

// redraw is no program: having the terminal released to it and restored brings every
// mode of it back, and the screen.
type redraw struct{}

func (redraw) Run() error          { return nil }
func (redraw) SetStdin(io.Reader)  {}
func (redraw) SetStdout(io.Writer) {}
func (redraw) SetStderr(io.Writer) {}

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
	k.signals.leavePausing()
	return k.File, func() {
		k.signals.catchPausing()
		k.signals.lent.Store(false)
	}
}

// Read implements io.Reader.
func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil {
		k.lost()
	}
	return n, err
}
