package rehearsal

import (
	"testing"

	"personae/model"
)

// busy is a behaviour in which much happens.
func busy() Behavior {
	return config(func(c *model.BehaviorConfig) {
		c.InterruptionMode = model.Some(ModeHigh)
		c.CutIn.BackoffMs = model.Some(0)
		c.BackchannelStyle = model.Some(StylePolite)
	})
}

// BenchmarkMeasure plays 200 calls of the longest built-in script.
func BenchmarkMeasure(b *testing.B) {
	script := scriptNamed(b, "billing")
	for _, agent := range Agents() {
		b.Run(agent.Name, func(b *testing.B) {
			behavior := busy()
			b.ReportAllocs()
			for b.Loop() {
				Measure(behavior, script, agent, 200)
			}
		})
	}
}

func BenchmarkRun(b *testing.B) {
	script, behavior := scriptNamed(b, "billing"), busy()
	b.ReportAllocs()
	for b.Loop() {
		Run(behavior, script, Agents()[1], 1)
	}
}

// BenchmarkPane does all that a live pane needs at one key: read the knobs, one
// call, its picture, the figures, verdicts and inert knobs.
func BenchmarkPane(b *testing.B) {
	script, agent := scriptNamed(b, "billing"), agentNamed(b, Typical)
	p := busy().persona
	before := Measure(From(p), script, agent, 200)
	b.ReportAllocs()
	for b.Loop() {
		behavior := From(p)
		call := Run(behavior, script, agent, 1)
		Layout(call, 0, 500, 100)
		m := Measure(behavior, script, agent, 200)
		Verdicts(behavior, agent, m)
		InertKnobs(behavior, script, agent)
		Effect(before, m, PathMode)
	}
}

func BenchmarkLayout(b *testing.B) {
	call := Run(busy(), scriptNamed(b, "billing"), agentNamed(b, Typical), 1)
	b.ReportAllocs()
	for b.Loop() {
		Layout(call, 0, 500, 200)
	}
}

func BenchmarkSelfTest(b *testing.B) {
	for b.Loop() {
		SelfTest()
	}
}
