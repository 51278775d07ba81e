package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is Bubble Tea's most: its clock sets how soon a key shows.
const framesPerSecond = 120

// ending are the signals that end the editor.
var ending = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// Run shows the editor on the terminal until the user quits. A termination
// signal ends it too, with what is typed kept as a draft and the terminal as it
// was found.
func Run(ctx context.Context, store Store, o Options) error {
	root := New(ctx, store, o)
	// Caught until the process ends: once the terminal is given back, a ctrl+c right
	// behind the key that quits is a signal, and the library is still to be closed.
	signal.Notify(make(chan os.Signal, 1), ending...)
	input := &keyboard{File: os.Stdin}
	program := tea.NewProgram(root, tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithInput(input))
	input.lost = func() { program.Send(Stop{}) }
	stop, cancel := signal.NotifyContext(ctx, ending...)
	defer cancel()
	release := context.AfterFunc(stop, func() { program.Send(Stop{}) })
	defer release()
	_, err := program.Run()
	// A terminal that went away is how a hang-up looks from here, not a fault.
	if stop.Err() != nil && ctx.Err() == nil {
		err = nil
	}
	kept, lost := root.flow.Forms.KeepLast(context.WithoutCancel(ctx))
	if kept != "" && o.Last != nil {
		_, _ = fmt.Fprintln(o.Last, kept)
	}
	return errors.Join(err, lost)
}

// keyboard is the terminal's input, and says when it ends. A terminal can go
// away without a signal, and Bubble Tea stops reading then without a word.
type keyboard struct {
	*os.File
	lost func()
}

// Terminal returns the terminal itself, for a program that must be the only one
// that reads from it.
func (k *keyboard) Terminal() *os.File { return k.File }

// Read implements io.Reader.
func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil {
		k.lost()
	}
	return n, err
}
