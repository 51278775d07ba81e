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
	Persona   model.Persona
	Revision  Revision
	Trashed   bool
	TrashedAt string // when it came into the trash, "" when it is not there
	// Document is the persona as the file has it, where that is to the letter what would
	// be written of it now; "" where that is not known.
	Document string
}

// Unread is a persona that was fetched and not read yet: that takes longer, and may be
// done on any goroutine.
type Unread interface {
	Record() (*Record, error)
	Size() int // of the document, in bytes
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
	TrashedAt         string         // when it came into the trash, "" when it is not there
}

// Line is what a line of text shows of a persona.
type Line struct {
	ID, Project, Name string
	Tags              value.Strings
	Ready             []model.System // as of a Summary
	TrashedAt         string         // as of a Summary
}

// SortKey is a column that the list can be sorted by.
type SortKey string

// The columns.
const (
	SortUpdated SortKey = "updated"
	SortCreated SortKey = "created"
	SortName    SortKey = "name"
	SortProject SortKey = "project"
	SortDeleted SortKey = "deleted" // of the trash alone, where it is the usual one
)

// SortKeys lists the columns in the order they are offered for the library.
var SortKeys = []SortKey{SortUpdated, SortCreated, SortName, SortProject}

// Query says which personas to show, and in which order. The zero Query is all
// of them, the newest change first; of the trash, the last that came there.
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
	if q.Trashed {
		return cmp.Or(q.Sort, SortDeleted)
	}
	return cmp.Or(q.Sort, SortUpdated)
}

// Falls reports whether the column's values fall down the screen, as stamps do
// by nature, while names rise.
func (q Query) Falls() bool {
	column := q.Column()
	return (column == SortUpdated || column == SortCreated || column == SortDeleted) != q.Backward
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

	// Counting is whether Rows are the first of the answer, and how many there are is
	// yet to be known: Total says how many there are at most.
	Counting bool
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

// Draft is what was typed in an open form and not saved.
type Draft struct {
	Persona     model.Persona
	Base        Revision      // the revision the form started from, 0 for a new persona
	BasePersona model.Persona // that revision's document, for a merge
	Unfinished  []Unfinished  // what Persona does not have
	At          time.Time
	Editor      string // who left it; "" for the editor's own
}

// Unfinished is what was typed into a field while it is no value yet.
type Unfinished struct {
	Path  string `json:"path"`
	Text  string `json:"text"`  // as it was typed
	Wrong string `json:"wrong"` // why it is no value, a sentence
}

// Image is a portrait, or what portraits are drawn like, by its id ("<uuid>.png").
type Image struct {
	ID      string
	Project string
	Role    string // what it is for, as EvalStudio calls it: persona-avatar
	Data    []byte
}

// Maker is who draws portraits: an OpenAI-compatible API. What is "" is OpenAI's own.
type Maker struct {
	URL    string // what /images/generations stands behind
	Model  string
	KeyEnv string // the environment variable that holds the key
}

// OpenAI is who draws where nothing else is said.
var OpenAI = Maker{URL: "https://api.openai.com/v1", Model: "gpt-image-1", KeyEnv: "OPENAI_API_KEY"}

// Info says what library is open.
type Info struct {
	Path      string // as the user gave it, made absolute; "" for one in memory
	Name      string // its last element
	ReadOnly  bool
	Reason    string // why it is read-only, as a sentence
	Throwaway bool   // a showcase that is gone at the end
	API       string // the version of Feather's API that the library targets, as of its opening; "" where none was chosen
}
