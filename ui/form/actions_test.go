package form

import (
	"slices"
	"testing"

	"personae/keymap"
)

func TestEveryActionHasOneRow(t *testing.T) {
	want := []keymap.Name{keymap.Back}
	for _, entry := range keymap.Default().In(keymap.Form) {
		want = append(want, entry.Name)
	}
	var got []keymap.Name
	for _, row := range actions {
		got = append(got, row.Name)
		if row.Do == nil {
			t.Errorf("the row of %s does nothing", row.Name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("actions has the rows\n%v\nbut the keymap and back are\n%v", got, want)
	}
}
