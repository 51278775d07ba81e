package flow

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// Saves writes the form's persona. When someone has written it since, the two are
// merged field by field; only where both changed the same field is the user asked.
type Saves struct {
	*Host
	Browse *Browse
	Forms  *Forms
	Drafts *Drafts
	Lost   *Lost
}

// Save writes a persona.
func (s *Saves) Save(a view.Save) tea.Cmd {
	if a.Later {
		return s.Forms.afterSave(func() tea.Cmd {
			if !a.Leave && !s.Forms.form.Dirty() {
				return nil // the key was pressed twice
			}
			action, cmd := s.Forms.form.Save(a.Leave)
			return tea.Batch(cmd, s.Apply(action))
		})
	}
	return s.save(saving{Save: a})
}

// saving is a save on its way.
type saving struct {
	view.Save
	merged []field.Change // what another editor saved, and is in it
	then   func() tea.Cmd // what else there is to do once it worked; may be nil
}

// words say what a save did.
func (a *saving) words() string {
	if a.Base == 0 {
		return "Created " + a.Persona.Name
	}
	const room = 60 // characters: of a line on a narrow screen
	text := "Saved"
	if changes := field.Edited(field.Diff(&a.BasePersona, &a.Persona)); len(changes) > 0 {
		text += ": " + field.DescribeAll(changes, room)
	}
	if len(a.merged) > 0 {
		text += ". Merged: " + field.DescribeAll(a.merged, room)
	}
	return text
}

func (s *Saves) save(a saving) tea.Cmd {
	kind, label := library.OperationSave, "Saved "+a.Persona.Name
	if a.Base == 0 {
		kind, label = library.OperationCreate, "Created "+a.Persona.Name
	}
	return s.Queue.Add(func() work.Done {
		records, err := s.Store.Write(s.Context, kind, label, []library.Put{{Persona: a.Persona, Base: a.Base, EndsDraft: true}})
		if err != nil {
			return func() tea.Cmd { return s.failed(a.Save, err) }
		}
		return func() tea.Cmd {
			return tea.Batch(s.saved(a, records[0]), work.Done(a.then).Take())
		}
	})
}

func (s *Saves) saved(a saving, record library.Record) tea.Cmd {
	s.Say(view.LevelSuccess, fmt.Sprintf("%s. %s in the list takes it back.", a.words(), s.KeyOf(keymap.Undo)))
	if open := s.Forms.form; open != nil {
		open.SetSaved(record)
		if a.Leave {
			s.Forms.close()
		}
	}
	s.Browse.shown = record.Persona.ID
	if a.Base > 0 {
		return s.Browse.Changed()
	}
	return tea.Batch(s.Browse.Changed(), s.Browse.FocusID(record.Persona.ID))
}

// failed follows a save that the library refused: the form stays open, and
// nothing that was typed is lost.
func (s *Saves) failed(a view.Save, err error) tea.Cmd {
	if open := s.Forms.form; open != nil {
		open.SetSaveError(err)
	}
	var conflict *library.ConflictError
	switch {
	case errors.As(err, &conflict) && conflict.Gone:
		s.interrupt(dialog.Question{
			Title: "Deleted elsewhere",
			Text:  fmt.Sprintf("%s was deleted while you edited it. Save what you have as a new persona?", a.Persona.Name),
			Buttons: []dialog.Button{
				{Label: "Save as new", Do: func() tea.Cmd { return s.saveAsNew(a) }},
				{Label: "Keep editing"},
			},
		})
		return nil
	case errors.As(err, &conflict):
		return s.merge(a, conflict.Theirs)
	}
	s.Fail("Not saved", err)
	s.Lost.Refused(err)
	return nil
}

// saveAsNew writes the form's persona under a new id. The draft goes by the old
// one, so it is dropped by that, after all that is on its way.
func (s *Saves) saveAsNew(a view.Save) tea.Cmd {
	return s.save(saving{
		Save: view.Save{Persona: copyOf(a.Persona), Leave: a.Leave},
		then: func() tea.Cmd { return s.Drafts.Drop(a.Persona.ID, "") },
	})
}

// merge brings together what the form holds and what someone else has saved.
func (s *Saves) merge(a view.Save, theirs library.Record) tea.Cmd {
	merged, conflicts := field.Merge(a.BasePersona, a.Persona, theirs.Persona)
	if len(conflicts) == 0 {
		return s.saveMerged(a, merged, theirs)
	}
	s.Screen.Interrupt(dialog.NewConflict(s.Keys, s.Screen.Styles(), merged, conflicts, func(p model.Persona) tea.Cmd {
		return s.saveMerged(a, p, theirs)
	}))
	return nil
}

// saveMerged writes a merge on top of what the other editor saved.
func (s *Saves) saveMerged(a view.Save, merged model.Persona, theirs library.Record) tea.Cmd {
	theirChanges := field.Edited(field.Diff(&a.BasePersona, &theirs.Persona))
	var paths []string
	taken := theirChanges[:0:0] // what is theirs in the merge
	for _, change := range theirChanges {
		paths = append(paths, change.Path)
		if spec, ok := field.Find(change.Path); ok && spec.Of(&merged).Get() == change.New && spec.Of(&a.Persona).Get() != change.New {
			taken = append(taken, change)
		}
	}
	if open := s.Forms.form; open != nil {
		open.Rebase(theirs, merged)
	}
	s.Log.Info("merged a save", "persona", merged.ID, "theirs", strings.Join(paths, ", "))
	return s.save(saving{
		Save:   view.Save{Persona: merged, Base: theirs.Revision, BasePersona: theirs.Persona, Leave: a.Leave},
		merged: taken,
	})
}
