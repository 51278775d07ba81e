package view

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
)

// View is a pane of the screen, or a dialog over it.
type View interface {
	// SetSize gives the cells that the view has. 0×0 is allowed.
	SetSize(width, height int)
	// SetStyles changes the colours; any cached drawing is dropped.
	SetStyles(*theme.Styles)
	// Update handles a message. Keys that the keymap knows reach Do instead,
	// unless the view said by Typing that letters are text. Mouse messages come
	// with X and Y counted from the view's own corner.
	Update(tea.Msg) (Action, tea.Cmd)
	// Do runs a named action, whether it came from a key or from the palette.
	Do(keymap.Name) (Action, tea.Cmd)
	// Render draws the view.
	Render() Frame
	// Typing reports whether letters are text now.
	Typing() bool
	// Place says which keys hold here.
	Place() keymap.Place
	// Commands lists what can be done here, each with the reason why it cannot
	// be done now, if it cannot.
	Commands() []Command
	// ShortHelp gives the footer's hints.
	ShortHelp() []key.Binding
}

// Dialog is a view that stands in front of the others.
type Dialog interface {
	View
	// Size returns the width and height wanted within the given room, the frame
	// included. It never asks for more than the room.
	Size(width, height int) (int, int)
}

// Command is an action of the view as the palette lists it.
type Command struct {
	Name   keymap.Name
	Reason string // why it cannot run now, a sentence; "" when it can
}

// Sign is something a view draws, and what it means, for the legend in the help.
type Sign struct{ Sign, Meaning string }

// Frame is a drawn view.
type Frame struct {
	Lines  []string    // exactly the view's height, each exactly its width in cells
	Cursor *tea.Cursor // in the view's own cells; nil hides it
}
