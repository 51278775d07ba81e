package seek

import (
	"cmp"
	"slices"
	"strings"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
)

// Change sets one knob.
type Change struct {
	Path string      `json:"path"`
	From value.Value `json:"from"` // what the persona holds now, in its three states
	To   value.Value `json:"to"`
}

// Label names the change as the form does: "Cut in after words: 1 word → 8 words".
func (c Change) Label() string {
	spec, _ := field.Find(c.Path)
	return spec.Label + ": " + field.Format(spec, c.From) + " → " + field.Format(spec, c.To)
}

// Plan is changes that go together, and what the goal's figure does under them.
type Plan struct {
	Changes []Change
	Before  []Outcome // with each agent, in the order of the question
	After   []Outcome
	Reached bool // the goal is met with every agent

	behavior rehearsal.Behavior
	worst    float64             // the longest distance from the goal, over the agents
	steps    int                 // stops passed, over all changes
	metrics  []rehearsal.Metrics // with each agent
}

// Metrics are the figures under the plan with the agent at index i of the question.
func (p Plan) Metrics(i int) rehearsal.Metrics { return p.metrics[i] }

// Met is with how many agents the goal is met under the plan.
func (p Plan) Met() int {
	met := 0
	for _, out := range p.After {
		if out.Met {
			met++
		}
	}
	return met
}

// Apply returns the behaviour with changes made.
func Apply(b rehearsal.Behavior, changes ...Change) (rehearsal.Behavior, error) {
	for _, c := range changes {
		changed, err := b.With(c.Path, c.To)
		if err != nil {
			return b, err
		}
		b = changed
	}
	return b, nil
}

// enough is how much of a distance must be left at most for a change to count: a
// tenth of the way is more than chance in so few calls.
const enough = .9

// helps reports whether a plan brings the figure nearer than a distance so far.
func (p Plan) helps(from float64) bool { return p.Reached || p.worst < from*enough }

// order puts the better plan first: one that reaches the goal, with fewer changes,
// nearer to it, by a smaller step.
func order(p, q Plan) int {
	if p.Reached != q.Reached {
		if p.Reached {
			return -1
		}
		return 1
	}
	fewer := cmp.Compare(len(p.Changes), len(q.Changes))
	if p.Reached && fewer != 0 {
		return fewer
	}
	return cmp.Or(cmp.Compare(p.worst, q.worst), fewer, cmp.Compare(p.steps, q.steps))
}

// bestOfEach keeps the best plan for each set of knobs, in order.
func bestOfEach(plans []Plan) []Plan {
	plans = slices.Clone(plans)
	slices.SortStableFunc(plans, order)
	known := map[string]bool{}
	return slices.DeleteFunc(plans, func(p Plan) bool {
		key := keyOf(p.Changes, func(c Change) string { return c.Path })
		seen := known[key]
		known[key] = true
		return seen
	})
}

// keyOf is the same for changes that are named alike, in any order.
func keyOf(changes []Change, name func(Change) string) string {
	names := make([]string, len(changes))
	for i, c := range changes {
		names[i] = name(c)
	}
	slices.Sort(names)
	return strings.Join(names, "\x00")
}
