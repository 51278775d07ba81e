package coverage

import (
	"context"
	"math"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

// figureIndex is the place of a figure's mean by its key.
var figureIndex = func() map[string]int {
	index := map[string]int{}
	for i, figure := range sim.Figures() {
		index[figure.Key] = i
	}
	return index
}()

// Measured is the figures of a group of personas that behave alike.
type Measured struct {
	group int
	means []float64
}

// Behaviors is how many of the personas behave unlike each other, and how many of
// those are measured.
func (s *Survey) Behaviors() (all, measured int) { return len(s.first), len(s.first) - s.missed }

// Missing are some of the groups that are not measured yet, at most so many.
func (s *Survey) Missing(most int) []int {
	var out []int
	for group, means := range s.means {
		if means == nil {
			if out = append(out, group); len(out) == most {
				break
			}
		}
	}
	return out
}

// Measure rehearses groups, by the defaults of a version of Feather's API. It changes nothing and may run aside; what it returns
// goes to Take.
func (s *Survey) Measure(ctx context.Context, groups []int, api string, lines script.Script, agent rehearsal.Agent, calls int) ([]Measured, error) {
	behaviors := make([]rehearsal.Behavior, len(groups))
	for i, group := range groups {
		behaviors[i] = s.behavior(s.first[group], api)
	}
	out := make([]Measured, len(groups))
	err := sim.MeasureAll(ctx, behaviors, lines, agent, calls, func(i int, m rehearsal.Metrics) {
		means := make([]float64, len(m.Rows))
		for j, row := range m.Rows {
			if means[j] = row.Mean; row.Count == 0 {
				means[j] = math.NaN()
			}
		}
		out[i] = Measured{groups[i], means}
	})
	return out, err
}

// Take takes figures in.
func (s *Survey) Take(measured []Measured) {
	for _, m := range measured {
		if s.means[m.group] == nil {
			s.missed--
		}
		s.means[m.group] = m.means
	}
}

// Forget drops all figures, which were of another script or agent.
func (s *Survey) Forget() {
	clear(s.means)
	s.missed = len(s.means)
}

// behavior is how a person behaves, by the fields that are kept and the defaults of a
// version of Feather's API.
func (s *Survey) behavior(person int, api string) rehearsal.Behavior {
	var p model.Persona
	for _, path := range behavior {
		c := s.columns[path]
		if err := c.Of(&p).Set(c.values[c.of[person]]); err != nil {
			panic("coverage: " + path + " does not take what it gave: " + err.Error())
		}
	}
	return rehearsal.From(&p, api)
}
