package sim

import (
	"slices"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// Run rehearses one call. The same inputs and seed give the same events, byte
// for byte, on every platform.
func Run(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent, seed uint64) rehearsal.Call {
	s := &sim{plan: newPlan(b, lines, agent), told: true}
	s.play(seed)
	call := rehearsal.Call{
		Script: lines.Name, Agent: agent.Name, Seed: seed,
		LengthMs: s.tally.lengthMs, Noise: b.Noise, Notes: b.Notes,
		Events: make([]rehearsal.Event, len(s.marks)),
	}
	// Marks of one lane are in order already, and stay so.
	slices.SortStableFunc(s.marks, func(a, b mark) int { return a.start - b.start })
	for i, m := range s.marks {
		call.Events[i] = s.event(m)
	}
	return call
}

func (s *sim) event(m mark) rehearsal.Event {
	e := rehearsal.Event{
		Start: m.start, End: m.end, Lane: m.lane, Kind: m.kind,
		Words: m.to - m.from, Of: m.of, Cause: m.why.cause(s.plan, m.kind),
	}
	if m.aside {
		e.Text = rePrompt
		return e
	}
	switch m.kind {
	case rehearsal.KindMurmur:
		e.Text = s.b.Phrases[m.phrase]
	case rehearsal.KindSpeech, rehearsal.KindCutIn, rehearsal.KindBargeIn:
		e.Text = strings.Join(s.words[m.lane.Side()][m.from:m.to], " ")
	case rehearsal.KindYield, rehearsal.KindPause: // nothing is said
	}
	return e
}
