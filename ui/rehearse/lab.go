package rehearse

import (
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

const (
	callsMeasured = 200 // calls behind every figure
	mostKept      = 256 // behaviours whose figures are kept
)

// Setup is what a call is rehearsed with, beside the persona.
type Setup struct {
	Script script.Script
	Agent  rehearsal.Agent
	Seed   uint64
}

// Lab keeps the figures over many calls, and knows which are still to be
// measured. It measures nothing itself: Next hands the work out, and Settle
// takes the answer in, so that the one who owns it decides where the work runs.
// The answers of an older generation, that is, for another script or agent, are
// dropped.
type Lab struct {
	setup      Setup
	generation int
	busy       bool
	known      map[string]rehearsal.Metrics // by behaviour
}

// NewLab returns a lab with the first built-in script, a typical agent, and the
// first seed.
func NewLab() *Lab {
	agent, _ := rehearsal.AgentNamed(rehearsal.Typical)
	return &Lab{
		setup: Setup{Script: script.BuiltIn()[0], Agent: agent, Seed: 1},
		known: map[string]rehearsal.Metrics{},
	}
}

// Setup returns what calls are rehearsed with.
func (l *Lab) Setup() Setup { return l.setup }

// Generation counts the scripts and agents so far.
func (l *Lab) Generation() int { return l.generation }

// SetScript changes the script; all figures are about the old one.
func (l *Lab) SetScript(script script.Script) {
	l.setup.Script = script
	l.forget()
}

// SetAgent changes the agent; all figures are about the old one.
func (l *Lab) SetAgent(agent rehearsal.Agent) {
	l.setup.Agent = agent
	l.forget()
}

// SetSeed changes which call is shown. Figures are over many seeds and stay.
func (l *Lab) SetSeed(seed uint64) { l.setup.Seed = max(seed, 1) }

// forget drops all figures, and the answers that are still on their way.
func (l *Lab) forget() {
	l.generation++
	l.busy = false
	clear(l.known)
}

// Question asks for the figures of a behaviour.
type Question struct {
	key      string
	behavior rehearsal.Behavior
}

// ask makes the question about a behaviour.
func ask(b rehearsal.Behavior) Question { return Question{keyOf(b), b} }

// Answers are figures that were measured.
type Answers struct {
	generation int
	keys       []string
	metrics    []rehearsal.Metrics
}

// figures returns what is known of a behaviour.
func (l *Lab) figures(key string) (rehearsal.Metrics, bool) {
	m, ok := l.known[key]
	return m, ok
}

// Next returns the work that is to be done, nil when there is none or some is
// being done already. The work holds copies and may run anywhere; its answers
// go to Settle.
func (l *Lab) Next(wanted []Question) func() Answers {
	if l.busy {
		return nil
	}
	var missing []Question
	for _, q := range wanted {
		if _, ok := l.known[q.key]; !ok {
			missing = append(missing, q)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	l.busy = true
	setup, generation := l.setup, l.generation
	return func() Answers {
		out := Answers{generation: generation}
		for _, q := range missing {
			out.keys = append(out.keys, q.key)
			out.metrics = append(out.metrics, sim.Measure(q.behavior, setup.Script, setup.Agent, callsMeasured))
		}
		return out
	}
}

// Settle takes answers in, unless they are about another script or agent.
func (l *Lab) Settle(a Answers) {
	if a.generation != l.generation {
		return
	}
	l.busy = false
	if len(l.known)+len(a.keys) > mostKept {
		clear(l.known)
	}
	for i, key := range a.keys {
		l.known[key] = a.metrics[i]
	}
}

// Differ tells whether two personas behave differently.
func Differ(a, b *model.Persona) bool { return keyOf(rehearsal.From(a)) != keyOf(rehearsal.From(b)) }

// keyOf names a behaviour: the same for two that hold the same knobs.
func keyOf(b rehearsal.Behavior) string {
	var key strings.Builder
	for _, path := range rehearsal.Knobs() {
		key.WriteString(b.Value(path).JSON())
		key.WriteByte(0)
	}
	return key.String()
}
