package form

import (
	"charm.land/bubbles/v2/key"

	"personae/keymap"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// Commands implements view.View.
func (f *Form) Commands() []view.Command {
	var out []view.Command
	for _, entry := range f.keys.In(keymap.Form) {
		out = append(out, view.Command{Name: entry.Name, Reason: f.reason(entry.Name)})
	}
	return append(out, view.Command{Name: keymap.Back})
}

// edits is the actions that a read-only library leaves nothing for.
var edits = map[keymap.Name]bool{
	keymap.FormReset: true, keymap.FormNull: true, keymap.FormAbsent: true, keymap.FormFix: true, keymap.FormEditor: true,
}

// reason says why an action cannot run now, or "".
func (f *Form) reason(name keymap.Name) string {
	fd := f.focused
	if fd == nil {
		return "The form has no persona yet."
	}
	if f.readOnly != "" && edits[name] {
		return "Not changed. " + f.readOnly
	}
	switch name {
	case keymap.FormMore, keymap.FormLess, keymap.FormMuchMore, keymap.FormMuchLess:
		if fd.spec.ReadOnly || fd.isRoot() {
			return fixedReason(fd)
		}
	case keymap.FormReset, keymap.FormAbsent, keymap.FormNull:
		return f.cannotTake(name)
	case keymap.FormUndo:
		if len(f.history.done) == 0 {
			return "Nothing to take back in this form."
		}
	case keymap.FormRedo:
		if len(f.history.undone) == 0 {
			return "Nothing to bring back in this form."
		}
	case keymap.FormFix:
		if fixOf(fd) == nil {
			return "There is no suggestion for " + fd.spec.Label + "."
		}
	case keymap.FormEditor:
		if _, _, ok := f.editorOf(fd).Text(); !ok {
			return fd.spec.Label + " is no text: it cannot be edited in your own editor."
		}
	case keymap.FormSave:
		switch {
		case f.readOnly != "":
			return "Not saved. " + f.readOnly
		case !f.Dirty() && !f.isNew:
			return "Nothing to save: nothing has changed."
		}
	default: // moving always can
	}
	return ""
}

// fixedReason says why a field cannot be changed by keys of its own.
func fixedReason(fd *field) string {
	if fd.isRoot() {
		return fd.spec.Label + " is started with enter and taken away with delete."
	}
	return fd.spec.Label + " cannot be edited: a system or the library gives it."
}

// cannotTake says why a field cannot be taken back to null, nothing or its
// default, or "".
func (f *Form) cannotTake(name keymap.Name) string {
	fd := f.focused
	switch {
	case fd.isRoot() && f.used[fd.spec.Path] || fd.isRoot() && f.content(fd) != (editor.Content{}):
		return ""
	case fd.isRoot():
		return fd.spec.Label + " is not used, so there is nothing to take away."
	case fd.spec.ReadOnly:
		return fixedReason(fd)
	case name == keymap.FormNull && !fd.spec.Nullable:
		return "Null means nothing for " + fd.spec.Label + "."
	case name == keymap.FormAbsent && fd.spec.Required:
		return fd.spec.Label + " cannot be left out."
	}
	return ""
}

// ShortHelp implements help.KeyMap: what the focused field can do, then what the
// form can.
func (f *Form) ShortHelp() []key.Binding {
	var first, last []keymap.Name
	if f.Dirty() {
		first = append(first, keymap.FormSave)
		last = append(last, keymap.FormUndo)
	}
	if fd := f.focused; fd != nil && !fd.spec.ReadOnly {
		if fixOf(fd) != nil {
			first = append(first, keymap.FormFix)
		}
		near, far := f.editorOf(fd).Hints()
		first = append(append(first, keymap.FormNext), near...)
		last = append(far, last...)
	} else {
		first = append(first, keymap.FormNext)
	}
	first = append(first, keymap.Back)
	return f.keys.Bindings(append(append(first, last...), keymap.FormNextSection)...)
}

// FullHelp implements help.KeyMap: every key of the form, by group.
func (f *Form) FullHelp() [][]key.Binding {
	var out [][]key.Binding
	group := ""
	for _, entry := range f.keys.In(keymap.Form) {
		if entry.Group != group || len(out) == 0 {
			out, group = append(out, nil), entry.Group
		}
		out[len(out)-1] = append(out[len(out)-1], f.keys.Binding(entry.Name))
	}
	return out
}
