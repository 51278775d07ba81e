package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model/value"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// Choices lists what the focused field can be set to, with what each does, and what
// the field is called.
func (f *Form) Choices() (label string, choices []editor.Choice) {
	return f.focused.spec.Label, f.editorOf(f.focused).Choices()
}

// Choose gives the focused field one of its choices.
func (f *Form) Choose(chosen string) (view.Action, tea.Cmd) {
	fd := f.focused
	action, cmd := f.take(fd, editor.Reply{Changed: true, Content: editor.Content{Value: value.Text(chosen)}})
	f.resetEditor(fd)
	f.follow()
	return action, cmd
}

// TypeOwn begins a value in the focused field that is none of its choices.
func (f *Form) TypeOwn() {
	f.editorOf(f.focused).TypeOwn()
	f.focused.block = nil
}
