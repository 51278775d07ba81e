package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/form"
	"personae/ui/view"
)

// pageLoaded is a window of the list.
type pageLoaded struct {
	generation int
	page       model.Page
	err        error
}

func (m pageLoaded) settle(r *Root) tea.Cmd {
	if m.err != nil {
		r.log.Error("list not loaded", "error", m.err)
	}
	cmd := r.apply(r.list.SetPage(m.generation, m.page, m.err))
	if m.err == nil && m.page.Total == 0 {
		r.shown = shown{generation: r.shown.generation + 1}
		r.detail.SetEmpty("Nothing is selected.")
	}
	return cmd
}

// idsLoaded is every id that a query matches.
type idsLoaded struct {
	generation int
	ids        []string
	err        error
}

func (m idsLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.err != nil {
		r.fail("Not selected", m.err)
	}
	r.list.SetIDs(m.generation, m.ids, m.err)
	return nil
}

// recordLoaded is the persona for the detail view.
type recordLoaded struct {
	generation int
	record     model.Record
	err        error
}

func (m recordLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.generation != r.shown.generation {
		return nil
	}
	switch {
	case errors.Is(m.err, model.ErrNotFound) || m.record.Trashed:
		r.detail.SetEmpty("This persona is no longer in the library.")
	case m.err != nil:
		r.log.Error("persona not loaded", "error", m.err)
		r.detail.SetError(m.err)
	default:
		r.detail.SetNow(r.now())
		r.detail.SetRecord(m.record)
	}
	return nil
}

// formLoaded is what the form needs to open.
type formLoaded struct {
	record   model.Record
	draft    *model.Draft
	projects []string
	field    string
	isNew    bool
	err      error
}

func (m formLoaded) settle(r *Root) tea.Cmd {
	if m.err != nil {
		r.fail("Not opened", m.err)
		return nil
	}
	if m.record.Trashed {
		r.say(view.LevelWarning, fmt.Sprintf("%s is in the trash: undo its deletion first.", m.record.Persona.Name))
		return nil
	}
	if r.form != nil {
		return nil // a second key press asked for a form while the first was opening
	}
	if m.draft != nil {
		return r.offerDraft(*m.draft, m)
	}
	return r.enterForm(m, m.record.Persona)
}

// enterForm opens the form: base is what is saved, working what is typed.
func (r *Root) enterForm(m formLoaded, working model.Persona) tea.Cmd {
	r.form = form.New(r.keys, r.styles)
	r.form.SetProjects(m.projects)
	if r.info.ReadOnly {
		r.form.SetReadOnly(r.info.Reason)
	}
	at := r.layout()
	r.form.SetSize(at.body.width, at.body.height)
	r.form.Open(m.record, working, m.isNew, r.now())
	if m.field != "" {
		r.form.FocusField(m.field)
	}
	r.rehearsing.view = nil
	r.followForm(true)
	r.takeNotes()
	r.lendSide()
	r.say(view.LevelInfo, "")
	return nil
}

// watched says whether another editor has committed.
type watched struct {
	changed bool
	err     error
}

func (m watched) settle(r *Root) tea.Cmd {
	again := r.watchLater()
	switch {
	case errors.Is(m.err, model.ErrMoved):
		r.fail("The library file is gone", m.err)
		return again
	case m.err != nil:
		r.log.Warn("watch failed", "error", m.err)
		return again
	case !m.changed:
		return again
	}
	return tea.Batch(again, r.changed())
}
