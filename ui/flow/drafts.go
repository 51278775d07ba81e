package flow

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/dialog"
	"personae/ui/work"
)

// Drafts keeps what is typed in the form against a crash, and offers what earlier
// runs left.
type Drafts struct {
	*Host
	Resume func(model.Draft) tea.Cmd // opens the form on a draft
}

// Load offers what earlier runs left unsaved.
func (d *Drafts) Load() tea.Cmd {
	return work.Aside(func() work.Done {
		drafts, err := d.Store.Drafts(d.Context)
		if err != nil {
			return d.Failed("Drafts not read", err)
		}
		return now(func() {
			// The newest comes last, on top of the others, so that it is answered first.
			for _, draft := range slices.Backward(drafts) {
				d.offer(draft)
			}
		})
	})
}

// offer asks about what a run that ended in mid-edit left behind.
func (d *Drafts) offer(draft model.Draft) {
	name := draft.Persona.Name
	if name == "" {
		name = "a new persona"
	}
	d.question(dialog.Question{
		Title: "Unsaved changes",
		Text:  fmt.Sprintf("Changes to %s from %s were not saved. Open them again?", name, when(draft)),
		Buttons: []dialog.Button{
			{Label: "Open", Do: func() tea.Cmd { return d.Resume(draft) }},
			{Label: "Discard", Danger: true, Do: func() tea.Cmd { return d.Drop(draft.Persona.ID) }},
			{Label: "Later"},
		},
	})
}

// when says when a draft was typed.
func when(draft model.Draft) string { return draft.At.Local().Format("2 January, 15:04") }

// Keep writes what is typed in the form.
func (d *Drafts) Keep(draft model.Draft) tea.Cmd {
	return d.write("Draft not kept", func() error { return d.Store.SaveDraft(d.Context, draft) })
}

// Drop forgets a draft.
func (d *Drafts) Drop(id string) tea.Cmd {
	return d.write("Draft not dropped", func() error { return d.Store.DropDraft(d.Context, id) })
}

func (d *Drafts) write(not string, do func() error) tea.Cmd {
	if d.Info.ReadOnly {
		return nil
	}
	return d.Write(func() work.Done {
		if err := do(); err != nil {
			return d.Failed(not, err)
		}
		return nil
	})
}
