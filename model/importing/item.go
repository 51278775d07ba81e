package importing

import (
	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/wire"
	"personae/model/words"
)

// Outcome is what becomes of one record.
type Outcome string

// The outcomes.
const (
	OutcomeNew       Outcome = "new"       // a persona is added
	OutcomeUpdated   Outcome = "updated"   // a persona that is there changes
	OutcomeUnchanged Outcome = "unchanged" // the persona is so already
	OutcomeSkipped   Outcome = "skipped"   // left out, as its name is taken or the record is bad
	OutcomeClash     Outcome = "clash"     // its name is taken, and that stops the import
	OutcomeRefused   Outcome = "refused"   // no record that a library could hold; that stops the import
)

// Outcomes lists the outcomes in the order they are shown.
var Outcomes = []Outcome{OutcomeRefused, OutcomeClash, OutcomeNew, OutcomeUpdated, OutcomeUnchanged, OutcomeSkipped}

// Stops reports whether nothing is imported because of such a record.
func (o Outcome) Stops() bool { return o == OutcomeClash || o == OutcomeRefused }

// Counts is how many records came to each outcome.
type Counts map[Outcome]int

// Total is how many records there were.
func (c Counts) Total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// Stopped is how many records kept the import from being done.
func (c Counts) Stopped() int { return c[OutcomeClash] + c[OutcomeRefused] }

// Item is what becomes of one record, and why.
type Item struct {
	Source string       `json:"source"`           // the file, "" when it has no name
	Number int          `json:"record,omitempty"` // of the record in its source, from 1
	System model.System `json:"system,omitempty"`
	Shape  wire.Shape   `json:"shape,omitempty"`
	API    string       `json:"api,omitempty"` // the generation of the system's API, "" when it does not show

	Outcome Outcome `json:"outcome"`
	ID      string  `json:"id,omitempty"` // of the persona in the library, "" when none was written
	Project string  `json:"project,omitempty"`
	Name    string  `json:"name,omitempty"` // in the library, where it is written; else the record's
	Bad     bool    `json:"bad,omitempty"`  // it cannot be read or held
	Why     string  `json:"why,omitempty"`  // a sentence about the outcome, "" where it speaks for itself

	Report   []wire.Finding  `json:"fields"`  // what became of each key of the record
	Changes  []field.Change  `json:"changes"` // of an update, in the order of the field table
	Kept     []*field.Spec   `json:"-"`       // of an update: the fields that are set here and that the record says nothing of
	Problems []check.Problem `json:"-"`       // what is wrong with the persona now, hints left out
}

// KeptText says which fields stay as they are here, "" when none do.
func (i *Item) KeptText() string {
	if len(i.Kept) == 0 {
		return ""
	}
	return "kept as it is here, as the record does not carry it: " + words.Comma(i.Kept, func(s *field.Spec) string { return s.Label })
}

// Exact counts the findings that came through as they were.
func (i *Item) Exact() int { return wire.CountExact(i.Report) }

// MorePages is what to say of a page of records that is not the last.
const MorePages = "A page says that more records follow on another page: fetch and import that one too."
