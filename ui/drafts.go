package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/dialog"
	"personae/ui/view"
)

// draftsLoaded is what earlier runs left unsaved.
type draftsLoaded struct {
	drafts []model.Draft
	err    error
}

func (m draftsLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.err != nil {
		r.fail("Drafts not read", m.err)
		return nil
	}
	// The newest comes last, on top of the others, so that it is answered first.
	for _, draft := range slices.Backward(m.drafts) {
		r.askAboutDraft(draft)
	}
	return nil
}

// askAboutDraft offers what a run that ended in mid-edit left behind.
func (r *Root) askAboutDraft(draft model.Draft) {
	name := draft.Persona.Name
	if name == "" {
		name = "a new persona"
	}
	r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
		Title: "Unsaved changes",
		Text: fmt.Sprintf("Changes to %s from %s were not saved. Open them again?",
			name, draft.At.Local().Format("2 January, 15:04")),
		Buttons: []dialog.Button{
			{Value: "open", Label: "Open"},
			{Value: "discard", Label: "Discard", Danger: true},
			{Value: "later", Label: "Later"},
		},
	}), answers{one: func(r *Root, answer view.Answer) tea.Cmd {
		switch answer.Value {
		case "open":
			return r.opens(r.resumeDraft(draft))
		case "discard":
			return r.dropDraft(draft.Persona.ID)
		}
		return nil
	}}, promptly)
}

// resumeDraft opens the form on a draft.
func (r *Root) resumeDraft(draft model.Draft) tea.Cmd {
	// One form at a time: the drafts that are not asked about yet stay kept, and
	// are offered when their persona is edited, or at the next start.
	r.layers = nil
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		out := formLoaded{isNew: draft.Base == 0}
		if out.projects, out.err = projectNames(ctx, store); out.err != nil {
			return out
		}
		if draft.Base == 0 {
			out.record = model.Record{Persona: model.New(draft.Persona.Project, "")}
			out.record.Persona.ID = draft.Persona.ID
		} else if out.record, out.err = store.Get(ctx, draft.Persona.ID); out.err != nil {
			return out
		}
		return draftOpened{out, draft}
	}
}

// draftOpened is a draft with what it started from.
type draftOpened struct {
	formLoaded
	draft model.Draft
}

func (m draftOpened) settle(r *Root) tea.Cmd {
	if r.form != nil {
		return nil
	}
	if m.record.Revision == m.draft.Base {
		return r.enterForm(m.formLoaded, m.draft.Persona)
	}
	// The persona moved on since. The form starts from the draft's own base, so
	// that the save merges what was typed with what others have saved.
	m.record = model.Record{Persona: m.draft.BasePersona, Revision: m.draft.Base}
	return r.enterForm(m.formLoaded, m.draft.Persona)
}

// offerDraft asks, when a persona is opened, whether to go on with its draft.
func (r *Root) offerDraft(draft model.Draft, opened formLoaded) tea.Cmd {
	r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
		Title: "Unsaved changes",
		Text: fmt.Sprintf("Changes to %s from %s were not saved. Go on with them?",
			draft.Persona.Name, draft.At.Local().Format("2 January, 15:04")),
		Buttons: []dialog.Button{
			{Value: "open", Label: "Go on with them"},
			{Value: "discard", Label: "Start from what is saved", Danger: true},
		},
	}), answers{one: func(r *Root, answer view.Answer) tea.Cmd {
		if answer.Value == "open" {
			return draftOpened{opened, draft}.settle(r)
		}
		return tea.Batch(r.dropDraft(draft.Persona.ID), r.enterForm(opened, opened.record.Persona))
	}}, promptly)
	return nil
}

// keepDraft writes what is typed in the form.
func (r *Root) keepDraft(draft model.Draft) tea.Cmd {
	if r.info.ReadOnly {
		return nil
	}
	return r.write(func(j job) outcome {
		if err := j.store.SaveDraft(j.ctx, draft); err != nil {
			return failed("Draft not kept", err)
		}
		return nil
	})
}

// dropDraft forgets a draft.
func (r *Root) dropDraft(id string) tea.Cmd {
	if r.info.ReadOnly {
		return nil
	}
	return r.write(func(j job) outcome {
		if err := j.store.DropDraft(j.ctx, id); err != nil {
			return failed("Draft not dropped", err)
		}
		return nil
	})
}
