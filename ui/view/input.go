package view

import (
	"slices"

	"personae/keymap"
	"personae/ui/widget/input"
)

// edits says what each action of an input is to the widgets, which know no
// keymap. A switch is none: in a text its key is a character.
var edits = map[keymap.Name]input.Edit{
	keymap.InputEnter:      input.EditBreak,
	keymap.InputSwitch:     input.EditInsert,
	keymap.InputNext:       input.EditNext,
	keymap.InputPrevious:   input.EditPrevious,
	keymap.InputRemoveRow:  input.EditRemoveRow,
	keymap.InputLeft:       input.EditLeft,
	keymap.InputRight:      input.EditRight,
	keymap.InputUp:         input.EditUp,
	keymap.InputDown:       input.EditDown,
	keymap.InputWordLeft:   input.EditWordLeft,
	keymap.InputWordRight:  input.EditWordRight,
	keymap.InputHome:       input.EditHome,
	keymap.InputEnd:        input.EditEnd,
	keymap.InputTop:        input.EditTop,
	keymap.InputBottom:     input.EditBottom,
	keymap.InputPageUp:     input.EditPageUp,
	keymap.InputPageDown:   input.EditPageDown,
	keymap.InputBreak:      input.EditBreak,
	keymap.InputBack:       input.EditBack,
	keymap.InputDelete:     input.EditDelete,
	keymap.InputBackWord:   input.EditBackWord,
	keymap.InputDeleteWord: input.EditDeleteWord,
	keymap.InputBackAll:    input.EditBackAll,
	keymap.InputDeleteAll:  input.EditDeleteAll,
}

// InputKeys returns what the keys in force ask of an input.
func InputKeys(keys *keymap.Map) input.Keys {
	out := input.Keys{}
	for _, entry := range keys.In(keymap.Input) {
		for _, k := range entry.Keys {
			if what := edits[entry.Name]; what != input.EditInsert {
				out[k] = what
			}
		}
	}
	return out
}

// inLine are the edits of a line of text.
var inLine = []keymap.Name{
	keymap.InputLeft, keymap.InputRight, keymap.InputWordLeft, keymap.InputWordRight, keymap.InputHome, keymap.InputEnd,
	keymap.InputBack, keymap.InputDelete, keymap.InputBackWord, keymap.InputDeleteWord, keymap.InputBackAll, keymap.InputDeleteAll,
}

// EditsLine reports whether a key edits a line of text, or moves in it: a view
// leaves it to the line that is typed in it, although it is bound.
func EditsLine(keys *keymap.Map, pressed string) bool {
	return slices.ContainsFunc(inLine, func(name keymap.Name) bool { return keys.Has(name, pressed) })
}
