package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
)

// Paced is the editor as it is on a terminal, by a clock of the test's own.
func Paced(r *Root, now func() time.Time) tea.Model { return &paced{Root: r, now: now} }

// Front is the place of what is in front, for tests from outside.
func (r *Root) Front() keymap.Place { return r.screen.Front().Place() }

// LeaveForm leaves the form as where it was closed from elsewhere.
func (r *Root) LeaveForm() tea.Cmd { return r.flow.Forms.Leave(nil) }
