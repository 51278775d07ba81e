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

// Run shows the editor on the terminal until the user quits. A termination
// signal ends it too, with what is typed kept as a draft and the terminal as it
// was found.
func Run(ctx context.Context, store Store, o Options) error {
	root := New(ctx, store, o)
	input := &keyboard{File: os.Stdin}
	program := tea.NewProgram(root, tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithInput(input))
	input.lost = func() { program.Send(Stop{}) }
	stop, cancel := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer cancel()
	release := context.AfterFunc(stop, func() { program.Send(Stop{}) })
	defer release()
	_, err := program.Run()
	if draftErr := root.keepLastDraft(context.WithoutCancel(ctx)); draftErr != nil {
		err = errors.Join(err, draftErr)
	}
	// A terminal that went away is how a hang-up looks from here, not a fault.
	if stop.Err() != nil && ctx.Err() == nil {
		return nil
	}
	return err
}

// keepLastDraft writes what is typed in a form that is still open when the
// program has ended in a way that left Update no turn.
func (r *Root) keepLastDraft(ctx context.Context) error {
	if r.form == nil || !r.form.Dirty() || r.info.ReadOnly {
		return nil
	}
	if err := r.store.SaveDraft(ctx, r.draft()); err != nil {
		return fmt.Errorf("what was typed could not be kept: %w", err)
	}
	return nil
}

// keyboard is the terminal's input, and says when it ends. A terminal can go
// away without a signal, and Bubble Tea stops reading then without a word.
type keyboard struct {
	*os.File
	lost func()
}

// Read implements io.Reader.
func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil {
		k.lost()
	}
	return n, err
}
