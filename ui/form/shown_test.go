package form

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/model/value"
)

// TestTextIsCountedAsItIsWritten: in words, or in characters where no spaces stand
// between words.
func TestTextIsCountedAsItIsWritten(t *testing.T) {
	p := fresh()
	p.Prompt = value.Some("You call twice a day.")
	p.Description = value.Some("你在成都一家设计公司上班。")
	d := drive(t, p).at("prompt")
	d.shows("Prompt       5 words")
	d.shows("Description  13 characters")
	d.press("ctrl+end")
	d.send(tea.PasteMsg{Content: " Never at night."})
	d.shows("Prompt       8 words")
}

// TestStampsAreWrittenForPeople: as everywhere else, in the clock that is shown by.
func TestStampsAreWrittenForPeople(t *testing.T) {
	p := fresh()
	p.CreatedAt = "2026-03-14T10:00:00.000Z"
	d := drive(t, p).at("created_at")
	d.shows("14 Mar 2026, 10:00 UTC")
}
