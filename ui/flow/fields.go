package flow

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/ui/dialog"
	"personae/ui/view"
)

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
	choose(f.Host, "Which field?", items, f.GoTo)
	return nil
}

// GoTo goes to a field of the form, or to the switch of its section where that is not
// used.
func (f *Forms) GoTo(path string) tea.Cmd {
	if f.form == nil {
		return nil
	}
	f.form.FocusField(path)
	if at := f.form.Focused(); at != path && at == field.SectionOf(path) {
		spec, _ := field.Find(path)
		f.Say(view.LevelInfo, fmt.Sprintf("%s comes with its section: %s starts it.", spec.Label, f.KeyOf(keymap.InputEnter)))
	}
	return nil
}

// ChooseValue lists what the focused field can be set to, and last another value.
func (f *Forms) ChooseValue() tea.Cmd {
	if f.form == nil {
		return nil
	}
	label, choices := f.form.Choices()
	var items []dialog.Item[func() tea.Cmd]
	for _, c := range choices {
		items = append(items, dialog.Item[func() tea.Cmd]{Label: c.Label, Note: c.Help, Current: c.Current, Value: func() tea.Cmd {
			action, cmd := f.form.Choose(c.Value)
			return tea.Batch(cmd, f.Apply(action))
		}})
	}
	items = append(items, dialog.Item[func() tea.Cmd]{Label: "another value…", Value: func() tea.Cmd {
		f.form.TypeOwn()
		return nil
	}})
	choose(f.Host, label, items, func(do func() tea.Cmd) tea.Cmd {
		if f.form == nil {
			return nil
		}
		return do()
	})
	return nil
}

// Changes lists what differs from what is saved: enter goes there, backspace takes
// it back, and a key shows both side by side.
func (f *Forms) Changes() tea.Cmd {
	if f.form == nil || !f.form.Dirty() {
		return nil
	}
	var items []dialog.Item[string]
	for _, c := range f.form.Changes() {
		items = append(items, dialog.Item[string]{Value: c.Path, Label: c.Words, Words: c.Path})
	}
	list := choose(f.Host, "What differs from what is saved", items, f.GoTo)
	list.AllowRemove(func(path string) tea.Cmd {
		if f.form == nil {
			return nil
		}
		action, cmd := f.form.TakeBack(path)
		return tea.Batch(cmd, f.Apply(action), f.Changes())
	})
	list.AllowDiff(func() tea.Cmd { return f.Apply(view.DiffForm{}) })
	return nil
}
