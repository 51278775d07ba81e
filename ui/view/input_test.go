package view

import (
	"testing"

	"personae/keymap"
	"personae/ui/widget/input"
)

func TestEveryActionOfAnInputIsAnEdit(t *testing.T) {
	entries := keymap.Default().In(keymap.Input)
	for _, entry := range entries {
		if edits[entry.Name] == input.EditNone {
			t.Errorf("%s means nothing to the widgets", entry.Name)
		}
	}
	if len(edits) != len(entries) {
		t.Errorf("%d edits for %d actions of the keymap", len(edits), len(entries))
	}
}

func TestInputsFollowTheKeysInForce(t *testing.T) {
	keys, err := keymap.Default().Override(map[string][]string{"input.home": {"alt+h"}})
	if err != nil {
		t.Fatal(err)
	}
	line := InputKeys(keys)
	if line["alt+h"] != input.EditHome || line["home"] != input.EditNone || line["left"] != input.EditLeft {
		t.Errorf("got %v", line)
	}
}
