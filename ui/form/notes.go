package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/check"
	"personae/ui/view"
)

// Notes says what there is to say of the fields of a persona, by path.
type Notes func(p *model.Persona) map[string]view.Note

// SetNotes asks for notes on the fields after every change; nil ends that.
func (f *Form) SetNotes(notes Notes) {
	f.notes = notes
	f.annotate()
}

// annotate asks for the notes anew, and redraws the fields whose notes are others.
// Of a number that is out of range there is nothing to say but where people are.
func (f *Form) annotate() {
	var found map[string]view.Note
	if f.notes != nil {
		p := f.Settled()
		found = f.notes(&p)
	}
	for _, fd := range f.order {
		note := found[fd.spec.Path]
		if f.outside(fd) {
			note = view.Note{Low: note.Low, High: note.High}
		}
		if note != fd.note {
			fd.block = nil
		}
		fd.note = note
	}
}

// Version counts what may change how the form is rehearsed: what it holds, what
// is saved, and which field has the focus.
func (f *Form) Version() int { return f.version }

// Focused returns the path of the field that has the focus.
func (f *Form) Focused() string { return f.focused.spec.Path }

// Apply makes the changes of a fix, as one step that can be undone.
func (f *Form) Apply(fix *check.Fix) (view.Action, tea.Cmd) {
	action, cmd := f.setAll(f.changesOf(fix))
	f.reveal()
	f.follow()
	return action, cmd
}
