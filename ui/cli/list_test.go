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
	if got := row(library.Summarize(library.Record{Persona: p, Revision: 1}), leastEnd); !strings.Contains(got, " FEA· ") {
		t.Errorf("got %s", got)
	}
}

func TestTheEndOfAnIDTellsItFromAllOthers(t *testing.T) {
	for want, ids := range map[int][]string{
		leastEnd: {"", "x", "0198f0c2-aaaaaa", "0198f0c2-aaaaab"},
		8:        {"0198f0c2-aaaaaaaa", "0198f0c2-baaaaaaa"},
	} {
		if got := uniqueEnd(ids); got != want {
			t.Errorf("%v: %d, want %d", ids, got, want)
		}
	}
}
