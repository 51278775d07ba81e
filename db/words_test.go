package db

import (
	"slices"
	"testing"

	"personae/model/library"
	"personae/model/value"
)

// TestTextsAreIndexedByNumber, in whatever order they were changed: the full-text index
// would write out what it has gathered at each that comes before the last.
func TestTextsAreIndexedByNumber(t *testing.T) {
	d := newLibrary(t)
	var puts []library.Put
	for i := range 100 {
		puts = append(puts, library.Put{Persona: benchPersona(i)})
	}
	records := mustWrite(t, d, library.OperationImport, "Imported", puts...)
	slices.Reverse(records)
	for i, r := range records {
		r.Persona.Prompt = value.Some("changed " + r.Persona.Prompt.Or(""))
		puts[i] = library.Put{Persona: r.Persona, Base: r.Revision}
	}
	mustWrite(t, d, library.OperationBulk, "Changed", puts...)
	segments, err := collect(t.Context(), d.read, scanOne[int], "SELECT count(DISTINCT segid) FROM personas_fts_idx")
	if err != nil || segments[0] > 2 {
		t.Errorf("the index is in %d pieces, at most 2, %v", segments, err)
	}
	page, err := d.Page(t.Context(), library.Query{Search: "changed"}, 0, 9)
	if err != nil || page.Total != len(records) {
		t.Errorf("%d are found by what was changed, %v", page.Total, err)
	}
}
