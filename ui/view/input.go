package view

import (
	"personae/keymap"
	"personae/ui/widget"
)

// edits says what each action of an input is to the widgets, which know no
// keymap. A switch is none: in a text its key is a character.
var edits = map[keymap.Name]widget.Edit{
	keymap.InputEnter:      widget.EditBreak,
	keymap.InputSwitch:     widget.EditInsert,
	keymap.InputRemoveRow:  widget.EditRemoveRow,
	keymap.InputLeft:       widget.EditLeft,
	keymap.InputRight:      widget.EditRight,
	keymap.InputUp:         widget.EditUp,
	keymap.InputDown:       widget.EditDown,
	keymap.InputWordLeft:   widget.EditWordLeft,
	keymap.InputWordRight:  widget.EditWordRight,
	keymap.InputHome:       widget.EditHome,
	keymap.InputEnd:        widget.EditEnd,
	keymap.InputTop:        widget.EditTop,
	keymap.InputBottom:     widget.EditBottom,
	keymap.InputPageUp:     widget.EditPageUp,
	keymap.InputPageDown:   widget.EditPageDown,
	keymap.InputBreak:      widget.EditBreak,
	keymap.InputBack:       widget.EditBack,
	keymap.InputDelete:     widget.EditDelete,
	keymap.InputBackWord:   widget.EditBackWord,
	keymap.InputDeleteWord: widget.EditDeleteWord,
	keymap.InputBackAll:    widget.EditBackAll,
	keymap.InputDeleteAll:  widget.EditDeleteAll,
}

// InputKeys returns what the keys in force ask of an input.
func InputKeys(keys *keymap.Map) widget.Keys {
	out := widget.Keys{}
	for _, entry := range keys.In(keymap.Input) {
		for _, k := range entry.Keys {
			if what := edits[entry.Name]; what != widget.EditInsert {
				out[k] = what
			}
		}
	}
	return out
}
