package cli

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// TestLettersAreTheEditors: a maker's letter shows when any of its systems is
// ready, as in the editor: with more than 20 tags Feather's library takes no
// persona, and its organisations do.
func TestLettersAreTheEditors(t *testing.T) {
	p := field.NewPersona("Default", "Many tags")
	p.Prompt = value.Some("You call about a bill.")
	p.Tags = value.Some(value.Strings(strings.Split(strings.Repeat("tag ", 20)+"tag", " ")))
	if got := letters(library.Summarize(library.Record{Persona: p, Revision: 1}).Ready); got != "FEA·" {
		t.Errorf("got %s", got)
	}
}
