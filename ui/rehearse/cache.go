package rehearse

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/wire"
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
	API    string // the version of Feather's API whose defaults an absent knob has
}

// Figures is a cache of the figures over many calls, by behaviour, for one script
// and agent. It measures nothing itself: Next hands the work out, and Take takes
// the result in, so that the one who owns it decides where the work runs. The
// result of an older generation, that is, for another script or agent, is
// dropped.
type Figures struct {
	setup      Setup
	generation int // counts the scripts and agents so far
	busy       bool
	known      map[string]rehearsal.Metrics // by behaviour
}

// NewFigures returns an empty cache for the first built-in script, a typical
// agent, the first seed, and a version of Feather's API, "" being the oldest.
func NewFigures(api string) *Figures {
	agent, _ := rehearsal.AgentNamed(rehearsal.Typical)
	return &Figures{
		setup: Setup{Script: script.BuiltIn()[0], Agent: agent, Seed: 1, API: cmp.Or(api, wire.API121)},
		known: map[string]rehearsal.Metrics{},
	}
}

// Setup returns what calls are rehearsed with.
func (f *Figures) Setup() Setup { return f.setup }

// SetScript changes the script; all figures are about the old one.
func (f *Figures) SetScript(lines script.Script) {
	f.setup.Script = lines
	f.forget()
}

// SetAgent changes the agent; all figures are about the old one.
func (f *Figures) SetAgent(agent rehearsal.Agent) {
	f.setup.Agent = agent
	f.forget()
}

// SetAPI changes whose defaults an absent knob has; all figures are about the old
// ones.
func (f *Figures) SetAPI(version string) {
	f.setup.API = version
	f.forget()
}

// SetSeed changes which call is shown. Figures are over many seeds and stay.
func (f *Figures) SetSeed(seed uint64) { f.setup.Seed = max(seed, 1) }

// forget drops all figures, and the result that is still on its way.
func (f *Figures) forget() {
	f.generation++
	f.busy = false
	clear(f.known)
}

// Request asks for the figures of a behaviour.
type Request struct {
	key      string
	behavior rehearsal.Behavior
}

func requestFor(b rehearsal.Behavior) Request { return Request{keyOf(b), b} }

// Result is the figures that were measured.
type Result struct {
	generation int
	measured   map[string]rehearsal.Metrics // by behaviour
}

// Next returns the work that is to be done, nil when there is none or some is
// being done already. The work holds copies and may run anywhere; its result
// goes to Take.
func (f *Figures) Next(requests []Request) func() Result {
	if f.busy {
		return nil
	}
	missing := slices.DeleteFunc(slices.Clone(requests), func(q Request) bool {
		_, ok := f.known[q.key]
		return ok
	})
	if len(missing) == 0 {
		return nil
	}
	f.busy = true
	setup, generation := f.setup, f.generation
	return func() Result {
		out := Result{generation, map[string]rehearsal.Metrics{}}
		for _, q := range missing {
			out.measured[q.key] = sim.Measure(q.behavior, setup.Script, setup.Agent, callsMeasured)
		}
		return out
	}
}

// Take takes a result in, unless it is about another script or agent.
func (f *Figures) Take(r Result) {
	if r.generation != f.generation {
		return
	}
	f.busy = false
	if len(f.known)+len(r.measured) > mostKept {
		clear(f.known)
	}
	maps.Copy(f.known, r.measured)
}

// Differ reports whether two personas behave differently.
func Differ(a, b *model.Persona) bool {
	return keyOf(rehearsal.From(a, "")) != keyOf(rehearsal.From(b, ""))
}

// keyOf names a behaviour: the same for two that hold the same knobs.
func keyOf(b rehearsal.Behavior) string {
	var key strings.Builder
	key.WriteString(b.Opening)
	for _, path := range rehearsal.Knobs() {
		key.WriteString(b.Value(path).JSON())
		key.WriteByte(0)
	}
	return key.String()
}
