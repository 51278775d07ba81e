package sim

import (
	"fmt"
	"math"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// seen is the least and the most of some values.
type seen struct {
	least, most float64
	count       int
}

func (s *seen) add(v float64) {
	if s.count == 0 {
		s.least, s.most = v, v
	}
	s.least, s.most, s.count = min(s.least, v), max(s.most, v), s.count+1
}

// rules holds an agent to the figures that it draws nothing by: in every event that
// names one, what was met lies where the figure says. It reads the events of 1,000
// calls, half of them opened by a persona who lets it wait.
func (t *selfTest) rules(agent rehearsal.Agent) {
	c := model.BehaviorConfig{
		InterruptionMode: value.Some(rehearsal.ModeHigh), BackchannelStyle: value.Some(rehearsal.StylePolite), BackgroundNoise: value.Some("cafe"),
	}
	waits := model.BehaviorConfig{WaitSeconds: value.Some(30.0), FirstSpeaker: value.Some(string(rehearsal.LanePersona))}
	var greets, resumed, asked, paused, stopped seen
	cut := 0
	for seed := range uint64(selfTestSeeds) {
		b := rehearsal.From(&model.Persona{Behavior: c}, "")
		if seed%2 == 1 {
			b = rehearsal.From(&model.Persona{Behavior: waits}, "")
		}
		first := true
		for _, e := range Run(b, script.BuiltIn()[0], agent, seed+1).Events {
			if e.Lane != rehearsal.LaneAgent {
				continue
			}
			if first && e.Kind == rehearsal.KindSpeech {
				first = false
				greets.add(float64(e.Start))
				if e.Words < e.Of {
					cut++
				}
			}
			for _, r := range e.Cause.Readings {
				switch r.Knob {
				case "agent." + rehearsal.AgentResume:
					resumed.add(r.Value)
				case "agent." + rehearsal.AgentReprompt:
					asked.add(r.Value)
				case "agent." + rehearsal.AgentEndpoint:
					paused.add(r.Value)
				case "agent." + rehearsal.AgentStop:
					stopped.add(r.Value)
				}
			}
		}
	}
	exactly, atLeast := func(ms int) [2]float64 { return [2]float64{float64(ms), float64(ms)} }, func(ms int) [2]float64 { return [2]float64{float64(ms), math.Inf(1)} }
	t.inside(agent, rehearsal.AgentGreets+", first words", exactly(0), greets)
	t.inside(agent, rehearsal.AgentResume, exactly(agent.ResumeMs), resumed)
	t.inside(agent, rehearsal.AgentReprompt, exactly(agent.RepromptMs), asked)
	t.inside(agent, rehearsal.AgentEndpoint+", pauses taken for the end", atLeast(agent.EndpointMs), paused)
	t.inside(agent, rehearsal.AgentDetect+", stops", atLeast(agent.DetectMs), stopped)
	t.within(agent.Name+": "+rehearsal.AgentGreetingCut+", share of greetings", .01, 1, float64(cut)/selfTestSeeds, "", agent.Source(rehearsal.AgentGreetingCut))
	t.ignored(agent)
}

// inside adds a row that passes where all that was seen lies in a range; what was
// never seen has none.
func (t *selfTest) inside(agent rehearsal.Agent, key string, want [2]float64, got seen) {
	if got.count == 0 {
		return
	}
	expected := "each " + format.Decimal(want[0], 0) + " ms"
	if want[1] > want[0] {
		expected = "at least " + format.Decimal(want[0], 0) + " ms"
	}
	t.checks = append(t.checks, Check{
		Name: agent.Name + ": " + key, Expected: expected,
		Got:  fmt.Sprintf("%s to %s ms, n %d", format.Decimal(got.least, 0), format.Decimal(got.most, 0), got.count),
		Pass: got.least >= want[0] && got.most <= want[1], Basis: agent.Source(key),
	})
}

// ignored holds what an agent ignores to stopping it never.
func (t *selfTest) ignored(agent rehearsal.Agent) {
	if len(agent.Ignores) > 0 {
		sum := gathered(model.BehaviorConfig{BackchannelOverrides: value.Some(value.Strings(agent.Ignores))}, script.BuiltIn()[0], agent)
		t.near(agent.Name+": "+rehearsal.AgentIgnores+", false stops", 0, float64(sum.murmurStops), 0, 0, fmt.Sprintf(" of %d", sum.murmurs), agent.Source(rehearsal.AgentIgnores))
	}
}
