package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/form"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/view"
)

// defaultProject is where a new persona goes when the list shows all projects.
const defaultProject = "Default"

// Forms opens the form and leaves it: there is one at a time.
type Forms struct {
	*Host
	Browse     *Browse
	Drafts     *Drafts
	Rehearsals *Rehearsals

	form      *form.Form // nil when none is open
	discarded *opening   // what was left without saving, until the library changes; nil when nothing was
	last      *last      // what the end found open; nil when it found nothing unsaved
}

// opening is what a form opens on: base is what is saved, or what a new persona
// starts from, working is what the form holds.
type opening struct {
	base     library.Record
	working  model.Persona
	projects []string
	field    string // where to start; "" is the name
	isNew    bool

	unfinished []library.Unfinished // what working does not have
	draft      *library.Draft       // what it goes on with; nil when that is nothing
}

// Open opens the form on a persona, with its draft if there is one.
func (f *Forms) Open(a view.Edit) tea.Cmd {
	var drafts []library.Draft
	load := func(ctx context.Context) (o opening, err error) {
		if o.base, err = f.Store.Get(ctx, a.ID); err != nil {
			return o, err
		}
		o.working, o.field = o.base.Persona, a.Field
		drafts, err = f.Store.Drafts(ctx)
		return o, err
	}
	return f.open(load, func(o opening) tea.Cmd {
		if o.base.Trashed {
			f.Say(view.LevelWarning, fmt.Sprintf("%s is in the trash: undo its deletion first.", o.base.Persona.Name))
			return nil
		}
		for _, draft := range drafts {
			if draft.Persona.ID == a.ID && f.form == nil {
				f.offer(draft, o)
				return nil
			}
		}
		return f.enter(o)
	})
}

// open loads what a form opens on, the projects too.
func (f *Forms) open(load func(context.Context) (opening, error), next func(opening) tea.Cmd) tea.Cmd {
	return f.Await(attempt(f.Host, "Not opened", func(ctx context.Context) (opening, error) {
		o, err := load(ctx)
		if err == nil {
			o.projects, err = projectNames(ctx, f.Store)
		}
		return o, err
	}, next))
}

// Resume opens the form on a draft.
func (f *Forms) Resume(draft library.Draft) tea.Cmd {
	// One form at a time: the drafts that are not asked about yet stay kept, and
	// are offered when their persona is edited, or at the next start.
	f.Screen.CloseAll()
	return f.open(func(ctx context.Context) (o opening, err error) {
		if o.isNew = draft.Base == 0; !o.isNew {
			o.base, err = f.Store.Get(ctx, draft.Persona.ID)
			o.isNew = errors.Is(err, library.ErrNotFound) // it was purged since, or another library stands there
		}
		if o.isNew {
			draft.Base, err = 0, nil
			o.base = library.Record{Persona: field.NewPersona(draft.Persona.Project, "")}
			o.base.Persona.ID = draft.Persona.ID
		}
		return o.with(draft), err
	}, f.enter)
}

// signs explains what the form draws, and the call under it.
func signs() []view.Sign {
	return append(form.Legend(), slices.DeleteFunc(rehearse.Legend(), func(s view.Sign) bool { return strings.Contains(s.Sign, "◆") })...)
}

// New opens the form on a persona with the default knobs.
func (f *Forms) New(a view.New) tea.Cmd {
	project := a.Project
	if project == "" {
		project = f.Browse.List.Query().Project
	}
	if project == "" {
		project = defaultProject
	}
	p := field.NewPersona(project, "")
	id, err := model.NewID(f.Now(), f.Random)
	if err != nil {
		f.Fail("Not created", err)
		return nil
	}
	p.ID = id
	working := p
	if err := field.Apply(&working, a.Set); err != nil {
		f.Fail("Not created", err)
		return nil
	}
	return f.open(func(context.Context) (opening, error) {
		return opening{base: library.Record{Persona: p}, working: working, isNew: true}, nil
	}, f.enter)
}

// enter shows the form, in the place of a rehearsal that led to it. There is one
// already where a second key asked for it while the first was opening.
func (f *Forms) enter(o opening) tea.Cmd {
	if f.form != nil {
		return nil
	}
	f.discarded = nil
	f.form = form.New(f.Keys, f.Screen.Styles())
	f.form.SetProjects(o.projects)
	if f.Info.ReadOnly {
		f.form.SetReadOnly(f.Info.Reason)
	}
	f.Screen.Reset()
	f.Screen.Push(screen.Page{
		View: f.form, Signs: signs(), Offer: keymap.FormSymptoms,
		Undo: keymap.FormUndo, Redo: keymap.FormRedo, Leave: f.Leave, Keep: f.keep,
	})
	f.form.Open(o.base, o.working, o.isNew, f.Now())
	f.form.SetUnfinished(o.unfinished)
	if o.field != "" {
		f.form.FocusField(o.field)
	}
	f.Rehearsals.beside(f.form)
	f.Say(view.LevelInfo, "")
	var take tea.Cmd
	if o.draft != nil {
		take = f.Drafts.Take(*o.draft)
	}
	return tea.Batch(take, f.LibraryChanged()) // a draft may stand on what is no longer the newest
}

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
