package view

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
)

// Action is what a view asks of the root. nil asks nothing.
//
//sumtype:decl
type Action interface{ action() }

// Changes reports whether an action would change the library, which one that is
// read-only refuses. Each action says so itself, where it is declared one.
func Changes(a Action) bool {
	_, changes := a.(interface{ changes() })
	return changes
}

// Many asks for several things, in order; any of them may be nil.
type Many []Action

// Back asks to leave the view.
type Back struct{}

// Run asks for a named action that the root does itself: help, palette, undo, …
type Run struct{ Name keymap.Name }

// LoadPage asks for a window of the answer to a query. It comes to the asker, unless
// that has asked again meanwhile. Around, when it is not "", is the id of a
// persona: where the query matches it, the window is laid around it instead of
// at Offset.
type LoadPage struct {
	Query         library.Query
	Offset, Limit int
	Around        string
	Into          PageTaker // who asks
}

// PageTaker is a view that shows windows of personas.
type PageTaker interface {
	// SetPage takes in the answer to LoadPage.
	SetPage(page library.Page, err error) Action
}

// LoadIDs asks for every id that a query matches ("select all").
type LoadIDs struct {
	Query library.Query
	Into  IDTaker // who asks
}

// IDTaker is a view in which every persona can be selected.
type IDTaker interface {
	// SetIDs takes in the answer to LoadIDs.
	SetIDs(ids []string, err error)
}

// Show asks for the persona to be shown in the detail view. Open also moves the
// focus there.
type Show struct {
	ID   string
	Open bool
}

// Edit asks for the form on a persona; Field is the path to start at, or "".
type Edit struct{ ID, Field string }

// New asks for the form on a persona that is not there yet.
type New struct{ Project string }

// Clone asks for copies of personas.
type Clone struct{ IDs []string }

// Delete asks for personas to be moved to the trash.
type Delete struct{ IDs []string }

// Move asks where personas are to go, and moves them there.
type Move struct{ IDs []string }

// Pick asks the user to choose a sort column, a tag, a system or a project for
// the list, which comes back through the list's SetQuery, or a script or an
// agent for the rehearsals.
type Pick struct {
	What  keymap.Name // ListSort, ListTag, ListReady, ListProject, RehearseScript, RehearseFile or RehearseAgent
	Query library.Query
}

// Rehearse asks for a call of a persona to be rehearsed, or of two for
// comparison.
type Rehearse struct{ IDs []string }

// RehearseAll asks to rehearse what is in front with every agent.
type RehearseAll struct{}

// RehearseWith asks for the call of one persona, by its place in what is
// rehearsed, with the agent of that name.
type RehearseWith struct {
	Persona int
	Agent   string
}

// RehearseForm asks for a call to be rehearsed as the form stands, beside what
// is saved.
type RehearseForm struct{}

// Symptoms asks for the help that starts from what is wrong with the caller.
type Symptoms struct{}

// Save asks for a persona to be written. Base is the revision the form started
// from, 0 for a new one; BasePersona is that revision's document, for a merge.
// Leave closes the form once it is saved.
type Save struct {
	Persona     model.Persona
	Base        library.Revision
	BasePersona model.Persona
	Leave       bool
}

// LeaveForm asks to close the form; one that is dirty is asked about first.
type LeaveForm struct{}

// KeepDraft asks for what is typed to be kept against a crash.
type KeepDraft struct{ Draft library.Draft }

// DropDraft asks for the draft of a persona to be forgotten.
type DropDraft struct{ ID string }

// Copy asks for text to go to the clipboard; What names it in the status line.
type Copy struct{ Text, What string }

// OpenEditor asks for text to be edited in the user's own editor; the result
// comes to the form's SetEdited with the same Path. Extension is "md", "json"
// or "txt".
type OpenEditor struct{ Path, Text, Extension string }

// Answered asks to close the dialog and to go on with what its opener gave for
// the answer; a nil Then does nothing more.
type Answered struct{ Then func() tea.Cmd }

// Import asks which file to bring in.
type Import struct{}

// Export asks how personas are to be written, and writes them.
type Export struct {
	IDs    []string
	System model.System // to start from; "" is the first
}

// Level is how serious a message is.
type Level uint8

// The levels.
const (
	LevelInfo Level = iota
	LevelSuccess
	LevelWarning
	LevelError
)

// Say asks for a sentence in the status line.
type Say struct {
	Level Level
	Text  string
}

func (Many) action()         {}
func (Back) action()         {}
func (Answered) action()     {}
func (Run) action()          {}
func (Say) action()          {}
func (Copy) action()         {}
func (LoadPage) action()     {}
func (LoadIDs) action()      {}
func (Show) action()         {}
func (Pick) action()         {}
func (Rehearse) action()     {}
func (RehearseForm) action() {}
func (RehearseAll) action()  {}
func (RehearseWith) action() {}
func (Symptoms) action()     {}
func (Export) action()       {}
func (Edit) action()         {}
func (LeaveForm) action()    {}
func (OpenEditor) action()   {}
func (KeepDraft) action()    {}
func (DropDraft) action()    {}
func (New) action()          {}
func (Clone) action()        {}
func (Delete) action()       {}
func (Move) action()         {}
func (Save) action()         {}
func (Import) action()       {}

func (New) changes()    {}
func (Clone) changes()  {}
func (Delete) changes() {}
func (Move) changes()   {}
func (Save) changes()   {}
func (Import) changes() {}
