package ui

import (
	"errors"
	"log/slog"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// ErrFault says that the editor panicked. The terminal is given back and what was typed
// is kept all the same.
var ErrFault = errors.New("the editor ended by a fault of its own; what was saved before is in the library")

// logged is the editor with a log of its panics: Bubble Tea prints them as well, but
// often onto a screen that is gone a moment later.
type logged struct {
	tea.Model
	log *slog.Logger
}

// note logs a panic that goes on to Bubble Tea, which gives the terminal back. To be
// deferred itself.
func (l logged) note() {
	if fault := recover(); fault != nil {
		l.log.Error("panic", "what", fault, "stack", string(debug.Stack()))
		panic(fault)
	}
}

// Init implements tea.Model.
func (l logged) Init() tea.Cmd {
	defer l.note()
	return l.watch(l.Model.Init())
}

// Update implements tea.Model.
func (l logged) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer l.note()
	var cmd tea.Cmd
	l.Model, cmd = l.Model.Update(msg)
	return l, l.watch(cmd)
}

// View implements tea.Model.
func (l logged) View() tea.View {
	defer l.note()
	return l.Model.View()
}

func (l logged) watch(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer l.note()
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = l.watch(batch[i])
			}
		}
		return msg
	}
}
