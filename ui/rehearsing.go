package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/rehearse"
	"personae/ui/view"
)

// rehearsing is what the rehearsals share: the figures, the pane beside the
// form, and the view while it is open.
type rehearsing struct {
	figures *rehearse.Figures
	pane    *rehearse.Pane
	view    *rehearse.View // nil when it is not open
	// followed is the state of the form that the pane has.
	followed int
	reduced  bool // reduced motion
	own      []ownScript
}

// measured is the result of a measurement.
type measured struct{ result rehearse.Result }

func (m measured) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	r.rehearsing.figures.Take(m.result)
	r.refreshRehearsals()
	return nil
}

// refreshRehearsals takes new figures, or another script or agent, in.
func (r *Root) refreshRehearsals() {
	r.rehearsing.pane.Refresh()
	if r.form != nil {
		r.lendSide()
	}
	if r.rehearsing.view != nil {
		r.rehearsing.view.Refresh()
	}
}

// lendSide gives the form the pane, to be drawn anew.
func (r *Root) lendSide() {
	pane := r.rehearsing.pane
	r.form.SetSide(func(width, height int) []string { return pane.Draw(width, height) })
}

// rehearseOn hands the pane every state of the form, and starts to measure what
// there are no figures for. It runs after every message, so it looks first
// whether there is anything to do.
func (r *Root) rehearseOn() tea.Cmd {
	var missing []rehearse.Request
	switch {
	case r.rehearsing.view != nil:
		missing = r.rehearsing.view.Missing()
	case r.form != nil:
		r.followForm(false)
		missing = r.rehearsing.pane.Missing()
	}
	if len(missing) == 0 {
		return nil
	}
	work := r.rehearsing.figures.Next(missing)
	if work == nil {
		return nil
	}
	return func() tea.Msg { return measured{work()} }
}

// followForm hands the pane what the form holds, when that is new or it must.
func (r *Root) followForm(must bool) {
	if version := r.form.Version(); must || version != r.rehearsing.followed {
		r.rehearsing.followed = version
		now, saved := r.form.Persona(), r.form.Base().Persona
		r.rehearsing.pane.Follow(&now, &saved, r.form.Focused())
	}
}

// takeNotes lets the form ask which knobs cannot matter, and where people are on
// their scales.
func (r *Root) takeNotes() {
	setup := r.rehearsing.figures.Setup()
	r.form.SetNotes(func(p *model.Persona) map[string]view.Note { return rehearse.Notes(p, setup) })
}

// openRehearsal loads personas and rehearses a call of each.
func (r *Root) openRehearsal(ids []string) tea.Cmd {
	ctx, store := r.ctx, r.store
	return func() tea.Msg {
		var out rehearsalLoaded
		for _, id := range ids {
			record, err := store.Get(ctx, id)
			if err != nil {
				return rehearsalLoaded{err: err}
			}
			out.subjects = append(out.subjects, rehearse.Subject{Title: record.Persona.Name, Persona: record.Persona})
		}
		return out
	}
}

// rehearsalLoaded is the personas to rehearse.
type rehearsalLoaded struct {
	subjects []rehearse.Subject
	err      error
}

func (m rehearsalLoaded) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	switch {
	case m.err != nil:
		r.fail("Not rehearsed", m.err)
	case r.form == nil && r.rehearsing.view == nil:
		o := rehearse.Options{}
		if r.info.ReadOnly {
			o.NoEdit = "The library is read-only: " + r.info.Reason
		}
		r.enterRehearsal(m.subjects, o)
	}
	return nil
}

// rehearseForm rehearses what the form holds, above what is saved when that is
// another.
func (r *Root) rehearseForm() tea.Cmd {
	if r.form == nil {
		return nil
	}
	subjects := []rehearse.Subject{{Title: r.form.Title(), Persona: r.form.Persona()}}
	saved := r.form.Base().Persona
	if rehearse.Differ(&subjects[0].Persona, &saved) {
		subjects[0].Title = "as edited"
		subjects = append(subjects, rehearse.Subject{Title: "as saved", Persona: saved})
	}
	r.enterRehearsal(subjects, rehearse.Options{
		Name: r.form.Title(), NoEdit: "The form is open under this: leave the rehearsal to go on editing.",
	})
	return nil
}

// enterRehearsal opens the view.
func (r *Root) enterRehearsal(subjects []rehearse.Subject, o rehearse.Options) {
	o.ReducedMotion = r.rehearsing.reduced
	v := rehearse.New(r.keys, r.styles, r.rehearsing.figures, subjects, o)
	body := r.layout().body
	v.SetSize(body.width, body.height)
	r.rehearsing.view = v
	r.say(view.LevelInfo, "")
}

// leaveRehearsal closes the view. Another script or agent chosen there holds for
// the pane too.
func (r *Root) leaveRehearsal() {
	r.rehearsing.reduced = r.rehearsing.view.ReducedMotion()
	r.rehearsing.view = nil
	if r.form != nil {
		r.followForm(true)
		r.takeNotes()
		r.lendSide()
	}
}
