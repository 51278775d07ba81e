package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
)

// Paced is the editor as it is on a terminal, by a clock of the test's own.
func Paced(r *Root, now func() time.Time) tea.Model { return &paced{Root: r, now: now} }

// Begun is the editor as Run makes it, by a clock of the test's own.
func Begun(begin func() *Root, now func() time.Time) tea.Model {
	return &paced{begin: begin, now: now}
}

// Front is the place of what is in front, for tests from outside.
func (r *Root) Front() keymap.Place { return r.screen.Front().Place() }
