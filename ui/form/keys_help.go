package form

import (
	"personae/keymap"
	"personae/model"
)

// keysOf says in a few words what the keys do in a field.
func (f *Form) keysOf(fd *field) string {
	name := f.keys.Shown
	reset := name(keymap.FormReset) + " " + resetWords(fd.spec)
	switch f.editorOf(fd).(type) {
	case *sliderEditor:
		return name(keymap.FormLess) + " " + name(keymap.FormMore) + " one step, " +
			name(keymap.FormMuchLess) + " " + name(keymap.FormMuchMore) + " a big one, digits type a number, " + reset
	case *choiceEditor:
		return name(keymap.FormLess) + " " + name(keymap.FormMore) + " choose, " + name(keymap.InputEnter) + " types a value of your own, " + reset
	case *toggleEditor:
		return name(keymap.InputSwitch) + " switches, " + reset
	case *tagsEditor:
		return name(keymap.InputEnter) + " or a comma ends an entry, ← walks over the entries, backspace takes one away"
	case *pairsEditor:
		return name(keymap.InputEnter) + " goes on to the value and to the next row, " +
			name(keymap.InputRemoveRow) + " takes a row away, " +
			name(keymap.FormEditor) + " opens all of it as JSON"
	case *proseEditor:
		return name(keymap.FormEditor) + " opens it in your own editor, " + name(keymap.FormAbsent) + " leaves it out"
	case *lineEditor:
		if fd.spec.Required {
			return "type, " + name(keymap.InputEnter) + " goes on"
		}
		return "type, " + name(keymap.FormAbsent) + " leaves it out"
	case *vendorEditor:
		return name(keymap.InputEnter) + " starts the section, delete takes it away whole"
	}
	return "none: it cannot be edited"
}

// resetWords says what reset does to a field.
func resetWords(spec *model.Spec) string {
	switch {
	case spec.Nullable:
		return "for " + meaning(spec, model.Null)
	case spec.Required:
		return "for what is saved"
	case spec.Default.IsSet():
		return "for " + model.Format(spec, spec.Default)
	}
	return "leaves it out"
}
