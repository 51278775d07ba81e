package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/value"
)

// pasted is what a fresh editor of a number without a scale makes of a paste.
func pasted(kind field.Kind, text string) Reply {
	e := New(&field.Spec{Path: "n", Label: "N", Kind: kind}, value.Absent, keys, nil, nil)
	e.SetContent(Content{})
	e.Focus()
	return e.Update(tea.PasteMsg{Content: text})
}

func TestNumbersWithoutAScale(t *testing.T) {
	for text, want := range map[string]string{
		"3": "3", " -2.50 ": "-2.5", "1e3": "1000", "": "", " ": "",
	} {
		if got := pasted(field.KindNumber, text).Content; got.Wrong != "" || got.Value.JSON() != want {
			t.Errorf("%q is taken as %+v, want %s", text, got, want)
		}
	}
	for text, why := range map[string]string{
		"NaN": "Not a number", "nan": "Not a number", "inf": "Not a number", "-Infinity": "Not a number",
		"1e999": "Not a number", "0x10": "Not a number", "four": "Not a number",
	} {
		for _, kind := range []field.Kind{field.KindNumber, field.KindInteger} {
			got := pasted(kind, text).Content
			if !strings.HasPrefix(got.Wrong, why) || got.Text != text || got.Value.IsSet() {
				t.Errorf("%q is taken as %+v, want %q", text, got, why)
			}
		}
	}
	for text, whole := range map[string]bool{"4": true, "4.0": true, "1e18": true, "4.5": false} {
		if got := pasted(field.KindInteger, text).Content; (got.Wrong == "") != whole {
			t.Errorf("%q as a whole number is taken as %+v", text, got)
		}
	}
}
