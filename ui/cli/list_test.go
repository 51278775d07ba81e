package cli

import (
	"strings"
	"testing"

	"personae/model"
)

// TestLettersAreTheEditors: a maker's letter shows when any of its systems is
// ready, as in the editor: with more than 20 tags Feather's library takes no
// persona, and its organisations do.
func TestLettersAreTheEditors(t *testing.T) {
	p := model.New("Default", "Many tags")
	p.Prompt = model.Some("You call about a bill.")
	p.Tags = model.Some(model.Strings(strings.Split(strings.Repeat("tag ", 20)+"tag", " ")))
	if got := row(model.Record{Persona: p, Revision: 1}); !strings.Contains(got, " FEA· ") {
		t.Errorf("got %s", got)
	}
}
