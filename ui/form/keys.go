package form

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
	"personae/ui/widget"
)

// fieldKeys says what the keys in force mean inside a field.
type fieldKeys struct {
	names *keymap.Map
	edits widget.Keys
}

func keysInForce(names *keymap.Map) fieldKeys {
	return fieldKeys{names, view.InputKeys(names)}
}

// enter reports whether msg goes on, or begins to type.
func (k fieldKeys) enter(msg tea.Msg) bool { return k.names.Has(keymap.InputEnter, pressed(msg)) }

// switches reports whether msg turns a toggle over, or goes round a choice.
func (k fieldKeys) switches(msg tea.Msg) bool { return k.names.Has(keymap.InputSwitch, pressed(msg)) }

// wants reports whether a text uses a key itself before the form may: what moves
// in it and what deletes, but with ctrl or alt the form's own comes first.
func (k fieldKeys) wants(key string) bool {
	switch k.edits[key] {
	case widget.EditLeft, widget.EditRight, widget.EditHome, widget.EditEnd, widget.EditBack, widget.EditDelete, widget.EditBreak:
		return keymap.Plain(key)
	default:
		return k.names.Has(keymap.InputSwitch, key) ||
			k.names.Has(keymap.FormMuchMore, key) || k.names.Has(keymap.FormMuchLess, key)
	}
}

// erases reports whether a key takes characters away: in an empty text it is left
// to the form, where it takes the value away.
func (k fieldKeys) erases(key string) bool {
	what := k.edits[key]
	return what == widget.EditBack || what == widget.EditDelete
}

// classOf says of which class the edit is that msg made in a text.
func (k fieldKeys) classOf(msg tea.Msg) class {
	key, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok || k.enter(msg):
		return classAlone
	case key.Text == "":
		return classErase
	}
	if r, _ := utf8.DecodeRuneInString(key.Text); unicode.IsSpace(r) {
		return classBlank
	}
	return classLetter
}

// pressed returns the name of the key that msg presses, or "".
func pressed(msg tea.Msg) string {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return key.String()
	}
	return ""
}

// sideways is the edit that moves a text's cursor by one.
func sideways(delta int) widget.Edit {
	if delta < 0 {
		return widget.EditLeft
	}
	return widget.EditRight
}
