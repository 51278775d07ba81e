package seek

import (
	"fmt"
	"sync/atomic"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

// judged is how many calls decide whether a remedy moves its figure as it says.
const judged = 2000

// Trial is what became of a symptom in some rehearsals.
type Trial struct {
	Held, Shown, Offered int    // rehearsals, those that show it, and remedies offered in these
	Unasked, Wrong       int    // remedies offered elsewhere, and those that move the figure the wrong way or not at all
	Example              string // of what is amiss
}

func (t *Trial) add(o Trial) {
	t.Held, t.Shown, t.Offered, t.Unasked, t.Wrong = t.Held+o.Held, t.Shown+o.Shown, t.Offered+o.Offered, t.Unasked+o.Unasked, t.Wrong+o.Wrong
	if t.Example == "" {
		t.Example = o.Example
	}
}

// Try rehearses a behaviour and judges what each symptom's remedies do, in the order
// of Symptoms.
func Try(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent) []Trial {
	few, many := sim.Measure(b, lines, agent, 0), sim.Measure(b, lines, agent, judged)
	trials := make([]Trial, len(symptoms))
	for i := range symptoms {
		symptom, t := &symptoms[i], &trials[i]
		t.Held = 1
		plans := symptom.Remedies(Question{Behavior: b, Script: lines, Agents: []rehearsal.Agent{agent}})
		if !symptom.Shown(b, lines, few) {
			t.Unasked = len(plans)
			continue
		}
		t.Shown, t.Offered = 1, len(plans)
		for _, plan := range plans {
			if !symptom.lessened(plan, lines, agent, many) {
				t.Wrong++
				t.Example = fmt.Sprintf("%s in %s with %s, to %v", plan.Changes[0].Label(), lines.Name, agent.Name, plan.After)
			}
		}
	}
	return trials
}

// lessened reports whether a plan brings a symptom's figure nearer to where it is
// wanted, in as many calls as before were measured in; one that lies there already, by
// chance, is no symptom.
func (s *Symptom) lessened(plan Plan, lines script.Script, agent rehearsal.Agent, before rehearsal.Metrics) bool {
	after := sim.Measure(plan.behavior, lines, agent, judged)
	if s.Want.Figure == "" {
		return !s.Shown(plan.behavior, lines, after)
	}
	was := s.Want.In(before)
	return was.Met || s.Want.Distance(s.Want.In(after).Value) < s.Want.Distance(was.Value)
}

// SelfTest holds the remedies for every symptom, of each of these behaviours with each
// agent, to moving the figure as they say and to being offered only where a call shows
// it. Progress, which may be nil, hears after each rehearsal how many of all are done.
func SelfTest(behaviors []rehearsal.Behavior, agents []rehearsal.Agent, progress func(done, of int)) []sim.Check {
	scripts := script.BuiltIn()
	of := len(behaviors) * len(agents)
	trials := make([][]Trial, of)
	var done atomic.Int64
	sim.Aside(of, func(i int) {
		persona, agent := i/len(agents), i%len(agents)
		trials[i] = Try(behaviors[persona], scripts[(persona+agent)%len(scripts)], agents[agent])
		if now := int(done.Add(1)); progress != nil {
			progress(now, of)
		}
	})
	checks := make([]sim.Check, len(symptoms))
	for i := range symptoms {
		var sum Trial
		for _, t := range trials {
			sum.add(t[i])
		}
		got := fmt.Sprintf("%d wrong of %d, in %d rehearsals of %d that show it; %d elsewhere", sum.Wrong, sum.Offered, sum.Shown, sum.Held, sum.Unasked)
		if sum.Example != "" {
			got += "; as " + sum.Example
		}
		checks[i] = sim.Check{
			Name:     "remedies for “" + symptoms[i].Title + "”",
			Expected: "each moves its figure as it says, and none where the call does not show it",
			Got:      got, Pass: sum.Wrong == 0 && sum.Unasked == 0,
			Basis: fmt.Sprintf("%d personas with %d agents, each remedy in %d calls", len(behaviors), len(agents), judged),
		}
	}
	return checks
}
