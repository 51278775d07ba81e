package seek

import (
	"cmp"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

// measureAll rehearses each of some changes; those that cannot be made are left out.
func (s *search) measureAll(tries [][]Change) []Plan {
	plans := make([]*Plan, len(tries))
	sim.Aside(len(tries), func(i int) {
		b, err := Apply(s.Behavior, tries[i]...)
		if err == nil && !turnedRound(b) {
			p := s.measured(tries[i], b)
			plans[i] = &p
		}
	})
	out := make([]Plan, 0, len(plans))
	for _, p := range plans {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// turnedRound reports whether the shortest pause is above the longest, which the
// rehearsal reads the other way round and a form does not take.
func turnedRound(b rehearsal.Behavior) bool {
	return slices.ContainsFunc(b.Notes, func(n rehearsal.Note) bool { return n.Path == rehearsal.PathPauseMin })
}

func (s *search) measured(changes []Change, b rehearsal.Behavior) Plan {
	p := Plan{Changes: changes, Before: s.before, Reached: true, behavior: b}
	for _, agent := range s.Agents {
		m := sim.Measure(b, s.Script, agent, s.Calls)
		out := s.Goal.In(m)
		p.metrics, p.After = append(p.metrics, m), append(p.After, out)
		p.Reached = p.Reached && out.Met
		p.worst = max(p.worst, s.Goal.Distance(out.Value))
	}
	for _, c := range changes {
		p.steps += stepsBetween(c)
	}
	return p
}

// stepsBetween is how many stops a change passes.
func stepsBetween(c Change) int {
	list := stops[c.Path]
	place := func(v value.Value) int {
		if at := slices.Index(list, v); at >= 0 {
			return at
		}
		n, ok := v.Number()
		if !ok {
			return 0
		}
		at, _ := slices.BinarySearchFunc(list, n, func(v value.Value, n float64) int {
			if w, ok := v.Number(); ok {
				return cmp.Compare(w, n)
			}
			return 1
		})
		return at
	}
	return max(1, abs(place(c.To)-place(c.From)))
}

func abs(n int) int { return max(n, -n) }
