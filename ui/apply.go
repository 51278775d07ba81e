package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/dialog"
	"personae/ui/view"
)

// apply does what a view asked for, within the Update that it was asked in.
func (r *Root) apply(action view.Action) tea.Cmd {
	switch a := action.(type) {
	case nil:
		return nil
	case view.Many:
		cmds := make([]tea.Cmd, 0, len(a))
		for _, one := range a {
			cmds = append(cmds, r.apply(one))
		}
		return tea.Batch(cmds...)
	case view.Back:
		return r.goBack()
	case view.Answer, view.Resolved:
		return r.answered(a)
	case view.Run:
		return r.run(a.Name) // never back to the view, which has just said that it is not its own
	case view.Say:
		r.say(a.Level, a.Text)
		return nil
	case view.Copy:
		r.say(view.LevelSuccess, "Copied "+a.What+" to the clipboard.")
		return tea.SetClipboard(a.Text)
	case view.LoadPage, view.LoadIDs, view.Show, view.Pick, view.Rehearse, view.RehearseForm, view.Symptoms,
		view.Export, view.PlanExport, view.ReadFolder:
		return r.applyReading(a)
	}
	return r.applyEditing(action)
}

// applyReading does what only reads: the loads that the list asks for, and
// rehearsals.
func (r *Root) applyReading(action view.Action) tea.Cmd {
	switch a := action.(type) {
	case view.LoadPage:
		return r.loadPage(a)
	case view.LoadIDs:
		return r.opens(r.loadIDs(a))
	case view.Show:
		if a.Open {
			r.focusDetail(true)
		}
		if a.ID == r.shown.id && !a.Open {
			return nil
		}
		return r.show(a.ID)
	case view.Pick:
		if entry, _ := r.keys.Entry(a.What); entry.Place == keymap.Rehearse {
			return r.pickForRehearsal(a.What)
		}
		return r.opens(r.pick(a))
	case view.Rehearse:
		return r.opens(r.openRehearsal(a.IDs))
	case view.RehearseForm:
		return r.rehearseForm()
	case view.Symptoms:
		return r.pickSymptom()
	case view.Export:
		return r.export(a)
	case view.PlanExport:
		return r.planExport(a)
	case view.ReadFolder:
		return readFolder(a)
	}
	return nil
}

// applyEditing does what changes the library, or prepares it.
func (r *Root) applyEditing(action view.Action) tea.Cmd {
	switch a := action.(type) {
	case view.LeaveForm:
		return r.leaveForm(a.Dirty, nil)
	case view.DropDraft:
		return r.dropDraft(a.ID)
	case view.KeepDraft:
		return r.keepDraft(a.Draft)
	case view.OpenEditor:
		return r.openEditor(a)
	case view.Edit:
		return r.opens(r.openForm(a.ID, a.Field))
	}
	if r.info.ReadOnly {
		r.say(view.LevelWarning, "Nothing can be changed here: "+r.info.Reason)
		return nil
	}
	switch a := action.(type) {
	case view.New:
		return r.newPersona(a.Project)
	case view.Clone:
		return r.clone(a.IDs)
	case view.Delete:
		return r.confirmDelete(a.IDs)
	case view.Move:
		return r.opens(r.pickTarget(a.IDs))
	case view.Save:
		return r.save(a)
	case view.Import:
		return r.importFile()
	case view.PlanImport:
		return r.planImport(a)
	}
	return nil
}

// newPersona opens the form on a persona with the default knobs.
func (r *Root) newPersona(project string) tea.Cmd {
	if project == "" {
		project = r.list.Query().Project
	}
	if project == "" {
		project = defaultProject
	}
	p := model.New(project, "")
	id, err := model.NewID(r.now(), r.random)
	if err != nil {
		r.fail("Not created", err)
		return nil
	}
	p.ID = id
	return r.opens(r.openNewForm(p))
}

// defaultProject is where a new persona goes when the list shows all projects.
const defaultProject = "Default"

// confirmDelete asks before more than one persona goes to the trash; one alone
// goes at once, since undo brings it back.
func (r *Root) confirmDelete(ids []string) tea.Cmd {
	if len(ids) == 1 {
		return r.del(ids)
	}
	r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
		Title: "Delete",
		Text:  fmt.Sprintf("Move %d personas to the trash? Undo brings them back.", len(ids)),
		Buttons: []dialog.Button{
			{Value: "yes", Label: "Delete", Danger: true},
			{Value: "no", Label: "Cancel"},
		},
	}), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if a.Value != "yes" {
			return nil
		}
		return r.del(ids)
	}}, promptly)
	return nil
}

// goBack leaves the front-most thing.
func (r *Root) goBack() tea.Cmd {
	switch {
	case len(r.layers) > 0:
		if l := r.pop(); l.left != nil {
			l.left(r)
		}
	case r.rehearsing.view != nil:
		r.leaveRehearsal()
	case r.form != nil:
		return r.leaveForm(r.form.Dirty(), nil)
	case r.inDetail:
		r.focusDetail(false)
	}
	return nil
}

// answered closes the dialog and goes on with its outcome.
func (r *Root) answered(action view.Action) tea.Cmd {
	l := r.pop()
	switch a := action.(type) {
	case view.Answer:
		if l.one != nil {
			return l.one(r, a)
		}
	case view.Resolved:
		if l.merged != nil {
			return l.merged(r, a.Persona)
		}
	}
	return nil
}
