package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/ui/dialog"
	"personae/ui/view"
)

// remedyCalls is how many calls the effect of a suggestion is measured over.
const remedyCalls = 200

// pickSymptom asks what is wrong with the caller in the form.
func (r *Root) pickSymptom() tea.Cmd {
	if r.form == nil {
		return nil
	}
	p := r.form.Persona()
	b := rehearsal.From(&p)
	var items []dialog.Item
	for _, symptom := range tell.Symptoms() {
		item := dialog.Item{Value: symptom.ID, Label: symptom.Title}
		if len(tell.Fixes(symptom.ID, b)) == 0 {
			item.Reason = "not as it is set"
		}
		items = append(items, item)
	}
	// What this persona can show comes first.
	slices.SortStableFunc(items, func(a, b dialog.Item) int { return len(a.Reason) - len(b.Reason) })
	choose := dialog.NewChoose(r.keys, r.styles, "What is wrong with the caller?", items, "\x00")
	choose.SetWidth(symptomWidth)
	r.push(choose, answers{one: func(r *Root, a view.Answer) tea.Cmd { return r.showRemedies(a.Value) }}, promptly)
	return nil
}

// symptomWidth is the width of the list of symptoms: room for the longest.
const symptomWidth = 74

// remedies is what is suggested against a symptom.
type remedies struct {
	symptom     tell.Symptom
	suggestions []tell.Fix
	tried       []rehearsal.Behavior // each suggestion alone, and, where there are several, all together
	now         rehearsal.Behavior
}

// everyRemedy is the answer that takes all suggestions.
const everyRemedy = "all"

// showRemedies shows which knobs cause a symptom and what to change, and starts
// to measure the effect.
func (r *Root) showRemedies(id string) tea.Cmd {
	symptom, ok := tell.SymptomNamed(id)
	if !ok || r.form == nil {
		return nil
	}
	p := r.form.Persona()
	found := remedies{symptom: symptom, now: rehearsal.From(&p)}
	found.suggestions = tell.Fixes(id, found.now)
	rows := make([]dialog.RemedyRow, 0, len(found.suggestions)+1)
	for _, s := range found.suggestions {
		spec, known := model.Field(s.Path)
		changed, err := tell.Apply(found.now, s)
		if err != nil || !known {
			r.fail("No suggestion", err)
			return nil
		}
		found.tried = append(found.tried, changed)
		rows = append(rows, dialog.RemedyRow{
			Value: s.Path, Label: spec.Label, From: model.Format(spec, s.From), To: model.Format(spec, s.To), Why: s.Why,
		})
	}
	if len(found.suggestions) > 1 {
		if all, err := tell.Apply(found.now, found.suggestions...); err == nil {
			found.tried = append(found.tried, all)
			rows = append(rows, dialog.RemedyRow{Value: everyRemedy, Label: "All of these together"})
		}
	}
	remedy := dialog.NewRemedy(r.keys, r.styles, symptom.Title, symptom.Means, r.causes(symptom, found.now), rows)
	r.push(remedy, answers{one: func(r *Root, a view.Answer) tea.Cmd { return r.applyRemedy(found, a.Value) }}, promptly)
	return r.measureRemedies(remedy, found)
}

// causes names the knobs behind a symptom with their present values.
func (r *Root) causes(symptom tell.Symptom, now rehearsal.Behavior) []dialog.Cause {
	var out []dialog.Cause
	for _, path := range symptom.Paths {
		if spec, ok := model.Field(path); ok {
			out = append(out, dialog.Cause{Label: spec.Label, Value: model.Format(spec, now.Value(path))})
		}
	}
	return out
}

// measureRemedies measures what each suggestion would do.
func (r *Root) measureRemedies(into *dialog.Remedy, found remedies) tea.Cmd {
	setup := r.rehearsing.figures.Setup()
	return func() tea.Msg {
		before := sim.Measure(found.now, setup.Script, setup.Agent, remedyCalls)
		effects := make([]string, len(found.tried))
		for i, tried := range found.tried {
			after := sim.Measure(tried, setup.Script, setup.Agent, remedyCalls)
			effects[i] = tell.Effect(before, after, found.suggestions[i%len(found.suggestions)].Path)
		}
		return remediesMeasured{into, effects}
	}
}

// remediesMeasured is the effects of suggestions.
type remediesMeasured struct {
	into    *dialog.Remedy
	effects []string
}

func (m remediesMeasured) settle(*Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	m.into.SetEffects(m.effects)
	return nil
}

// applyRemedy puts a suggestion, or all of them, into the form as one step that
// can be undone there.
func (r *Root) applyRemedy(found remedies, which string) tea.Cmd {
	if r.form == nil {
		return nil
	}
	fix := &model.Fix{Label: found.symptom.Title}
	for _, s := range found.suggestions {
		if which == everyRemedy || which == s.Path {
			fix.Changes = append(fix.Changes, model.FieldChange{Path: s.Path, Old: s.From, New: s.To})
		}
	}
	action, cmd := r.form.Apply(fix)
	if _, refused := action.(view.Say); !refused {
		r.form.FocusField(fix.Changes[0].Path)
		r.say(view.LevelSuccess, "Changed in the form, not saved yet: "+r.keyOf(keymap.FormUndo)+" takes it back.")
	}
	return tea.Batch(cmd, r.apply(action))
}
