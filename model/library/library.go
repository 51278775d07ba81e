package library

import (
	"cmp"
	"time"

	"personae/model"
	"personae/model/value"
)

// Revision counts the writes of one persona, from 1. 0 means "not there yet".
type Revision int64

// Record is a persona as a library keeps it.
type Record struct {
	Persona  model.Persona
	Revision Revision
	Trashed  bool
}

// Summary is what the list shows of a persona.
type Summary struct {
	ID, Project, Name string
	Tags              value.Strings
	Enabled           bool // true unless the persona says false
	Revision          Revision
	UpdatedAt         string
	InterruptionMode  string // "" when unset
	YieldWords        value.Optional[int]
	YieldSeconds      value.Optional[float64]
	BackgroundNoise   string
	Ready             []model.System // the vendors' systems it can be exported to now
}

// SortKey is a column that the list can be sorted by.
type SortKey string

// The columns.
const (
	SortUpdated SortKey = "updated"
	SortCreated SortKey = "created"
	SortName    SortKey = "name"
	SortProject SortKey = "project"
)

// SortKeys lists the columns in the order they are offered.
var SortKeys = []SortKey{SortUpdated, SortCreated, SortName, SortProject}

// Query says which personas to show, and in which order. The zero Query is all
// of them, the newest change first.
type Query struct {
	Project  string       // "" = every project
	Search   string       // in the language of model/search
	Tags     []string     // a persona has all of them
	Ready    model.System // "" = any; else only what can be exported to it now
	Trashed  bool         // the trash instead of the library
	Sort     SortKey
	Backward bool // against the sort's natural direction (names rise, stamps fall)
}

// Column returns the column that the answer is sorted by.
func (q Query) Column() SortKey {
	return cmp.Or(q.Sort, SortUpdated)
}

// Falls reports whether the column's values fall down the screen, as stamps do
// by nature, while names rise.
func (q Query) Falls() bool {
	column := q.Column()
	return (column == SortUpdated || column == SortCreated) != q.Backward
}

// SortWords says the column and which way its values run down the screen.
func (q Query) SortWords() string {
	if q.Falls() {
		return string(q.Column()) + " ↓"
	}
	return string(q.Column()) + " ↑"
}

// Page is a window over the answer to a query.
type Page struct {
	Offset int
	Rows   []Summary
	Total  int // rows that the query matches
	All    int // personas in the library (or in the trash), whatever the query
}

// Project is a named set of personas; names are unique inside it.
type Project struct {
	Name     string
	Personas int
}

// TagCount is a tag and how many personas have it.
type TagCount struct {
	Tag      string
	Personas int
}

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
	OperationDelete  OperationKind = "delete"
	OperationRestore OperationKind = "restore"
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
}

// Put asks for one persona to be written, as part of an operation. Base is the
// revision that the writer read; 0 creates.
type Put struct {
	Persona model.Persona
	Base    Revision
}

// Change is one persona's part in an operation. A nil side means that the
// persona was not there, or was in the trash, on that side.
type Change struct {
	Operation     Operation
	Revision      Revision // the revision this change made
	Before, After *model.Persona
}

// Draft is what was typed in an open form and not saved.
type Draft struct {
	Persona     model.Persona
	Base        Revision      // the revision the form started from, 0 for a new persona
	BasePersona model.Persona // that revision's document, for a merge
	At          time.Time
}

// Image is a portrait, by its id ("<uuid>.png").
type Image struct {
	ID   string
	Role string
	Data []byte
}

// Info says what library is open.
type Info struct {
	Path      string // as the user gave it, made absolute; "" for one in memory
	Name      string // its last element
	ReadOnly  bool
	Reason    string // why it is read-only, as a sentence
	Throwaway bool   // a showcase that is gone at the end
}
