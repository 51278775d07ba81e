package form

import (
	"testing"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/theme"
)

func TestFieldsFollowTheKeysInForce(t *testing.T) {
	keys, err := keymap.Default().Override(map[string][]string{
		"input.remove-row": {"ctrl+o"}, "input.switch": {"ctrl+j"}, "input.enter": {"ctrl+l"}, "input.home": {"ctrl+b"},
		"input.left": {"left"},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, fresh())
	d.keys, d.form = keys, New(keys, theme.New(true))
	d.form.SetSize(120, 36)
	d.form.Open(library.Record{Persona: fresh()}, fresh(), false, opened)

	d.at("enabled").press("space")
	d.holds("enabled", "true")
	d.shows("ctrl+j switches")
	d.press("ctrl+j")
	d.holds("enabled", "false")

	d.at("traits").press("a", "enter", "ctrl+l", "b", "ctrl+x")
	d.holds("traits", `{"a":"b"}`)
	d.press("ctrl+o")
	d.holds("traits", `{}`)

	d.at("name").press("home", "ctrl+b", "x")
	d.holds("name", `"xImpatient caller"`)
	d.press("ctrl+l")
	if d.form.focused.spec.Path == "name" {
		t.Error("the key that goes on stays in the field")
	}
}
