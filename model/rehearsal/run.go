package rehearsal

import (
	"slices"
	"strings"
)

// Run rehearses one call. The same inputs and seed give the same events, byte
// for byte, on every platform.
func Run(b Behavior, script Script, agent Agent, seed uint64) Call {
	s := &sim{plan: newPlan(b, script, agent), record: true}
	s.play(seed)
	call := Call{
		Script: script.Name, Agent: agent.Name, Seed: seed,
		LengthMs: s.tally.lengthMs, Noise: b.Noise, Notes: b.Notes,
		Events: make([]Event, len(s.marks)),
	}
	// Marks of one lane are in order already, and stay so.
	slices.SortStableFunc(s.marks, func(a, b mark) int { return a.start - b.start })
	for i, m := range s.marks {
		call.Events[i] = s.event(m)
	}
	return call
}

// event puts a mark in words.
func (s *sim) event(m mark) Event {
	e := Event{
		Start: m.start, End: m.end, Lane: m.lane, Kind: m.kind,
		Words: m.to - m.from, Of: m.of, Cause: m.why.cause(s.plan, m.kind),
	}
	switch m.kind {
	case KindMurmur:
		e.Text = s.b.Phrases[m.phrase]
	case KindSpeech, KindCutIn, KindBargeIn:
		e.Text = strings.Join(s.words[sideOf(m.lane)][m.from:m.to], " ")
	case KindYield, KindPause: // nothing is said
	}
	return e
}
