package flow

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/check"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// The widths and the number of calls that help from a symptom takes.
const (
	symptomWidth = 74  // room for the longest symptom
	fixCalls     = 200 // calls that the effect of a fix is measured over
)

// Symptoms starts from what is wrong with the caller in the form: it shows which
// knobs cause it, and tries a fix.
type Symptoms struct {
	*Host
	Forms      *Forms
	Rehearsals *Rehearsals
}

// Pick asks what is wrong.
func (s *Symptoms) Pick() tea.Cmd {
	if s.Forms.form == nil {
		return nil
	}
	p := s.Forms.form.Persona()
	b := rehearsal.From(&p, "")
	var items []dialog.Item[tell.Symptom]
	for _, symptom := range tell.Symptoms() {
		item := dialog.Item[tell.Symptom]{Value: symptom, Label: symptom.Title}
		if len(tell.Fixes(symptom.ID, b)) == 0 {
			item.Reason = "not as it is set"
		}
		items = append(items, item)
	}
	// What this persona can show comes first.
	slices.SortStableFunc(items, func(a, b dialog.Item[tell.Symptom]) int { return len(a.Reason) - len(b.Reason) })
	choose(s.Host, "What is wrong with the caller?", symptomWidth, items, s.suggest)
	return nil
}

// fixes is what would help against a symptom.
type fixes struct {
	single []tell.Fix
	tried  []rehearsal.Behavior // each fix alone, and, where there are several, all together
	now    rehearsal.Behavior
}

// suggest shows which knobs cause a symptom and what to change, and starts to measure
// the effect.
func (s *Symptoms) suggest(symptom tell.Symptom) tea.Cmd {
	if s.Forms.form == nil {
		return nil
	}
	p := s.Forms.form.Persona()
	found := fixes{now: rehearsal.From(&p, "")}
	found.single = tell.Fixes(symptom.ID, found.now)
	rows := make([]dialog.FixRow, 0, len(found.single)+1)
	for _, fix := range found.single {
		spec, known := field.Find(fix.Path)
		changed, err := tell.Apply(found.now, fix)
		if err != nil || !known {
			s.Fail("No suggestion", err)
			return nil
		}
		found.tried = append(found.tried, changed)
		rows = append(rows, dialog.FixRow{
			Label: spec.Label, From: field.Format(spec, fix.From), To: field.Format(spec, fix.To), Why: fix.Why,
			Do: func() tea.Cmd { return s.apply(symptom, fix) },
		})
	}
	if len(found.single) > 1 {
		if all, err := tell.Apply(found.now, found.single...); err == nil {
			found.tried = append(found.tried, all)
			rows = append(rows, dialog.FixRow{
				Label: "All of these together", Do: func() tea.Cmd { return s.apply(symptom, found.single...) },
			})
		}
	}
	d := dialog.NewFix(s.Keys, s.Screen.Styles(), symptom.Title, symptom.Means, causes(symptom, found.now), rows)
	s.Screen.Open(d)
	return s.measure(d, found)
}

// causes names the knobs behind a symptom with their present values.
func causes(symptom tell.Symptom, now rehearsal.Behavior) []dialog.Cause {
	var out []dialog.Cause
	for _, path := range symptom.Paths {
		if spec, ok := field.Find(path); ok {
			out = append(out, dialog.Cause{Label: spec.Label, Value: field.Format(spec, now.Value(path))})
		}
	}
	return out
}

func (s *Symptoms) measure(into *dialog.Fix, found fixes) tea.Cmd {
	setup := s.Rehearsals.figures.Setup()
	return work.Aside(func() work.Done {
		before := sim.Measure(found.now, setup.Script, setup.Agent, fixCalls)
		effects := make([]string, len(found.tried))
		for i, tried := range found.tried {
			after := sim.Measure(tried, setup.Script, setup.Agent, fixCalls)
			effects[i] = tell.Effect(before, after, found.single[i%len(found.single)].Path)
		}
		return finally(func() { into.SetEffects(effects) })
	})
}

// apply puts fixes into the form as one step that can be undone there.
func (s *Symptoms) apply(symptom tell.Symptom, chosen ...tell.Fix) tea.Cmd {
	open := s.Forms.form
	if open == nil {
		return nil
	}
	fix := &check.Fix{Label: symptom.Title}
	for _, c := range chosen {
		fix.Changes = append(fix.Changes, field.Change{Path: c.Path, Old: c.From, New: c.To})
	}
	action, cmd := open.Apply(fix)
	if _, refused := action.(view.Say); !refused {
		open.FocusField(fix.Changes[0].Path)
		s.Say(view.LevelSuccess, "Changed in the form, not saved yet: "+s.KeyOf(keymap.FormUndo)+" takes it back.")
	}
	return tea.Batch(cmd, s.Apply(action))
}
