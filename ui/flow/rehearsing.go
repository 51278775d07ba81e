package flow

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/rehearsal"
	"personae/ui/form"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/work"
)

// Rehearsals opens rehearsals, keeps the pane beside the form on what the form
// holds, and measures the figures that they want.
type Rehearsals struct {
	*Host
	figures *rehearse.Figures
	pane    *rehearse.Pane

	view     *rehearse.View // nil when no rehearsal is open
	form     *form.Form     // that the pane stands beside; nil when none is open
	followed int            // the state of the form that the pane has
	reduced  bool           // reduced motion
	again    reader         // of what is rehearsed; nil where it is the form's

	compared []rehearse.Subject // in the overview that is open
	known    []rehearsal.Agent  // the shipped agents and those kept, as last read
	tabled   reader             // the same of the overview that is open
}

func newRehearsals(h *Host, reducedMotion bool) Rehearsals {
	figures := rehearse.NewFigures(h.Info.API)
	return Rehearsals{Host: h, figures: figures, pane: rehearse.NewPane(figures, h.Screen.Styles()), reduced: reducedMotion}
}

// SetStyles changes the colours of the pane, which is no view of its own.
func (r *Rehearsals) SetStyles(styles *theme.Styles) { r.pane.SetStyles(styles) }

// refresh takes new figures, or another script or agent, in.
func (r *Rehearsals) refresh() {
	r.pane.Refresh()
	r.setSide()
	if r.view != nil {
		r.view.Refresh()
	}
}

// beside puts the pane beside a form that has opened; nil takes it away.
func (r *Rehearsals) beside(f *form.Form) {
	r.form = f
	r.attach()
}

// attach follows the form anew, and lets it ask which knobs cannot matter, and where
// people are on their scales.
func (r *Rehearsals) attach() {
	if r.form != nil {
		setup := r.figures.Setup()
		r.follow(true)
		r.form.SetNotes(func(p *model.Persona) map[string]view.Note { return rehearse.Notes(p, setup) })
		r.setSide()
	}
}

// setSide gives the form the pane, to be drawn anew.
func (r *Rehearsals) setSide() {
	if r.form != nil {
		r.form.SetSide(r.pane)
	}
}

// follow hands the pane what the form holds, when that is new or it must.
func (r *Rehearsals) follow(must bool) {
	if version := r.form.Version(); must || version != r.followed {
		r.followed = version
		now, settled, saved := r.form.Persona(), r.form.Settled(), r.form.Base().Persona
		r.pane.Follow(&now, &settled, &saved, r.form.Focused())
	}
}

// Measure hands the pane every state of the form, and starts to measure what there
// are no figures for. It runs after every message, so it looks first whether there
// is anything to do.
func (r *Rehearsals) Measure() tea.Cmd {
	var missing []rehearse.Request
	switch {
	case r.view != nil:
		missing = r.view.Missing()
	case r.form != nil:
		r.follow(false)
		missing = r.pane.Missing()
	}
	if len(missing) == 0 {
		return nil
	}
	measure := r.figures.Next(missing)
	if measure == nil {
		return nil
	}
	return work.Aside(func() work.Done {
		result := measure()
		return finally(func() {
			r.figures.Take(result)
			r.refresh()
		})
	})
}

// reader reads what is rehearsed.
type reader = func(context.Context) ([]rehearse.Subject, error)

// read is the reader of personas.
func (r *Rehearsals) read(ids []string) reader {
	return func(ctx context.Context) ([]rehearse.Subject, error) {
		subjects := make([]rehearse.Subject, len(ids))
		for i, id := range ids {
			record, err := r.Store.Get(ctx, id)
			if err != nil {
				return nil, err
			}
			subjects[i] = rehearse.Subject{Title: record.Persona.Name, Persona: record.Persona}
			if record.Trashed {
				subjects[i].Title += " (in the trash)"
			}
		}
		return subjects, nil
	}
}

// Open loads personas and rehearses a call of each.
func (r *Rehearsals) Open(ids []string) tea.Cmd {
	again := r.read(ids)
	return r.Await(attempt(r.Host, "Not rehearsed", again, func(subjects []rehearse.Subject) tea.Cmd {
		switch {
		case r.form != nil || r.view != nil:
			return nil
		case len(subjects) > mostCompared:
			return r.overview(subjects, again, []rehearsal.Agent{r.figures.Setup().Agent})
		}
		r.enter(subjects, r.fromList())
		r.again = again
		return nil
	}))
}

// mostCompared is how many calls are shown one above the other; of more there is a
// table.
const mostCompared = 2

// fromList are the options of a rehearsal that is opened from the list.
func (r *Rehearsals) fromList() rehearse.Options {
	o := rehearse.Options{}
	if r.Info.ReadOnly {
		o.NoEdit = "The library is read-only: " + r.Info.Reason
	}
	return o
}

// OpenForm rehearses what the form holds, without what is out of range, above what is
// saved when that is another.
func (r *Rehearsals) OpenForm() tea.Cmd {
	if r.form == nil {
		return nil
	}
	subjects := []rehearse.Subject{{Title: r.form.Title(), Persona: r.form.Settled()}}
	saved := r.form.Base().Persona
	if rehearse.Differ(&subjects[0].Persona, &saved) {
		subjects[0].Title = "as edited"
		subjects = append(subjects, rehearse.Subject{Title: "as saved", Persona: saved})
	}
	r.enter(subjects, rehearse.Options{
		Name: r.form.Title(), NoEdit: formOpen,
	})
	if held := r.pane.Held(); held != "" {
		r.Say(view.LevelWarning, held)
	}
	return nil
}

const formOpen = "The form is open under this: leave the rehearsal to go on editing."

// enter shows a rehearsal. Where again is set then, it follows what that reads. Another script or agent that is chosen there holds for
// the pane too, so the pane follows when it is left.
func (r *Rehearsals) enter(subjects []rehearse.Subject, o rehearse.Options) {
	o.ReducedMotion = r.reduced
	r.again = nil
	r.view = rehearse.New(r.Keys, r.Screen.Styles(), r.figures, subjects, o)
	r.Screen.Push(screen.Page{
		View: r.view, Signs: append(rehearse.Legend(), rehearse.People()...), NoUndo: "the rehearsal",
		Gone: func() {
			r.reduced = r.view.ReducedMotion()
			r.view = nil
			r.attach()
		},
	})
	r.Say(view.LevelInfo, "")
}
