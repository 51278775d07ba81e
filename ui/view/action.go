package view

import (
	"personae/keymap"
	"personae/model"
)

// Action is what a view asks of the root. nil asks nothing.
type Action interface{ action() }

// Many asks for several things, in order.
type Many []Action

// Back asks to leave the view.
type Back struct{}

// Run asks for a named action that the root does itself: help, palette, undo, …
type Run struct{ Name keymap.Name }

// LoadPage asks for a window of the list. The answer comes to the list's
// SetPage with the same Generation. Around, when it is not "", is the id of a
// persona: where the query matches it, the window is laid around it instead of
// at Offset.
type LoadPage struct {
	Query         model.Query
	Offset, Limit int
	Around        string
	Generation    int
}

// LoadIDs asks for every id that a query matches ("select all"); the answer
// comes to the list's SetIDs with the same Generation.
type LoadIDs struct {
	Query      model.Query
	Generation int
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

// Move asks where personas shall go, and moves them there.
type Move struct{ IDs []string }

// Pick asks the user to choose a sort column, a tag, a system or a project for
// the list, which comes back through the list's SetQuery, or a script or an
// agent for the rehearsals.
type Pick struct {
	What  keymap.Name // ListSort, ListTag, ListReady, ListProject, RehearseScript, RehearseFile or RehearseAgent
	Query model.Query
}

// Rehearse asks for a call of a persona to be rehearsed, or of two for
// comparison.
type Rehearse struct{ IDs []string }

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
	Base        model.Revision
	BasePersona model.Persona
	Leave       bool
}

// LeaveForm asks to close the form; Dirty makes the root ask first.
type LeaveForm struct{ Dirty bool }

// KeepDraft asks for what is typed to be kept against a crash.
type KeepDraft struct{ Draft model.Draft }

// DropDraft asks for the draft of a persona to be forgotten.
type DropDraft struct{ ID string }

// Copy asks for text to go to the clipboard; What names it in the status line.
type Copy struct{ Text, What string }

// OpenEditor asks for text to be edited in the user's own editor; the result
// comes to the form's SetEdited with the same Path. Extension is "md", "json"
// or "txt".
type OpenEditor struct{ Path, Text, Extension string }

// Answer is what a dialog was answered with: the Value of a choice or a button,
// or the text that was typed. Verb says what to do with it where a dialog has
// more than one way out ("new", "rename"); "" is the plain one.
type Answer struct{ Value, Verb string }

// Resolved is the outcome of a conflict: the merged persona to save.
type Resolved struct{ Persona model.Persona }

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
func (Run) action()          {}
func (LoadPage) action()     {}
func (LoadIDs) action()      {}
func (Show) action()         {}
func (Edit) action()         {}
func (New) action()          {}
func (Clone) action()        {}
func (Delete) action()       {}
func (Move) action()         {}
func (Pick) action()         {}
func (Rehearse) action()     {}
func (RehearseForm) action() {}
func (Symptoms) action()     {}
func (Save) action()         {}
func (LeaveForm) action()    {}
func (KeepDraft) action()    {}
func (DropDraft) action()    {}
func (Copy) action()         {}
func (OpenEditor) action()   {}
func (Answer) action()       {}
func (Resolved) action()     {}
func (Say) action()          {}
