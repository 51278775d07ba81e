package cli

import (
	"strings"
	"testing"

	"personae/model"
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

// TestALineOfTheListIsMadeInPlace: it is harmless as it is made, and most are made of what
// the one before left.
func TestALineOfTheListIsMadeInPlace(t *testing.T) {
	r := row{end: 6}
	line := library.Line{ID: "0198f0c2-7000-8000-0123456789ab", Project: "Default", Name: "Grace", Tags: value.Strings{"billing"}, Ready: []model.System{model.SystemAnam}}
	if allocations := testing.AllocsPerRun(10, func() { r.of(&line) }); allocations > 0 {
		t.Errorf("a line takes %v allocations", allocations)
	}
	line = library.Line{ID: "\x1b[2J", Project: "\x1b[2J", Name: "\x1b[2J", Tags: value.Strings{"\x1b[2J"}, TrashedAt: "\x1b[2J"}
	if got := string(r.of(&line)); strings.Contains(got, "\x1b") {
		t.Errorf("a terminal takes %q for an order", got)
	}
}
