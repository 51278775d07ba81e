package seek

import (
	"cmp"
	"math"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// The bounds of a search.
const (
	mostChanges = 3 // in one plan
	beam        = 4 // plans that the next change is tried on
	halvings    = 4 // between two stops that lie on both sides of the goal
	mostPlans   = 8 // worth reading
	leastCalls  = 50
	confirmed   = 1000 // calls, over all agents, that a plan must help in
	deviations  = 2    // standard errors that chance may move a figure by
	fewest      = 30   // observations that a figure is judged by: the error of a mean of less is not known
)

// Question is what a plan is sought for.
type Question struct {
	Behavior rehearsal.Behavior
	Script   script.Script
	Agents   []rehearsal.Agent // the goal is to be met with each
	Goal     Goal
	Paths    []string // the knobs that may change; all when nil
	Calls    int      // measured for each answer; 200 when 0
}

// search is a question being answered.
type search struct {
	Question
	paths  []string
	before []Outcome
	from   float64 // the longest distance now
}

// Seek returns the plans that bring the goal's figure nearer, the best first:
// for each knob its best value, and combinations of up to three where no single
// one reaches the goal or they do better. None when the goal is met already.
func Seek(q Question) []Plan {
	if q.Calls <= 0 {
		q.Calls = rehearsal.DefaultSeeds.Whole()
	}
	s := &search{Question: q, paths: q.Paths}
	if s.paths == nil {
		s.paths = rehearsal.Knobs()
	}
	now := s.measured(nil, q.Behavior)
	s.before = now.After
	if now.Reached {
		return nil
	}
	s.Calls = coarse(q)
	s.from = s.measured(nil, q.Behavior).worst
	found := s.singles()
	level := found
	for changes := 2; changes <= mostChanges && !reached(found); changes++ {
		level = s.deeper(level)
		found = append(found, level...)
	}
	return s.best(found, q.Calls)
}

// coarse is how many calls with each agent a plan is found by: with many agents
// fewer will do, as what is found is measured again.
func coarse(q Question) int {
	const agents = 4 // that all calls are spent on
	return max(min(q.Calls, leastCalls), q.Calls*agents/max(agents, len(q.Agents)))
}

func reached(plans []Plan) bool {
	return slices.ContainsFunc(plans, func(p Plan) bool { return p.Reached })
}

// singles measures every stop of every knob, and halves where two neighbours lie
// on either side of the goal.
func (s *search) singles() []Plan {
	plans := s.measureAll(s.extend(nil))
	if reached(plans) {
		return plans
	}
	for range halvings {
		var more [][]Change
		for i := 1; i < len(plans); i++ {
			a, b := &plans[i-1], &plans[i]
			if a.Changes[0].Path != b.Changes[0].Path || !s.around(a, b) {
				continue
			}
			c := a.Changes[0]
			if middle, ok := between(c.Path, c.To, b.Changes[0].To); ok && middle != c.From {
				more = append(more, []Change{{c.Path, c.From, middle}})
			}
		}
		if len(more) == 0 {
			break
		}
		plans = append(plans, s.measureAll(more)...)
		slices.SortStableFunc(plans, func(a, b Plan) int { return s.byStop(a.Changes[0], b.Changes[0]) })
		if reached(plans) {
			break
		}
	}
	return plans
}

// byStop orders changes by knob, and on a scale by value.
func (s *search) byStop(a, b Change) int {
	x, one := a.To.Number()
	y, two := b.To.Number()
	path := cmp.Compare(slices.Index(s.paths, a.Path), slices.Index(s.paths, b.Path))
	if path != 0 || !one || !two {
		return path
	}
	return cmp.Compare(x, y)
}

// around reports whether the goal lies between two plans' figures, with the first
// agent.
func (s *search) around(a, b *Plan) bool {
	x, y := a.After[0].Value, b.After[0].Value
	return x < s.Goal.Low && y > s.Goal.High || x > s.Goal.High && y < s.Goal.Low
}

// deeper tries one more change on the best plans.
func (s *search) deeper(level []Plan) []Plan {
	level = bestOfEach(level)
	var tries [][]Change
	known := map[string]bool{}
	for _, plan := range level[:min(len(level), beam)] {
		for _, try := range s.extend(plan.Changes) {
			if key := keyOf(try, func(c Change) string { return c.Path + "=" + c.To.JSON() }); !known[key] {
				known[key] = true
				tries = append(tries, try)
			}
		}
	}
	return s.measureAll(tries)
}

// extend adds to changes each stop of each knob that they do not touch.
func (s *search) extend(changes []Change) [][]Change {
	var out [][]Change
	for _, path := range s.paths {
		if slices.ContainsFunc(changes, func(c Change) bool { return c.Path == path }) {
			continue
		}
		from := s.Behavior.Value(path)
		for _, to := range stops[path] {
			if to != from {
				out = append(out, append(slices.Clone(changes), Change{path, from, to}))
			}
		}
	}
	return out
}

// best are the plans worth offering: the best for each set of knobs, where it
// helps in more calls than it was found in, and a combination only where it does
// better than what it is made of.
func (s *search) best(found []Plan, calls int) []Plan {
	full, more := *s, *s
	full.Calls, more.Calls = calls, max(calls, confirmed/len(s.Agents))
	now := more.measured(nil, s.Behavior)
	var out []Plan
	for _, plan := range bestOfEach(found) {
		lesser := slices.ContainsFunc(out, func(p Plan) bool {
			return len(p.Changes) < len(plan.Changes) && (p.Reached || plan.worst > p.worst*enough)
		})
		if lesser || !plan.helps(s.from) {
			continue
		}
		if again := more.measured(plan.Changes, plan.behavior); !s.surely(&now, &again) {
			continue
		}
		if calls != s.Calls {
			plan = full.measured(plan.Changes, plan.behavior)
		}
		if out = append(out, plan); len(out) == mostPlans {
			break
		}
	}
	slices.SortStableFunc(out, order)
	return out
}

// surely reports whether a plan brings the figure nearer by more than chance does,
// with the agent that it is farthest from. It may lie in the goal already, by
// chance: then it must come deeper in. One that leaves too few to judge does not.
func (s *search) surely(now, then *Plan) bool {
	chance, was, is := 0.0, math.Inf(-1), math.Inf(-1)
	for i := range now.metrics {
		a, _ := now.metrics[i].Get(s.Goal.Figure)
		b, _ := then.metrics[i].Get(s.Goal.Figure)
		if b.Count < fewest {
			return false
		}
		chance = max(chance, math.Hypot(standardError(a), standardError(b)))
		was, is = max(was, s.Goal.outside(now.After[i].Value)), max(is, s.Goal.outside(then.After[i].Value))
	}
	return is < was-max(deviations*chance, (1-enough)*max(was, 0))
}

// standardError is how far a mean is from the truth by chance: of a share that is
// pooled, and of a value by call, as its spread tells.
func standardError(m rehearsal.Metric) float64 {
	const fromP10ToP90 = 2.56 // standard deviations, where values are normal
	if m.Count == 0 {
		return 0
	}
	spread := (m.P90 - m.P10) / fromP10ToP90
	if m.Unit == rehearsal.UnitShare && spread == 0 {
		spread = math.Sqrt(max(0, m.Mean*(1-m.Mean)))
	}
	return spread / math.Sqrt(float64(m.Count))
}
