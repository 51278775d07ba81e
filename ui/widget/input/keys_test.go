package input

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

// keys are what the keys of the tests ask of an input.
var keys = Keys{
	"left": EditLeft, "right": EditRight, "up": EditUp, "down": EditDown,
	"ctrl+left": EditWordLeft, "alt+b": EditWordLeft, "ctrl+right": EditWordRight, "alt+f": EditWordRight,
	"home": EditHome, "ctrl+a": EditHome, "end": EditEnd, "ctrl+home": EditTop, "ctrl+end": EditBottom,
	"pgup": EditPageUp, "pgdown": EditPageDown, "enter": EditBreak, "ctrl+x": EditRemoveRow,
	"backspace": EditBack, "delete": EditDelete, "ctrl+w": EditBackWord, "alt+backspace": EditBackWord,
	"alt+d": EditDeleteWord, "ctrl+u": EditBackAll, "ctrl+k": EditDeleteAll,
}

// presses is the keys that inputs know, and some they do not.
var presses = []tea.KeyPressMsg{
	{Code: tea.KeyLeft},
	{Code: tea.KeyRight},
	{Code: tea.KeyUp},
	{Code: tea.KeyDown},
	{Code: tea.KeyHome},
	{Code: tea.KeyEnd},
	{Code: tea.KeyPgUp},
	{Code: tea.KeyPgDown},
	{Code: tea.KeyLeft, Mod: tea.ModCtrl},
	{Code: tea.KeyRight, Mod: tea.ModCtrl},
	{Code: tea.KeyHome, Mod: tea.ModCtrl},
	{Code: tea.KeyEnd, Mod: tea.ModCtrl},
	{Code: tea.KeyBackspace},
	{Code: tea.KeyDelete},
	{Code: tea.KeyEnter},
	{Code: tea.KeyTab},
	{Code: tea.KeyEscape},
	{Code: 'b', Mod: tea.ModAlt},
	{Code: 'f', Mod: tea.ModAlt},
	{Code: 'd', Mod: tea.ModAlt},
	{Code: tea.KeyBackspace, Mod: tea.ModAlt},
	{Code: 'w', Mod: tea.ModCtrl},
	{Code: 'u', Mod: tea.ModCtrl},
	{Code: 'k', Mod: tea.ModCtrl},
	{Code: 'a', Mod: tea.ModCtrl},
	{Code: 'x', Mod: tea.ModCtrl},
	{Code: 'z', Mod: tea.ModCtrl},
	{Code: tea.KeySpace, Text: " "},
	{Code: 'x', Text: "x"},
	{Code: 'é', Text: "é"},
	{Code: ',', Text: ","},
	{Code: '漢', Text: "漢"},
}

// message draws a key press or a paste.
func message(t *rapid.T) tea.Msg {
	if rapid.IntRange(0, 5).Draw(t, "paste?") == 0 {
		return tea.PasteMsg{Content: widgettest.AnyText(t, "paste")}
	}
	return rapid.SampledFrom(presses).Draw(t, "key")
}

// press presses keys by their names, or types text that is no name.
func press(update func(tea.Msg) bool, keys ...string) (changed bool) {
	for _, k := range keys {
		changed = update(keyNamed(k)) || changed
	}
	return changed
}

// keyNamed returns the press that has a name, or that types it.
func keyNamed(name string) tea.Msg {
	for _, k := range presses {
		if k.String() == name {
			return k
		}
	}
	code, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: code, Text: name}
}
