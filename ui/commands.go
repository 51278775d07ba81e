package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/view"
)

// watchEvery is how often the file is asked for another editor's commits. Four
// polls a second cost a thousandth of a percent of a core; one is soon enough
// for a person.
const watchEvery = time.Second

// result is the answer of a store command: settle brings it into the root and
// says what to do next.
type result interface{ settle(*Root) tea.Cmd }

// pages keeps the newest load of the list, so that an older one can be given up.
type pages struct {
	ctx        context.Context //nolint:containedctx // lives as long as one generation of loads
	cancel     context.CancelFunc
	generation int
}

// loadPage reads a window of the list. When the query has changed, the loads of
// the query before it stop.
func (r *Root) loadPage(a view.LoadPage) tea.Cmd {
	if r.pages.cancel == nil || a.Generation != r.pages.generation {
		if r.pages.cancel != nil {
			r.pages.cancel()
		}
		r.pages.ctx, r.pages.cancel = context.WithCancel(r.ctx) //nolint:fatcontext // one context a generation, each from the root's own
		r.pages.generation = a.Generation
	}
	ctx, store := r.pages.ctx, r.store
	return func() tea.Msg {
		offset, err := offsetOf(ctx, store, a)
		if err != nil {
			return pageLoaded{a.Generation, model.Page{}, err}
		}
		page, err := store.Page(ctx, a.Query, offset, a.Limit)
		if ctx.Err() != nil {
			return nil
		}
		return pageLoaded{a.Generation, page, err}
	}
}

// offsetOf returns where a window begins: where it was asked to, or so that the
// persona it is to be laid around stands in its middle.
func offsetOf(ctx context.Context, store Store, a view.LoadPage) (int, error) {
	if a.Around == "" {
		return a.Offset, nil
	}
	position, err := store.Position(ctx, a.Query, a.Around)
	if err != nil || position < 0 {
		return a.Offset, err
	}
	return max(0, position-a.Limit/2), nil
}

// loadIDs reads every id that a query matches.
func (r *Root) loadIDs(a view.LoadIDs) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		ids, err := store.IDs(ctx, a.Query)
		return idsLoaded{a.Generation, ids, err}
	}
}

// show loads a persona for the detail view.
func (r *Root) show(id string) tea.Cmd {
	r.shown.id = id
	r.shown.generation++
	generation, ctx, store := r.shown.generation, r.ctx, r.store
	return func() tea.Msg {
		record, err := store.Get(ctx, id)
		return recordLoaded{generation, record, err}
	}
}

// loadDrafts reads what earlier runs left unsaved.
func (r *Root) loadDrafts() tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		drafts, err := store.Drafts(ctx)
		return draftsLoaded{drafts, err}
	}
}

// watchLater asks, after a moment, whether another editor has committed.
func (r *Root) watchLater() tea.Cmd {
	ctx, store := r.ctx, r.store
	return tea.Tick(watchEvery, func(time.Time) tea.Msg {
		changed, err := store.Changed(ctx)
		return watched{changed, err}
	})
}

// openForm loads a persona, its draft if there is one, and the projects, and
// opens the form on them.
func (r *Root) openForm(id, field string) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		record, err := store.Get(ctx, id)
		if err != nil {
			return formLoaded{err: err}
		}
		drafts, err := store.Drafts(ctx)
		if err != nil {
			return formLoaded{err: err}
		}
		out := formLoaded{record: record, field: field}
		for _, draft := range drafts {
			if draft.Persona.ID == id {
				out.draft = &draft
				break
			}
		}
		out.projects, out.err = projectNames(ctx, store)
		return out
	}
}

// openNewForm opens the form on a persona that is not there yet, or on the
// draft of one.
func (r *Root) openNewForm(p model.Persona) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		projects, err := projectNames(ctx, store)
		return formLoaded{record: model.Record{Persona: p}, projects: projects, err: err, isNew: true}
	}
}

// projectNames lists the projects by name.
func projectNames(ctx context.Context, store Store) ([]string, error) {
	projects, err := store.Projects(ctx)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(projects))
	for i, p := range projects {
		names[i] = p.Name
	}
	return names, nil
}

// pick loads what the user is to choose from.
func (r *Root) pick(a view.Pick) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		out := choicesLoaded{pick: a}
		if out.projects, out.err = store.Projects(ctx); out.err == nil {
			out.tags, out.err = store.Tags(ctx, a.Query.Project)
		}
		return out
	}
}

// pickTarget loads the projects that personas can be moved to.
func (r *Root) pickTarget(ids []string) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		projects, err := store.Projects(ctx)
		return targetsLoaded{ids, projects, err}
	}
}
