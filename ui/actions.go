package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

// apply does what a view asked for, within the Update that it was asked in.
//
//nolint:funlen // one case an action; in two switches one could be forgotten
func (r *Root) apply(action view.Action) tea.Cmd {
	if r.info.ReadOnly && view.Changes(action) {
		if r.flow.Lost.Tell() {
			return nil
		}
		r.screen.Say(view.LevelWarning, "Nothing can be changed here: "+r.info.Reason)
		return nil
	}
	switch a := action.(type) {
	case nil:
		return nil
	case view.Many:
		return r.applyAll(a)
	case view.Back:
		return r.leave()
	case view.Answered:
		return r.answered(a)
	case view.Run:
		return r.run(a.Name) // never back to the view, which has just said that it is not its own
	case view.Say:
		r.screen.Say(a.Level, a.Text)
		return nil
	case view.Copy:
		r.screen.Say(view.LevelSuccess, "Copied "+a.What+" to the clipboard.")
		return tea.SetClipboard(a.Text)
	case view.PrepareSearch:
		return r.flow.Browse.PrepareSearch()
	case view.LoadPage:
		return r.flow.Browse.Page(a)
	case view.LoadIDs:
		return r.flow.Browse.IDs(a)
	case view.Show:
		return r.flow.Browse.Show(a)
	case view.Pick:
		return r.pick(a)
	case view.Open:
		return r.flow.Pages()[a.Page](a.IDs)
	case view.OpenDiff:
		return r.flow.Diffs.Open(a)
	case view.DiffForm:
		return r.flow.Diffs.OpenForm()
	case view.CopyField:
		return r.flow.Diffs.Copy(a)
	case view.RehearseDiff:
		return r.flow.Diffs.Rehearse()
	case view.RehearseForm:
		return r.flow.Rehearsals.OpenForm()
	case view.RehearseAll:
		return r.flow.Rehearsals.OpenOverview()
	case view.RehearseWith:
		return r.flow.Rehearsals.OpenCall(a)
	case view.Symptoms:
		return r.flow.Symptoms.Pick()
	case view.FindField:
		return r.flow.Forms.Find()
	case view.ChooseValue:
		return r.flow.Forms.ChooseValue()
	case view.FormChanges:
		return r.flow.Forms.Changes()
	case view.CopyCommand:
		return r.flow.Exporting.CopyCommand(a)
	case view.Export:
		return r.flow.Exporting.Export(a)
	case view.Edit:
		return r.flow.Forms.Open(a)
	case view.LeaveForm:
		return r.flow.Forms.Leave(nil)
	case view.OpenEditor:
		return r.flow.Forms.OpenEditor(a)
	case view.ChoosePortrait:
		return r.flow.Portraits.Choose(a.Path)
	case view.DrawPortrait:
		return r.flow.Portraits.Draw(a.Path)
	case view.KeepDraft:
		return r.flow.Drafts.Keep(a.Draft)
	case view.DropDraft:
		return r.flow.Drafts.Drop(a.ID, "")
	case view.New:
		return r.flow.Forms.New(a)
	case view.Clone:
		return r.flow.Clones.Clone(a.IDs)
	case view.Delete:
		return r.flow.Library.Delete(a.IDs)
	case view.Move:
		return r.flow.Projects.Move(a.IDs)
	case view.Save:
		return r.flow.Saves.Save(a)
	case view.PickChange:
		return r.flow.Bulk.Pick()
	case view.TryEdit:
		return r.flow.Bulk.Try(a.Edit)
	case view.MakeEdit:
		return r.flow.Bulk.Make(a)
	case view.Import:
		return r.flow.Importing.Import()
	}
	return nil
}

func (r *Root) applyAll(actions view.Many) tea.Cmd {
	cmds := make([]tea.Cmd, len(actions))
	for i, action := range actions {
		cmds[i] = r.apply(action)
	}
	return tea.Batch(cmds...)
}

// leave takes the front-most thing away.
func (r *Root) leave() tea.Cmd {
	page := r.screen.Page()
	switch {
	case r.screen.HasDialog():
		r.screen.Close()
	case page.Leave != nil:
		return page.Leave(nil)
	default:
		r.screen.Pop()
	}
	return nil
}

// answered closes the dialog and goes on with its answer.
func (r *Root) answered(a view.Answered) tea.Cmd {
	r.screen.Close()
	if a.Then == nil {
		return nil
	}
	return a.Then()
}

// pick asks for a choice that the list is shown by, or the rehearsals are set by.
func (r *Root) pick(a view.Pick) tea.Cmd {
	switch entry, _ := r.keys.Entry(a.What); entry.Place {
	case keymap.Rehearse:
		return r.flow.Scripts.Pick(a.What)
	case keymap.Coverage:
		return r.flow.Coverage.Pick(a.What)
	default:
		return r.flow.Projects.Pick(a)
	}
}

// dispatch runs a named action where it belongs, whether a key or the palette
// asked for it: in the pane whose action it is, else in the view in front.
func (r *Root) dispatch(name keymap.Name) tea.Cmd {
	entry, ok := r.keys.Entry(name)
	if !ok {
		return nil
	}
	if entry.Place == keymap.Everywhere {
		return r.run(name)
	}
	target := r.screen.Front()
	for _, pane := range r.screen.Panes() {
		if entry.Place != target.Place() && entry.Place == pane.Place() {
			target = pane
		}
	}
	return r.flow.Browse.Reach(target, func() tea.Cmd {
		action, cmd := target.Do(name)
		return tea.Batch(cmd, r.apply(action))
	})
}
