package rehearsal_test

import (
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
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
	return p
}

// BenchmarkMeasure plays 200 calls of the longest built-in script.
func BenchmarkMeasure(b *testing.B) {
	script := scriptNamed(b, "billing")
	for _, agent := range rehearsal.Agents() {
		b.Run(agent.Name, func(b *testing.B) {
			behavior := busy()
			b.ReportAllocs()
			for b.Loop() {
				sim.Measure(behavior, script, agent, 200)
			}
		})
	}
}

func BenchmarkRun(b *testing.B) {
	script, behavior := scriptNamed(b, "billing"), busy()
	b.ReportAllocs()
	for b.Loop() {
		sim.Run(behavior, script, rehearsal.Agents()[1], 1)
	}
}

// BenchmarkPane does all that a live pane needs at one key: read the knobs, one
// call, its picture, the figures, verdicts and inert knobs.
func BenchmarkPane(b *testing.B) {
	script, agent := scriptNamed(b, "billing"), agentNamed(b, rehearsal.Typical)
	p := busyPersona()
	before := sim.Measure(rehearsal.From(&p, ""), script, agent, 200)
	b.ReportAllocs()
	for b.Loop() {
		behavior := rehearsal.From(&p, "")
		call := sim.Run(behavior, script, agent, 1)
		picture.Layout(call, 0, 500, 100)
		m := sim.Measure(behavior, script, agent, 200)
		tell.Verdicts(behavior, agent, m)
		tell.InertKnobs(behavior, script, agent)
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
		sim.SelfTest()
	}
}
