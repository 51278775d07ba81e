package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// Drafts keeps what is typed in the form against a crash, and offers what earlier
// runs left.
type Drafts struct {
	*Host
	Resume func(library.Draft) tea.Cmd // opens the form on a draft

	keeping context.Context //nolint:containedctx // of what is kept while one types
	hurry   func()          // ends it: a later draft is to be kept
}

func newDrafts(h *Host, resume func(library.Draft) tea.Cmd) Drafts {
	keeping, hurry := context.WithCancel(h.Context)
	return Drafts{Host: h, Resume: resume, keeping: keeping, hurry: hurry}
}

// Load offers what earlier runs left unsaved.
func (d *Drafts) Load() tea.Cmd {
	return work.Aside(attempt(d.Host, "Drafts not read", d.Store.Drafts, func(drafts []library.Draft) tea.Cmd {
		// The newest comes last, on top of the others, so that it is answered first.
		for _, draft := range slices.Backward(drafts) {
			d.offer(draft)
		}
		return nil
	}))
}

// offer asks about what a run that ended in mid-edit left behind.
func (d *Drafts) offer(draft library.Draft) {
	name := draft.Persona.Name
	if name == "" {
		name = "a new persona"
	}
	d.question(dialog.Question{
		Title: "Unsaved changes",
		Text:  fmt.Sprintf("Changes to %s from %s were not saved. Open them again?", name, d.when(draft)),
		Buttons: []dialog.Button{
			{Label: "Open", Do: func() tea.Cmd { return d.Resume(draft) }},
			{Label: "Discard", Danger: true, Do: func() tea.Cmd { return d.Drop(draft.Persona.ID, draft.Editor) }},
			{Label: "Later"},
		},
	})
}

// offer asks, when a persona is opened, whether to go on with its draft.
func (f *Forms) offer(draft library.Draft, o opening) {
	f.question(dialog.Question{
		Title: "Unsaved changes",
		Text:  fmt.Sprintf("Changes to %s from %s were not saved. Go on with them?", draft.Persona.Name, f.when(draft)),
		Buttons: []dialog.Button{
			{Label: "Go on with them", Do: func() tea.Cmd { return f.enter(o.with(draft)) }},
			{Label: "Start from what is saved", Danger: true, Do: func() tea.Cmd {
				return tea.Batch(f.Drafts.Drop(draft.Persona.ID, draft.Editor), f.enter(o))
			}},
		},
	})
}

// with takes a draft up. Where the persona moved on since, the form starts from
// the draft's own base, so that the save merges what was typed with what others
// have saved.
func (o opening) with(draft library.Draft) opening {
	o.working, o.unfinished, o.draft = draft.Persona, draft.Unfinished, &draft
	if o.field == "" && len(draft.Unfinished) > 0 {
		o.field = draft.Unfinished[0].Path
	}
	if o.base.Revision != draft.Base {
		o.base = library.Record{Persona: draft.BasePersona, Revision: draft.Base}
	}
	return o
}

// when says when a draft was typed.
func (h *Host) when(draft library.Draft) string {
	return view.Short(h.Now(), draft.At.Format(time.RFC3339))
}

// Keep writes what is typed in the form.
func (d *Drafts) Keep(draft library.Draft) tea.Cmd {
	return d.write(d.keeping, "Draft not kept", func(ctx context.Context) error { return d.Store.KeepDraft(ctx, draft) })
}

// Take makes a draft that was left the editor's own.
func (d *Drafts) Take(draft library.Draft) tea.Cmd {
	return d.write(d.Context, "Draft not kept", func(ctx context.Context) error { return d.Store.TakeDraft(ctx, draft) })
}

// Drop forgets an editor's draft; editor "" is this one.
func (d *Drafts) Drop(id, editor string) tea.Cmd {
	return d.write(d.Context, "Draft not dropped", func(ctx context.Context) error { return d.Store.DropDraft(ctx, id, editor) })
}

func (d *Drafts) write(ctx context.Context, not string, do func(context.Context) error) tea.Cmd {
	if d.Info.ReadOnly {
		return nil
	}
	return d.Queue.Add(func() work.Done {
		if err := do(ctx); err != nil && !errors.Is(err, context.Canceled) {
			return finally(func() { d.Fail(not, err) })
		}
		return nil
	})
}
