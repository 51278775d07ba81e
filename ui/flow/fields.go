package flow

import (
	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/ui/dialog"
)

const fieldsWidth = 84 // room for a long name and its path

// Find asks for a field and goes there.
func (f *Forms) Find() tea.Cmd {
	var items []dialog.Item[string]
	for _, spec := range field.Shown() {
		if spec.Kind == field.KindObject && field.SectionOf(spec.Path) != spec.Path {
			continue // it has no row of its own
		}
		items = append(items, dialog.Item[string]{
			Value: spec.Path, Label: string(spec.Group) + ": " + spec.Label, Note: spec.Path, Words: spec.Words(),
			Current: f.form != nil && f.form.Focused() == spec.Path,
		})
	}
	choose(f.Host, "Which field?", fieldsWidth, items, f.GoTo)
	return nil
}

// GoTo goes to a field of the form.
func (f *Forms) GoTo(path string) tea.Cmd {
	if f.form != nil {
		f.form.FocusField(path)
	}
	return nil
}

// Changes lists what differs from what is saved: enter goes there, and backspace
// takes it back.
func (f *Forms) Changes() tea.Cmd {
	if f.form == nil || !f.form.Dirty() {
		return nil
	}
	var items []dialog.Item[string]
	for _, c := range f.form.Changes() {
		items = append(items, dialog.Item[string]{Value: c.Path, Label: c.Words, Words: c.Path})
	}
	list := choose(f.Host, "What differs from what is saved", fieldsWidth, items, f.GoTo)
	list.AllowRemove(func(path string) tea.Cmd {
		if f.form == nil {
			return nil
		}
		action, cmd := f.form.TakeBack(path)
		return tea.Batch(cmd, f.Apply(action), f.Changes())
	})
	return nil
}
