package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is Bubble Tea's most: its clock sets how soon a key shows, and wakes
// an idle terminal as often. Its pull requests 1776 and 1796 paint when there is
// something to paint instead.
const framesPerSecond = 120

// ErrQuitSignal says that SIGQUIT ended the editor: all is kept as by any other, but
// whoever sent it asked for an end that counts as a failure.
var ErrQuitSignal = errors.New("ended by SIGQUIT")

// Run shows the editor on the terminal until the user quits. A termination
// signal ends it too, with what is typed kept as a draft and the terminal as it
// was found.
func Run(ctx context.Context, store Store, o Options) error {
	o = o.withDefaults()
	root, signals := New(ctx, store, o), catch()
	root.signals = signals.next()
	input := &keyboard{File: os.Stdin, signals: signals}
	editor := logged{&paced{Root: root, now: time.Now}, o.Log}
	program := tea.NewProgram(editor, tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithInput(input), tea.WithFilter(signals.filter))
	input.lost = func() { program.Send(Stop{}) }
	_, err := program.Run()
	ended := signals.ended.Load()
	if ended != nil { // a terminal that went away is how a hang-up looks from here, not a fault
		err = nil
	}
	if errors.Is(err, tea.ErrProgramPanic) {
		err = ErrFault
	}
	kept, lost := root.flow.Forms.KeepLast(context.WithoutCancel(ctx))
	if kept != "" && o.Last != nil {
		_, _ = fmt.Fprintln(o.Last, kept)
	}
	if lost == nil && ended != nil && dumps(*ended) {
		return ErrQuitSignal
	}
	return errors.Join(lost, err)
}
