package flow

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/check"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// Symptoms starts from what is wrong with the caller in the form, or from a figure
// and where it is wanted: it shows which changes help, and makes one.
type Symptoms struct {
	*Host
	Forms      *Forms
	Rehearsals *Rehearsals
}

// asked is a question to the rehearsal as the form stands: what is wrong, or
// wanted, and with whom.
type asked struct {
	title, means string
	paths        []string // the knobs to show with their values; nil shows those that change
	none         string   // what to say where nothing helps
	seek.Question
	find func(seek.Question) []seek.Plan
}

// fromForm is the question of the form as it stands, with the agent chosen.
func (s *Symptoms) fromForm() (q seek.Question, ok bool) {
	if s.Forms.form == nil {
		return q, false
	}
	p, setup := s.Forms.form.Settled(), s.Rehearsals.figures.Setup()
	return seek.Question{Behavior: rehearsal.From(&p, setup.API), Script: setup.Script, Agents: []rehearsal.Agent{setup.Agent}}, true
}

// Pick asks what is wrong, what the call shows first.
func (s *Symptoms) Pick() tea.Cmd {
	q, ok := s.fromForm()
	if !ok {
		return nil
	}
	m := sim.Measure(q.Behavior, q.Script, q.Agents[0], 0)
	var items []dialog.Item[func() tea.Cmd]
	for _, symptom := range seek.Symptoms() {
		item := dialog.Item[func() tea.Cmd]{
			Value: func() tea.Cmd { return s.suggest(symptom) }, Label: symptom.Title, Words: symptom.Means + " " + symptom.Also,
		}
		switch {
		case !symptom.Shown(q.Behavior, q.Script, m):
			item.Reason = "not in this call"
		case symptom.Want.Figure != "":
			item.Note = figureText(m, symptom.Want.Figure)
		}
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b dialog.Item[func() tea.Cmd]) int { return len(a.Reason) - len(b.Reason) })
	items = append(items, dialog.Item[func() tea.Cmd]{
		Value: func() tea.Cmd { return s.pickFigure(m) }, Label: "Another goal: choose a figure, and where it shall lie…", Words: "want range seek target",
	})
	choose(s.Host, "What is wrong with the caller?", items, func(do func() tea.Cmd) tea.Cmd { return do() })
	return nil
}

// figureText names a figure with its mean: "agent turns finished 31 %".
func figureText(m rehearsal.Metrics, key string) string {
	row, _ := m.Get(key)
	if row.Count == 0 {
		return ""
	}
	return strings.ToLower(row.Label[:1]) + row.Label[1:] + " " + row.Format(row.Mean)
}

// suggest shows which knobs cause a symptom and what to change.
func (s *Symptoms) suggest(symptom seek.Symptom) tea.Cmd {
	q, ok := s.fromForm()
	if !ok {
		return nil
	}
	q.Goal = symptom.Want
	none := "No change of its knobs lessens it"
	if symptom.Agent != "" {
		none += ": " + symptom.Agent
	}
	return s.answer(asked{
		title: symptom.Title, means: symptom.Means, paths: symptom.Paths, none: none + ".",
		Question: q, find: symptom.Remedies,
	})
}

// answer rehearses what would help, aside, and shows it.
func (s *Symptoms) answer(a asked) tea.Cmd {
	return s.Await(func() work.Done {
		plans := a.find(a.Question)
		before := sim.Measure(a.Behavior, a.Script, a.Agents[0], a.Calls)
		return finally(func() {
			if s.Forms.form == nil {
				return
			}
			if len(plans) == 0 {
				s.question(dialog.Question{
					Title: a.title, Text: a.none, Buttons: []dialog.Button{{Label: "Close"}},
				})
				return
			}
			rows, effects := make([]dialog.FixRow, len(plans)), make([]string, len(plans))
			for i, plan := range plans {
				rows[i] = s.row(a.title, plan)
				effects[i] = effect(a, plan, before)
			}
			d := dialog.NewFix(s.Keys, s.Screen.Styles(), a.title, a.means, causes(knobsOf(a.paths, plans), a.Behavior), rows)
			d.SetEffects(effects)
			s.Screen.Open(d)
		})
	})
}

// row is a plan that can be taken.
func (s *Symptoms) row(title string, plan seek.Plan) dialog.FixRow {
	labels := make([]string, len(plan.Changes))
	for i, c := range plan.Changes {
		labels[i] = c.Label()
	}
	return dialog.FixRow{Label: strings.Join(labels, "; "), Do: func() tea.Cmd { return s.apply(title, plan) }}
}

// effect says what a plan does to the figure that is wanted, and with how many
// agents; where no figure shows it, what it does to the call.
func effect(a asked, plan seek.Plan, before rehearsal.Metrics) string {
	was, ok := before.Get(a.Goal.Figure)
	if !ok {
		return tell.Effect(before, plan.Metrics(0), plan.Changes[0].Path)
	}
	is, _ := plan.Metrics(0).Get(a.Goal.Figure)
	text := fmt.Sprintf("%s %s → %s in %d calls", strings.ToLower(was.Label[:1])+was.Label[1:], was.Format(was.Mean), is.Format(is.Mean), before.Calls)
	if plan.Reached && len(a.Agents) == 1 {
		return text + ", as it should be"
	}
	if met := plan.Met(); len(a.Agents) > 1 {
		text += fmt.Sprintf(" with the %s agent; reached with %d of %d agents", a.Agents[0].Name, met, len(a.Agents))
	}
	return text
}

// knobsOf are the knobs to show: those given, or those that the plans change.
func knobsOf(paths []string, plans []seek.Plan) []string {
	if len(paths) > 0 {
		return paths
	}
	var out []string
	for _, plan := range plans {
		for _, c := range plan.Changes {
			if !slices.Contains(out, c.Path) {
				out = append(out, c.Path)
			}
		}
	}
	return out
}

// causes names knobs with their present values.
func causes(paths []string, now rehearsal.Behavior) []dialog.Cause {
	var out []dialog.Cause
	for _, path := range paths {
		if spec, ok := field.Find(path); ok {
			out = append(out, dialog.Cause{Label: spec.Label, Value: field.Format(spec, now.Value(path))})
		}
	}
	return out
}

// apply makes a plan's changes in the form as one step that can be undone there.
func (s *Symptoms) apply(title string, plan seek.Plan) tea.Cmd {
	open := s.Forms.form
	if open == nil {
		return nil
	}
	fix := &check.Fix{Label: title}
	for _, c := range plan.Changes {
		fix.Changes = append(fix.Changes, field.Change{Path: c.Path, Old: c.From, New: c.To})
	}
	action, cmd := open.Apply(fix)
	if _, refused := action.(view.Say); !refused {
		open.FocusField(fix.Changes[0].Path)
		s.Say(view.LevelSuccess, "Changed in the form, not saved yet: "+s.KeyOf(keymap.FormUndo)+" takes it back.")
	}
	return tea.Batch(cmd, s.Apply(action))
}
