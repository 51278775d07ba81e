package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/dialog"
	"personae/ui/view"
)

// quit ends the program once the writes are done; a form with changes is asked
// about first.
func (r *Root) quit() tea.Cmd {
	if r.form != nil && r.form.Dirty() {
		return r.leaveForm(true, func(r *Root) tea.Cmd { return r.end() })
	}
	return r.end()
}

// quitNow ends the program without a question. What is typed in a form is kept
// as a draft and offered at the next start.
func (r *Root) quitNow() tea.Cmd {
	var cmd tea.Cmd
	if r.form != nil && r.form.Dirty() {
		cmd = r.keepDraft(r.draft())
		r.form = nil // nothing that is typed from here on could still be kept
		r.layers = nil
	}
	return tea.Batch(cmd, r.end())
}

// draft is what the form holds now.
func (r *Root) draft() model.Draft {
	base := r.form.Base()
	return model.Draft{Persona: r.form.Persona(), Base: base.Revision, BasePersona: base.Persona, At: r.now()}
}

// end quits as soon as nothing is on its way to the library.
func (r *Root) end() tea.Cmd {
	r.quitting = true
	r.stopLooking()
	if r.writes.running {
		r.say(view.LevelInfo, "Waiting for the last save…")
	}
	return r.nextWrite()
}

// leaveForm closes the form, after a question when it holds changes.
func (r *Root) leaveForm(dirty bool, then outcome) tea.Cmd {
	closed := func(r *Root) tea.Cmd {
		r.form = nil
		if then != nil {
			return then(r)
		}
		return nil
	}
	if !dirty {
		return closed(r)
	}
	id := r.form.Persona().ID
	r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
		Title: "Unsaved changes",
		Text:  "Save the changes to " + r.form.Title() + "?",
		Buttons: []dialog.Button{
			{Value: "save", Label: "Save"},
			{Value: "discard", Label: "Discard", Danger: true},
			{Value: "stay", Label: "Keep editing"},
		},
	}), answers{one: func(r *Root, answer view.Answer) tea.Cmd {
		switch answer.Value {
		case "save":
			r.quitting = false
			action, cmd := r.form.Save(true)
			saving := tea.Batch(cmd, r.apply(action))
			if _, ok := action.(view.Save); ok && then != nil {
				return tea.Batch(saving, r.write(whenSaved(then)))
			}
			return saving
		case "discard":
			return tea.Batch(r.dropDraft(id), closed(r))
		}
		return nil
	}}, promptly)
	return nil
}

// whenSaved queues behind a save what shall happen once the form is closed; a
// save that was refused leaves the form open, and then nothing happens.
func whenSaved(then outcome) func(job) outcome {
	return func(job) outcome {
		return func(r *Root) tea.Cmd {
			if r.form != nil {
				return nil
			}
			return then(r)
		}
	}
}
