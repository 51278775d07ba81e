package rehearsal_test

import (
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/value"
)

// busy is a behaviour in which much happens.
func busy() rehearsal.Behavior {
	p := busyPersona()
	return rehearsal.From(&p, "")
}

func busyPersona() model.Persona {
	var p model.Persona
	p.Behavior.InterruptionMode = value.Some(rehearsal.ModeHigh)
	p.Behavior.CutIn.BackoffMs = value.Some(0)
	p.Behavior.BackchannelStyle = value.Some(rehearsal.StylePolite)
	p.Behavior.BackgroundNoise = value.Some("cafe")
	return p
}

// BenchmarkMeasure plays 200 calls of each built-in script with the agent that has
// the most to do.
func BenchmarkMeasure(b *testing.B) {
	agent := agentNamed(b, "cascaded")
	agent.EndpointMs, agent.MurmurStop = 500, 1
	behavior := busy()
	for _, lines := range script.BuiltIn() {
		b.Run(lines.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sim.Measure(behavior, lines, agent, 200)
			}
		})
	}
}

// BenchmarkEveryAgent plays 200 calls with each agent, as a table of them does.
func BenchmarkEveryAgent(b *testing.B) {
	lines, behavior, agents := scriptNamed(b, "disclosures"), busy(), rehearsal.Agents()
	for b.Loop() {
		sim.Aside(len(agents), func(i int) { sim.Measure(behavior, lines, agents[i], 200) })
	}
}

func BenchmarkRun(b *testing.B) {
	lines, behavior := scriptNamed(b, "billing"), busy()
	b.ReportAllocs()
	for b.Loop() {
		sim.Run(behavior, lines, rehearsal.Agents()[1], 1)
	}
}

// BenchmarkPane does all that a live pane needs at one key: read the knobs, one
// call, its picture, the figures, verdicts and inert knobs.
func BenchmarkPane(b *testing.B) {
	lines, agent := scriptNamed(b, "billing"), agentNamed(b, rehearsal.Typical)
	p := busyPersona()
	before := sim.Measure(rehearsal.From(&p, ""), lines, agent, 200)
	b.ReportAllocs()
	for b.Loop() {
		behavior := rehearsal.From(&p, "")
		call := sim.Run(behavior, lines, agent, 1)
		picture.Layout(call, 0, 500, 100)
		m := sim.Measure(behavior, lines, agent, 200)
		tell.Verdicts(behavior, agent, m)
		tell.InertKnobs(behavior, lines, agent)
		tell.Effect(before, m, rehearsal.PathMode)
	}
}

func BenchmarkLayout(b *testing.B) {
	call := sim.Run(busy(), scriptNamed(b, "billing"), agentNamed(b, rehearsal.Typical), 1)
	b.ReportAllocs()
	for b.Loop() {
		picture.Layout(call, 0, 500, 200)
	}
}

func BenchmarkSelfTest(b *testing.B) {
	for b.Loop() {
		sim.SelfTest(nil)
	}
}
