package ui

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
)

// Paced is the editor as it is on a terminal, by a clock of the test's own.
func Paced(r *Root, now func() time.Time) tea.Model { return &paced{Root: r, now: now} }

// Opening is the editor while begin opens its library, on a file for a terminal.
func Opening(begin func() (*Root, error), screen *os.File, now func() time.Time) tea.Model {
	return &opening{begin: begin, keys: keymap.Default(), signals: new(signals), screen: &curtain{File: screen}, now: now}
}

// Front is the place of what is in front, for tests from outside.
func (r *Root) Front() keymap.Place { return r.screen.Front().Place() }

// LeaveForm leaves the form as where it was closed from elsewhere.
func (r *Root) LeaveForm() tea.Cmd { return r.flow.Forms.Leave(nil) }
