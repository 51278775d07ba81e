package view

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
)

// Action is what a view asks of the root. nil asks nothing.
//
//sumtype:decl
type Action interface{ action() }

// What an action is stands in its first line: asking, or changing where it would
// change the library, which one that is read-only refuses.
type (
	asking   interface{ action() }
	changing interface {
		asking
		changes()
	}
)

// Changes reports whether an action would change the library.
func Changes(a Action) bool {
	_, changes := a.(changing)
	return changes
}

// Many asks for several things, in order; any of them may be nil.
type Many []Action

func (Many) action() {}

// Back asks to leave the view.
type Back struct{ asking }

// Run asks for a named action that the root does itself: help, palette, undo, …
type Run struct {
	asking
	Name keymap.Name
}

// PrepareSearch says that a search is about to be typed.
type PrepareSearch struct{ asking }

// LoadPage asks for a window of the answer to a query. It comes to the asker, unless
// that has asked again meanwhile. Around, when it is not "", is the id of a
// persona: where the query matches it, the window is laid around it instead of
// at Offset. Early asks for the first rows, the quarter of Limit that is on the screen
// before it is known how many there are.
type LoadPage struct {
	asking
	Query         library.Query
	Offset, Limit int
	Around        string
	Early         bool
	Into          PageTaker // who asks
}

// PageTaker is a view that shows windows of personas.
type PageTaker interface {
	// SetPage takes in the answer to LoadPage, which comes again where it is Counting.
	SetPage(page library.Page, err error) Action
}

// LoadIDs asks for every id that a query matches ("select all").
type LoadIDs struct {
	asking
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
	asking
	ID   string
	Open bool
}

// Open asks for a page by its place: one that stands for itself, or is about the
// personas IDs.
type Open struct {
	asking
	Page keymap.Place
	IDs  []string
}

// DiffSide is a document that is compared: a persona as it is, or as it was.
type DiffSide struct {
	ID       string
	Revision library.Revision // 0 is the current one
}

// OpenDiff asks for two documents side by side, with what differs.
type OpenDiff struct {
	asking
	Left, Right DiffSide
}

// DiffForm asks for what the form holds beside what is saved.
type DiffForm struct{ asking }

// CopyField asks for one of the two documents in front to be given the field that
// the other has.
type CopyField struct {
	changing
	Path  string
	Right bool // the right one is given it
}

// RehearseDiff asks for the calls of the two documents in front, one above the
// other.
type RehearseDiff struct{ asking }

// Edit asks for the form on a persona; Field is the path to start at, or "".
type Edit struct {
	asking
	ID, Field string
}

// New asks for the form on a persona that is not there yet, with some fields set.
type New struct {
	changing
	Project string
	Set     []field.Change
}

// Clone asks for copies of personas.
type Clone struct {
	changing
	IDs []string
}

// Delete asks for personas to be moved to the trash.
type Delete struct {
	changing
	IDs []string
}

// Move asks where personas are to go, and moves them there.
type Move struct {
	changing
	IDs []string
}

// Pick asks the user to choose a sort column, a tag, a system or a project for
// the list, which comes back through the list's SetQuery, a script or an
// agent for the rehearsals, or what the map of the library is over.
type Pick struct {
	asking
	What  keymap.Name // ListSort, ListTag, ListReady, ListProject, RehearseScript, RehearseFile, RehearseAgent, RehearseAPI, CoverageX or CoverageY
	Query library.Query
}

// RehearseAll asks to rehearse what is in front with every agent.
type RehearseAll struct{ asking }

// RehearseWith asks for the call of one persona, by its place in what is
// rehearsed, with the agent of that name.
type RehearseWith struct {
	asking

	Persona int
	Agent   string
}

// RehearseForm asks for a call to be rehearsed as the form stands, beside what
// is saved.
type RehearseForm struct{ asking }

// Symptoms asks for the help that starts from what is wrong with the caller.
type Symptoms struct{ asking }

// FindField asks the user for a field of the form, which is gone to.
type FindField struct{ asking }

// ChooseValue asks the user for the value of the form's focused field, from a list
// that says what each does.
type ChooseValue struct{ asking }

// FormChanges asks for the list of what differs in the form from what is saved.
type FormChanges struct{ asking }

// Save asks for a persona to be written. Base is the revision the form started
// from, 0 for a new one; BasePersona is that revision's document, for a merge.
// Leave closes the form once it is saved. Later says that an earlier save is on its way:
// the form is asked again once that has ended, as only then it is known what differs.
type Save struct {
	changing
	Persona     model.Persona
	Base        library.Revision
	BasePersona model.Persona
	Leave       bool
	Later       bool
}

// LeaveForm asks to close the form; one that is dirty is asked about first.
type LeaveForm struct{ asking }

// KeepDraft asks for what is typed to be kept against a crash.
type KeepDraft struct {
	asking
	Draft library.Draft
}

// DropDraft asks for the draft of a persona to be forgotten.
type DropDraft struct {
	asking
	ID string
}

// PickChange asks the user for a change to be added to those of many personas.
type PickChange struct{ asking }

// TryEdit asks what an edit would do to the personas at hand.
type TryEdit struct {
	asking
	Edit edit.Edit
}

// MakeEdit asks for an edit of the personas at hand to be made. LeaveOut leaves out
// those that cannot take it, instead of changing none.
type MakeEdit struct {
	changing
	Edit     edit.Edit
	LeaveOut bool
}

// Copy asks for text to go to the clipboard; What names it in the status line.
type Copy struct {
	asking
	Text, What string
}

// CopyCommand asks for the command that sends a persona to go to the clipboard.
type CopyCommand struct {
	asking
	Persona model.Persona
	Target  wire.Target
}

// OpenEditor asks for text to be edited in the user's own editor; the result
// comes to the form's SetEdited with the same Path. Extension is "md", "json"
// or "txt".
type OpenEditor struct {
	asking
	Path, Text, Extension string
}

// ChoosePortrait asks for a file whose picture becomes the portrait in the form: its id
// comes to the form's SetEdited with the same Path.
type ChoosePortrait struct {
	changing
	Path string
}

// DrawPortrait has the portrait of the form's persona drawn, once the user agrees.
type DrawPortrait struct {
	changing
	Path string
}

// Answered asks to close the dialog and to go on with what its opener gave for
// the answer; a nil Then does nothing more.
type Answered struct {
	asking
	Then func() tea.Cmd
}

// Import asks which file to bring in.
type Import struct{ changing }

// Export asks how personas are to be written, and writes them.
type Export struct {
	asking
	IDs    []string
	System model.System // to start from; "" is the first
}

// Say asks for a sentence in the status line.
type Say struct {
	asking
	Level Level
	Text  string
}
