package flow

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model/rehearsal"
	"personae/ui/rehearse"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// agents reads the agents that there are: the shipped ones, then those kept.
func (r *Rehearsals) agents(ctx context.Context) ([]rehearsal.Agent, error) {
	kept, err := r.Store.Agents(ctx)
	if err != nil {
		return nil, err
	}
	return append(rehearsal.Agents(), kept...), nil
}

// OpenOverview rehearses what is shown with every agent, and shows the table. An
// agent of the user's own that is not kept is among them.
func (r *Rehearsals) OpenOverview() tea.Cmd {
	if r.view == nil {
		return nil
	}
	subjects, current := r.view.Subjects(), r.figures.Setup().Agent
	return r.Await(attempt(r.Host, "Not rehearsed", r.agents, func(agents []rehearsal.Agent) tea.Cmd {
		if !slices.ContainsFunc(agents, func(a rehearsal.Agent) bool { return a.Name == current.Name }) {
			agents = append(agents, current)
		}
		return r.overview(subjects, r.again, agents)
	}))
}

// overview rehearses every subject with every agent, aside, and shows the table.
func (r *Rehearsals) overview(subjects []rehearse.Subject, again reader, agents []rehearsal.Agent) tea.Cmd {
	setup := r.figures.Setup()
	measure := rehearse.CasesOf(subjects, setup, agents)
	return r.Await(func() work.Done {
		cases := measure()
		return finally(func() {
			facts := []string{setup.Script.Title, fmt.Sprintf("means over %d calls", cases[0].Metrics.Calls)}
			r.compared, r.known, r.tabled = subjects, agents, again
			r.Screen.Push(screen.Page{
				View:   rehearse.NewOverview(r.Keys, r.Screen.Styles(), cases, caption(subjects, agents), facts...),
				Signs:  rehearse.People(),
				NoUndo: "the table",
				Gone:   func() { r.tabled = nil },
			})
			r.Say(view.LevelInfo, "")
		})
	})
}

// caption names what all rows of a table have in common.
func caption(subjects []rehearse.Subject, agents []rehearsal.Agent) string {
	switch {
	case len(subjects) == 1:
		return subjects[0].Title
	case len(agents) == 1:
		return fmt.Sprintf("%d personas with the %s agent", len(subjects), agents[0].Name)
	}
	return fmt.Sprintf("%s and %s", subjects[0].Title, subjects[1].Title)
}

// OpenCall shows the call of a row of the table: in the rehearsal under it, or in
// one of its own.
func (r *Rehearsals) OpenCall(a view.RehearseWith) tea.Cmd {
	at := slices.IndexFunc(r.known, func(agent rehearsal.Agent) bool { return agent.Name == a.Agent })
	if at < 0 || a.Persona >= len(r.compared) {
		return nil
	}
	r.figures.SetAgent(r.known[at])
	if r.view == nil {
		one := r.compared[a.Persona : a.Persona+1]
		r.enter(one, r.fromList())
		r.again = r.read([]string{one[0].Persona.ID})
		return nil
	}
	r.Screen.Pop()
	r.attach()
	r.refresh()
	r.view.Step(a.Persona)
	return nil
}
