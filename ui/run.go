package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is Bubble Tea's most: its clock sets how soon a key shows, and wakes
// an idle terminal as often. Its pull requests 1776 and 1796 paint when there is
// something to paint instead.
const framesPerSecond = 120

// Garbage is collected when it is a quarter of what is held, and not as much again: that
// takes a quarter of a millisecond a key, beside it. It begins once the start is over, and
// gives back what that left behind: 4 MB, at which Go would begin of itself, in the middle
// of the first frame.
const (
	garbage        = 25  // percent
	garbageAtStart = 200 // percent: from 8 MB on
	startEnd       = 3 * time.Second
)

// ErrQuitSignal says that SIGQUIT ended the editor: all is kept as by any other, but
// whoever sent it asked for an end that counts as a failure.
var ErrQuitSignal = errors.New("ended by SIGQUIT")

// Run shows the editor on the terminal until the user quits, on the library that begin
// begins to open: what it returns waits for that, which may take a while. An error of it
// is returned, with nothing drawn.
// A termination signal ends the editor too, with what is typed kept as a draft and the
// terminal as it was found; while the library is opened it ends the process.
func Run(ctx context.Context, begin func() (wait func() (Store, error)), o Options) error {
	debug.SetGCPercent(garbageAtStart)
	// Go has a thread of its own take note of each signal. What runs beside would keep the
	// processors from it: that takes a third of a millisecond alone, and else up to three.
	signals := catch()
	opened := begin()
	o = o.withDefaults()
	input := &keyboard{File: os.Stdin, signals: signals}
	first := &opening{keys: o.Keys, signals: signals, screen: &curtain{File: os.Stdout}, now: time.Now, begin: func() (*Root, error) {
		store, err := opened()
		if err != nil {
			return nil, err
		}
		return New(ctx, store, o), nil
	}}
	program := tea.NewProgram(logged{first, o.Log}, tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(),
		tea.WithInput(input), tea.WithOutput(first.screen), tea.WithFilter(signals.filter))
	input.lost = func() { program.Send(Stop{}) }
	saving := time.AfterFunc(startEnd, func() {
		debug.SetGCPercent(garbage)
		debug.FreeOSMemory()
	})
	defer saving.Stop()
	_, err := program.Run()
	ended := signals.ended.Load()
	if ended != nil { // a terminal that went away is how a hang-up looks from here, not a fault
		err = nil
	}
	if errors.Is(err, tea.ErrProgramPanic) {
		err = ErrFault
	}
	if first.editor == nil {
		return first.end(err)
	}
	kept, lost := first.editor.flow.Forms.KeepLast(context.WithoutCancel(ctx))
	if kept != "" && o.Last != nil {
		_, _ = fmt.Fprintln(o.Last, kept)
	}
	if lost == nil && ended != nil && dumps(*ended) {
		return ErrQuitSignal
	}
	return errors.Join(lost, err)
}
