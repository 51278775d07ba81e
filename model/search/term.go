package search

import (
	"personae/model"
	"personae/model/field"
)

// Place is where a term looks.
type Place uint8

// The places.
const (
	Anywhere    Place = iota // in the name, the description, the prompt and the tags
	Name                     // in the name
	Description              // in the description
	Prompt                   // in the prompt
	Tag                      // in one of the tags
	Project                  // in the name of the project
	Label                    // in what one of its revisions is called
	Ready                    // at the systems that the persona is ready for
	Field                    // at the value of a field
)

// Term is one condition of a query.
type Term struct {
	Not   bool
	Place Place
	Text  string // what is looked for; of Ready and Field, as it was typed
	Whole bool   // it was in quotes: whole words, or the whole value

	Systems []model.System // of Ready: any of them will do
	Field   *field.Spec    // of Field
	Values  []string       // of Field, where that is a choice or a switch: any of them will do
	Unset   bool           // of Field: that it is absent or null will do
}

// Terms are the conditions of a query, all of which hold.
type Terms []Term

// Texts returns what is looked for in a place, or anywhere, as it can be marked
// there.
func (t Terms) Texts(place Place) []string {
	var out []string
	for _, term := range t {
		if !term.Not && (term.Place == Anywhere || term.Place == place) {
			out = append(out, term.Text)
		}
	}
	return out
}
