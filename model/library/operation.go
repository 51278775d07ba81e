package library

import (
	"time"

	"personae/model"
	"personae/model/field"
	"personae/model/words"
)

// OperationKind says what sort of change an operation was.
type OperationKind string

// The kinds of operation.
const (
	OperationCreate  OperationKind = "create"
	OperationSave    OperationKind = "save"
	OperationClone   OperationKind = "clone"
	OperationBulk    OperationKind = "bulk edit"
	OperationVary    OperationKind = "variants"
	OperationImport  OperationKind = "import"
	OperationPull    OperationKind = "pull"
	OperationDelete  OperationKind = "delete"
	OperationRestore OperationKind = "restore"
	OperationPurge   OperationKind = "purge"
	OperationLabel   OperationKind = "label"
	OperationMove    OperationKind = "move"
	OperationRename  OperationKind = "rename project"
)

// Operation is one entry of the library's log: what a person would call one
// change, however many personas it touched.
type Operation struct {
	ID       int64
	Kind     OperationKind
	Label    string // "Saved Impatient caller", for the status line
	At       time.Time
	Personas int
	Undone   bool
	// Reachable is whether undo, or redo where it is undone, can come to it: not
	// where another editor did it since this one was opened, nor where it was
	// given up by a new change.
	Reachable bool
}

// OperationPage is a window over the log, the newest operation first.
type OperationPage struct {
	Offset int
	Rows   []Operation
	Total  int // those that the search finds
}

// Put asks for one persona to be written, as part of an operation. Base is the
// revision that the writer read; 0 creates.
type Put struct {
	Persona model.Persona
	Base    Revision
	// Ready is what check.ReadyFor says of the persona, where the writer knows it
	// already: finding it out is a good part of a write. nil is not known.
	Ready *[]model.System
	// FromTrash lets Base be a revision in the trash, from where the persona comes back.
	FromTrash bool
	// EndsDraft forgets the writing editor's own draft of the persona, in the same change:
	// what was typed in a form is saved.
	EndsDraft bool
}

// Change is one persona's part in an operation, and so one revision of it. A nil
// side means that the persona was not there, or was in the trash, on that side.
type Change struct {
	Operation     Operation // ID 0 for what a library started with
	Revision      Revision  // the revision this change made
	Label         string    // what a user calls the revision, "" for nothing
	Current       bool      // the persona stands as this change left it
	Before, After *model.Persona
}

// ChangePage is a window over the history of a persona, the newest change first,
// those that were undone included.
type ChangePage struct {
	Offset int
	Rows   []Change
	Total  int
}

// Words says what was changed in about so many characters: "Cut in after words
// 3 → 1 and 2 more". Where that is not a matter of fields it is what became of the
// persona.
func (c Change) Words(room int) string { return c.words(room, field.DescribeAll) }

// WordsRevealed is Words with secrets as they are.
func (c Change) WordsRevealed(room int) string { return c.words(room, field.DescribeAllRevealed) }

func (c Change) words(room int, describe func([]field.Change, int) string) string {
	switch {
	case c.Before != nil && c.After != nil:
		changes := field.Edited(field.Diff(c.Before, c.After))
		if len(changes) == 0 {
			return "No field changed"
		}
		return describe(changes, room)
	case c.Operation.ID == 0:
		return "Was in the library from its start"
	case c.Operation.Kind == OperationRestore:
		return "Came out of the trash"
	case c.After != nil:
		return "Came into the library"
	case c.Before != nil:
		return "Moved to the trash"
	}
	return words.Capital(string(c.Operation.Kind)) + " in the trash"
}

// TakenPolicy says what becomes of a persona that comes out of the trash when its
// name was given away meanwhile.
type TakenPolicy uint8

// The policies.
const (
	TakenRefuse TakenPolicy = iota // nothing is restored: *NameTakenError
	TakenFree                      // it comes back under a name like its own that is free
	TakenLeave                     // it stays in the trash
)

// Restoring says which personas come out of the trash.
type Restoring struct {
	IDs   []string
	Name  string // that one alone comes back under; "" is its own
	Taken TakenPolicy
}

// UndoPlan is what undoing back to an operation would take back.
type UndoPlan struct {
	Operations []Operation // the newest first, as they are undone
	Changes    []Change    // from how personas are now to how they would be: the first of them
	Personas   int         // how many there are
}
