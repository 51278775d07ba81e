package editor

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/widget/input"
)

// Keys says what the keys in force mean inside a field.
type Keys struct {
	Names *keymap.Map
	Edits input.Keys
}

// Enter reports whether msg goes on, or begins to type.
func (k Keys) Enter(msg tea.Msg) bool { return k.Names.Has(keymap.InputEnter, pressed(msg)) }

// Switches reports whether msg turns a toggle over, or goes round a choice.
func (k Keys) Switches(msg tea.Msg) bool { return k.Names.Has(keymap.InputSwitch, pressed(msg)) }

// wants reports whether a text uses a key itself before the form may: what moves
// in it and what deletes, but with ctrl or alt the form's own comes first.
func (k Keys) wants(key string) bool {
	switch k.Edits[key] {
	case input.EditLeft, input.EditRight, input.EditHome, input.EditEnd, input.EditBack, input.EditDelete, input.EditBreak:
		return keymap.Plain(key)
	default:
		return k.Names.Has(keymap.InputSwitch, key) ||
			k.Names.Has(keymap.FormMuchMore, key) || k.Names.Has(keymap.FormMuchLess, key)
	}
}

// wantsIn is wants for a text that may be empty: there, a key that takes
// characters away is left to the form, where it takes the value away.
func (k Keys) wantsIn(empty bool, key string) bool {
	what := k.Edits[key]
	return k.wants(key) && (!empty || what != input.EditBack && what != input.EditDelete)
}

// classOf says of which class the edit is that msg made in a text.
func (k Keys) classOf(msg tea.Msg) Class {
	key, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok || k.Enter(msg):
		return ClassAlone
	case key.Text == "":
		return classErase
	}
	if r, _ := utf8.DecodeRuneInString(key.Text); unicode.IsSpace(r) {
		return classBlank
	}
	return classLetter
}

func pressed(msg tea.Msg) string {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return key.String()
	}
	return ""
}

func sideways(delta int) input.Edit {
	if delta < 0 {
		return input.EditLeft
	}
	return input.EditRight
}
