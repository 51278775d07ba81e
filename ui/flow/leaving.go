package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/form"
	"personae/ui/view"
	"personae/ui/work"
)

func (f *Forms) close() {
	if f.form != nil {
		f.Screen.Remove(f.form)
		f.Rehearsals.beside(nil)
		f.form = nil
	}
}

// Leave closes the form and goes on with then, which may be nil; it asks first
// when the form holds changes, and shows which.
func (f *Forms) Leave(then func() tea.Cmd) tea.Cmd {
	if f.form == nil {
		return work.Done(then).Take()
	}
	if !f.form.Dirty() {
		f.close()
		return work.Done(then).Take()
	}
	asked := f.form
	do := func(answer func() tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			if f.form != asked { // a save that was on its way has closed it meanwhile
				return work.Done(then).Take()
			}
			return answer()
		}
	}
	discard := dialog.Button{Label: "Discard", Danger: true, Do: do(func() tea.Cmd { return tea.Batch(f.discard(), work.Done(then).Take()) })}
	q := dialog.Question{
		Title: "Unsaved changes",
		Text:  "Save the changes to " + f.form.Title() + "?",
		Buttons: []dialog.Button{
			{Label: "Save", Do: do(func() tea.Cmd { return f.saveAndLeave(then) })}, discard, {Label: "Keep editing"},
		},
	}
	if wrong := f.form.Wrong(); len(wrong) > 0 { // saving must fail
		q.Text = fmt.Sprintf("%s must be mended first: %s.", words.Count(len(wrong), "error"), strings.Join(wrong, ", "))
		q.Buttons = []dialog.Button{{Label: "Keep editing"}, discard}
	}
	q.Text += "\n" + listed(f.form.Changes())
	f.question(q)
	return nil
}

// listed is changes as lines, the first of them.
func listed(changes []form.Change) string {
	const most = 8
	text := ""
	for i, c := range changes {
		if i == most {
			return text + fmt.Sprintf("\n• and %d more", len(changes)-most)
		}
		text += "\n• " + c.Words
	}
	return text
}

// discard closes the form without saving; what was typed can be brought back by one
// undo.
func (f *Forms) discard() tea.Cmd {
	draft := f.form.Draft(f.Now())
	left := &opening{
		base: f.form.Base(), working: draft.Persona, unfinished: draft.Unfinished, isNew: f.form.IsNew(), field: f.form.Focused(),
	}
	title := f.form.Title()
	f.close()
	f.discarded = left
	f.Say(view.LevelInfo, fmt.Sprintf("Left %s without saving. %s brings back what was typed.", title, f.KeyOf(keymap.Undo)))
	return f.Drafts.Drop(left.working.ID, "")
}

// Restore opens the form again on what was left without saving, once; false when
// there is nothing to bring back.
func (f *Forms) Restore() (cmd tea.Cmd, some bool) {
	left := f.discarded
	if left == nil || f.form != nil {
		return nil, false
	}
	return f.open(func(context.Context) (opening, error) { return *left, nil }, f.enter), true
}

// LibraryChanged follows a change of the library: undo is about that now, and what
// another editor saved of the persona that is open is told at once.
func (f *Forms) LibraryChanged() tea.Cmd {
	f.discarded = nil
	open := f.form
	if open == nil || open.IsNew() {
		return nil
	}
	id := open.Persona().ID
	return work.Aside(func() work.Done {
		record, err := f.Store.Get(f.Context, id)
		return finally(func() {
			switch {
			case open != f.form:
			case err == nil && !record.Trashed:
				open.SetElsewhere(record)
			case err == nil || errors.Is(err, library.ErrNotFound):
				open.SetGone()
			default:
				f.Log.Warn("the open persona was not read", "error", err)
			}
		})
	})
}

// saveAndLeave saves the form, closes it then, and goes on. A save that was
// refused leaves the form open, and then nothing happens.
func (f *Forms) saveAndLeave(then func() tea.Cmd) tea.Cmd {
	f.Queue.Stay()
	action, cmd := f.form.Save(true)
	save, ok := action.(view.Save)
	if save.Later {
		return f.afterSave(func() tea.Cmd { return f.saveAndLeave(then) })
	}
	saving := tea.Batch(cmd, f.Apply(action))
	if !ok || then == nil {
		return saving
	}
	return tea.Batch(saving, f.Queue.Add(func() work.Done {
		return func() tea.Cmd {
			if f.form != nil {
				return nil
			}
			return then()
		}
	}))
}

// afterSave does something with the form once a save of it has ended, if it is still open.
func (f *Forms) afterSave(do func() tea.Cmd) tea.Cmd {
	open := f.form
	return f.Queue.Add(func() work.Done {
		return func() tea.Cmd {
			if f.form == nil || f.form != open {
				return nil
			}
			return do()
		}
	})
}
