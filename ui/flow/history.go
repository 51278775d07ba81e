package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/detail"
	"personae/ui/dialog"
	"personae/ui/history"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// History shows what a persona was, and brings it back.
type History struct {
	*Host
	Browse     *Browse
	Exporting  *Exporting
	Rehearsals *Rehearsals

	loads work.Loads
	view  *history.History
	read  *pane // beside it
	id    string
}

// Open shows the history of a persona, in the trash or not.
func (h *History) Open(ids []string) tea.Cmd {
	get := func(ctx context.Context) (library.Record, error) { return h.Store.Get(ctx, ids[0]) }
	return h.Await(attempt(h.Host, "No history", get, func(record library.Record) tea.Cmd {
		if h.view != nil {
			return nil
		}
		h.enter(record.Persona)
		return h.view.Reload()
	}))
}

func (h *History) enter(p model.Persona) {
	h.id = p.ID
	h.read = h.newPane()
	onShown := func(do func(library.Change) tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			if c, ok := h.view.Current(); ok {
				return do(c)
			}
			return nil
		}
	}
	h.read.SetPast(detail.Past{Rehearse: onShown(h.rehearse), Export: onShown(h.export)})
	h.view = history.New(h.Keys, h.Screen.Styles(), h.Info, h.Now(), p.ID, p.Name, history.Calls{
		Load: h.load, Show: h.show, Rehearse: h.rehearse, Export: h.export, Label: h.label, Fields: h.fields,
		Restore:  func(c library.Change) tea.Cmd { return h.restore(c.Revision, nil, "") },
		Open:     h.read.open,
		Revealed: h.read.Revealed, Reveal: h.read.Reveal,
	})
	h.Screen.Push(screen.Page{View: h.view, Beside: h.read.Detail, Signs: history.Legend(), Gone: func() { h.loads.Stop(h.view); h.view = nil }})
	h.Say(view.LevelInfo, "")
}

func (h *History) load(offset, limit int) tea.Cmd {
	id, into := h.id, h.view
	return h.loads.Start(h.Context, into, func(ctx context.Context) work.Done {
		page, err := h.Store.History(ctx, id, offset, limit)
		return func() tea.Cmd { return into.SetPage(page, err) }
	})
}

// was returns what reads the persona as a change left it; in the trash that is as it came
// there.
func (h *History) was(c library.Change) func(context.Context) (library.Record, error) {
	id := h.id
	return func(ctx context.Context) (library.Record, error) {
		for _, p := range []*model.Persona{c.After, c.Before} {
			if p != nil {
				return library.Record{Persona: *p, Revision: c.Revision}, nil
			}
		}
		return h.Store.Revision(ctx, id, c.Revision)
	}
}

func (h *History) show(c library.Change) tea.Cmd { return h.read.turn(h.was(c)) }

func (h *History) rehearse(c library.Change) tea.Cmd {
	return h.Await(attempt(h.Host, "Not rehearsed", h.was(c), func(record library.Record) tea.Cmd {
		h.Rehearsals.enter([]rehearse.Subject{{
			Title: fmt.Sprintf("%s, revision %d", record.Persona.Name, c.Revision), Persona: record.Persona,
		}}, rehearse.Options{NoEdit: "This is the persona as it was: restore the revision to edit it."})
		return nil
	}))
}

// past is a store in which one persona is as it was.
type past struct {
	Store
	revision library.Revision
}

// Get returns the persona as it was.
func (p past) Get(ctx context.Context, id string) (library.Record, error) {
	return p.Revision(ctx, id, p.revision)
}

// export exports the persona as it was.
func (h *History) export(c library.Change) tea.Cmd {
	host := *h.Host
	host.Store = past{h.Store, c.Revision}
	exporting := &Exporting{Host: &host, Browse: h.Exporting.Browse, Files: h.Exporting.Files}
	return exporting.Export(view.Export{IDs: []string{h.id}})
}

func (h *History) label(c library.Change) tea.Cmd {
	id := h.id
	h.Screen.Open(dialog.NewAskText(h.Keys, h.Screen.Styles(), fmt.Sprintf("Label revision %d", c.Revision),
		"What it is called; left empty, it has no label", c.Label, func(typed string) tea.Cmd {
			label := func(ctx context.Context) (library.Operation, error) {
				return h.Store.Label(ctx, id, c.Revision, strings.TrimSpace(typed))
			}
			return h.Queue.Add(attempt(h.Host, "Not labelled", label, func(op library.Operation) tea.Cmd {
				h.Succeed(op.Label)
				return h.Browse.Changed()
			}))
		}))
	return nil
}

// restore brings all of a revision back, or the fields at paths; name is what the
// persona is called then, "" what it was.
func (h *History) restore(revision library.Revision, paths []string, name string) tea.Cmd {
	id := h.id
	return h.Queue.Add(func() work.Done {
		record, err := h.Store.RestoreRevision(h.Context, id, revision, paths, name)
		return func() tea.Cmd {
			var taken *library.NameTakenError
			switch {
			case errors.As(err, &taken):
				return h.askOtherName(taken, func(name string) tea.Cmd { return h.restore(revision, paths, name) })
			case err != nil:
				h.Fail("Not restored", err)
				return nil
			}
			what := "all"
			if len(paths) > 0 {
				what = words.Count(len(paths), "field")
			}
			h.Succeed(fmt.Sprintf("Restored %s of %s from revision %d", what, record.Persona.Name, revision))
			return h.Browse.Changed()
		}
	})
}

// fields asks which fields are brought back.
func (h *History) fields(c library.Change) tea.Cmd {
	id := h.id
	changes := func(ctx context.Context) ([]field.Change, error) {
		now, err := h.Store.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		then, err := h.Store.Revision(ctx, id, c.Revision)
		return field.Edited(field.Diff(&now.Persona, &then.Persona)), err
	}
	return h.Await(attempt(h.Host, "Not restored", changes, func(changes []field.Change) tea.Cmd {
		if len(changes) == 0 {
			h.Say(view.LevelInfo, "No field differs from how the persona is now.")
			return nil
		}
		labels := make([]string, len(changes))
		for i, change := range changes {
			labels[i] = words.Capital(field.Describe(change))
		}
		title := fmt.Sprintf("Bring back from revision %d", c.Revision)
		h.Screen.Open(dialog.NewPick(h.Keys, h.Screen.Styles(), title, labels, func(picked []int) tea.Cmd {
			var paths []string
			for _, i := range picked {
				paths = append(paths, changes[i].Path)
			}
			return h.restore(c.Revision, paths, "")
		}))
		return nil
	}))
}
