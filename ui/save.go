package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/dialog"
	"personae/ui/view"
)

// save writes the form's persona. When someone has written it since, the two
// are merged field by field; only where both changed the same field is the user
// asked.
func (r *Root) save(a view.Save) tea.Cmd {
	kind, label := model.OperationSave, "Saved "+a.Persona.Name
	if a.Base == 0 {
		kind, label = model.OperationCreate, "Created "+a.Persona.Name
	}
	return r.write(func(j job) outcome {
		records, err := j.store.Write(j.ctx, kind, label, []model.Put{{Persona: a.Persona, Base: a.Base}})
		if err != nil {
			return func(r *Root) tea.Cmd { return r.saveFailed(a, err) }
		}
		// The draft has done its work. That it could not be dropped must not
		// make a save look failed: it is offered once more, no worse.
		dropErr := j.store.DropDraft(j.ctx, records[0].Persona.ID)
		return func(r *Root) tea.Cmd {
			if dropErr != nil {
				r.log.Warn("draft not dropped", "error", dropErr)
			}
			return r.saved(a, label, records[0])
		}
	})
}

// saved settles a save that worked.
func (r *Root) saved(a view.Save, label string, record model.Record) tea.Cmd {
	r.say(view.LevelSuccess, fmt.Sprintf("%s. %s in the list takes it back.", label, r.keyOf(keymap.Undo)))
	if r.form != nil {
		r.form.SetSaved(record)
		if a.Leave {
			r.form = nil
		}
	}
	r.shown.id = record.Persona.ID
	if a.Base > 0 {
		return r.changed()
	}
	return tea.Batch(r.changed(), r.apply(r.list.FocusID(record.Persona.ID)))
}

// saveFailed settles a save that the library refused: the form stays open, and
// nothing that was typed is lost.
func (r *Root) saveFailed(a view.Save, err error) tea.Cmd {
	var conflict *model.ConflictError
	switch {
	case errors.As(err, &conflict) && conflict.Gone:
		r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
			Title:   "Deleted elsewhere",
			Text:    fmt.Sprintf("%s was deleted while you edited it. Save what you have as a new persona?", a.Persona.Name),
			Buttons: []dialog.Button{{Value: "new", Label: "Save as new"}, {Value: "keep", Label: "Keep editing"}},
		}), answers{one: func(r *Root, answer view.Answer) tea.Cmd {
			if answer.Value != "new" {
				return nil
			}
			return r.saveAsNew(a)
		}}, graced)
		return nil
	case errors.As(err, &conflict):
		return r.merge(a, conflict.Theirs)
	}
	if r.form != nil {
		r.form.SetSaveError(err)
	}
	r.fail("Not saved", err)
	return nil
}

// saveAsNew writes the form's persona under a new id.
func (r *Root) saveAsNew(a view.Save) tea.Cmd {
	p, err := copyOf(a.Persona, r.now(), r.random)
	if err != nil {
		r.fail("Not saved", err)
		return nil
	}
	return r.save(view.Save{Persona: p, Leave: a.Leave})
}

// merge brings together what the form holds and what someone else has saved.
func (r *Root) merge(a view.Save, theirs model.Record) tea.Cmd {
	merged, conflicts := model.Merge(a.BasePersona, a.Persona, theirs.Persona)
	if len(conflicts) == 0 {
		return r.saveMerged(a, merged, theirs)
	}
	r.push(dialog.NewConflict(r.keys, r.styles, merged, conflicts), answers{
		merged: func(r *Root, p model.Persona) tea.Cmd { return r.saveMerged(a, p, theirs) },
	}, graced)
	return nil
}

// saveMerged writes a merge on top of what the other editor saved.
func (r *Root) saveMerged(a view.Save, merged model.Persona, theirs model.Record) tea.Cmd {
	var fields []string
	for _, change := range model.Diff(&a.BasePersona, &theirs.Persona) {
		if spec, ok := model.Field(change.Path); ok && !spec.ReadOnly {
			fields = append(fields, spec.Label)
		}
	}
	if r.form != nil {
		r.form.Rebase(theirs, merged)
	}
	r.log.Info("merged a save", "persona", merged.ID, "theirs", strings.Join(fields, ", "))
	return r.save(view.Save{Persona: merged, Base: theirs.Revision, BasePersona: theirs.Persona, Leave: a.Leave})
}
