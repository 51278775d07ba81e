package seek

import (
	"math"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

// Symptom is something a tuner sees in a persona and would like gone: a figure
// that lies elsewhere than where it is wanted.
type Symptom struct {
	ID    string
	Title string // as a person would say it
	Means string // what happens in the call
	Also  string // other words that people have for it

	Paths []string // the knobs that cause it; none where the agent does
	Want  Goal     // met where the symptom is not shown; without a figure where none shows it
	Only  []Goal   // all met where it can be shown at all
	Agent string   // what of the agent's causes it, as a sentence without its stop

	when func(rehearsal.Behavior, script.Script) bool // what the figures do not tell; nil is always
	mend []Change                                     // where no figure shows it: what may help, without From
}

// Shown reports whether a rehearsal shows the symptom. m must have been measured
// with the same behaviour and script.
func (s *Symptom) Shown(b rehearsal.Behavior, lines script.Script, m rehearsal.Metrics) bool {
	if s.when != nil && !s.when(b, lines) || len(Missed(s.Only, m)) > 0 {
		return false
	}
	if s.Want.Figure == "" {
		return true
	}
	got := s.Want.In(m)
	return got.Count > 0 && !got.Met
}

// Remedies returns what lessens the symptom in a call that shows it, the best
// first; Goal and Paths of the question are the symptom's.
func (s *Symptom) Remedies(q Question) []Plan {
	if len(q.Agents) == 0 || len(s.Paths) == 0 {
		return nil
	}
	if !s.Shown(q.Behavior, q.Script, sim.Measure(q.Behavior, q.Script, q.Agents[0], q.Calls)) {
		return nil
	}
	q.Goal, q.Paths = s.Want, s.Paths
	if s.Want.Figure != "" {
		return Seek(q)
	}
	search := &search{Question: q}
	var plans []Plan
	for _, c := range s.mend {
		c.From = q.Behavior.Value(c.Path)
		changed, err := Apply(q.Behavior, c)
		if err == nil && c.From != c.To && !s.when(changed, q.Script) {
			plan := search.measured([]Change{c}, changed)
			plan.Reached = true
			plans = append(plans, plan)
		}
	}
	return plans
}

// Fits reports whether every word of a text stands in the symptom's title, its
// meaning or its other words.
func (s *Symptom) Fits(text string) bool {
	all := strings.ToLower(s.Title + " " + s.Means + " " + s.Also)
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// Symptoms lists the symptoms. The slice is the caller's own; what it holds is not
// to be written to.
func Symptoms() []Symptom { return append([]Symptom(nil), symptoms[:]...) }

// SymptomNamed returns the symptom of that id; ok is false when there is none.
func SymptomNamed(id string) (symptom Symptom, ok bool) {
	for i := range symptoms {
		if symptoms[i].ID == id {
			return symptoms[i], true
		}
	}
	return Symptom{}, false
}

func atLeast(figure string, low float64) Goal {
	return Goal{Figure: figure, Of: Mean, Low: low, High: math.Inf(1)}
}

func atMost(figure string, high float64) Goal {
	return Goal{Figure: figure, Of: Mean, Low: math.Inf(-1), High: high}
}
