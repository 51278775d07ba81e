package sim

import (
	"personae/model/rehearsal"
)

// personaTurn plays the persona's next line, or the rest of one: from silence,
// or begun as a cut-in on an agent that has been silent since f.clear.
func (s *sim) personaTurn(f floor, first bool) floor {
	start, kind, why := f.begun, rehearsal.KindCutIn, f.why
	if f.begun < 0 {
		var pause int
		pause, why = s.personaReply(f, first)
		start, kind = s.answer(f, pause, why), rehearsal.KindSpeech
		f.clear = start
	}
	s.spoken = true
	words := s.ends[personaSide][s.line] - s.at
	end := start + s.span(personaSide, words)
	at, bargeIn, barged := s.bargeInAt(start, words, f.clear)
	s.turns++
	if barged {
		return s.bargedIn(at, start, words, kind, why, bargeIn)
	}
	return s.personaEnds(start, words, kind, why, end)
}

// bargeInAt draws whether the agent barges in on this persona turn, and where.
// The draw names the agent's turn that would do it.
func (s *sim) bargeInAt(start, words, silent int) (at int, why reason, barged bool) {
	first := rehearsal.BargeInFirstWord.Whole()
	if s.turn >= len(s.ends[agentSide]) || words <= first {
		return 0, nil, false
	}
	draws := seeded(s.seed, forBargeIns, s.turn)
	draw := draws.next()
	s.tally.bargeChances++
	word := draws.between(first, words-1)
	at = start + s.span(personaSide, word)
	if draw >= s.bargeIn || at <= silent {
		return 0, nil, false
	}
	s.tally.bargeIns++
	return at, because(s, bargesIn{draw: draw, word: word, of: words}), true
}

func (s *sim) bargedIn(at, start, words int, kind rehearsal.Kind, why, bargeIn reason) floor {
	agentWords := s.ends[agentSide][s.turn] - s.begin(agentSide, s.turn)
	agent := listening{
		start: at, end: at + s.span(agentSide, agentWords), words: agentWords, kind: rehearsal.KindBargeIn, why: bargeIn,
	}
	end := start + s.span(personaSide, words)
	who, when := s.overlap(at, agent.end, end)
	next := floor{lane: rehearsal.LaneAgent, begun: at, clear: when, why: bargeIn}
	switch who {
	case personaStops:
		s.personaSays(start, when, s.said(personaSide, when-start), kind, why)
		s.personaYields(at, when)
		next.held = true
		if s.line+1 < len(s.ends[personaSide]) {
			s.line++ // it says the rest and its answer in one turn
		}
		return s.takeOver(next)
	case personaDone:
		s.personaEnds(start, words, kind, why, end)
		return s.takeOver(next)
	case agentStops:
		s.agentEnds(&agent, when)
		s.agentYields(at, when)
	case agentDone:
		s.agentEnds(&agent, when)
	}
	return s.personaEnds(start, words, kind, why, end)
}

// personaEnds marks the persona's line as said to its end, and leaves the floor
// to the agent.
func (s *sim) personaEnds(start, words int, kind rehearsal.Kind, why reason, end int) floor {
	s.personaSays(start, end, words, kind, why)
	s.line++
	s.now = end
	return answering(rehearsal.LaneAgent)
}

func (s *sim) personaSays(start, when, words int, kind rehearsal.Kind, why reason) {
	s.mark(mark{
		start: start, end: when, lane: rehearsal.LanePersona, kind: kind,
		from: s.at, to: s.at + words, of: s.ends[personaSide][s.line] - s.at, why: why,
	})
	s.at += words
	s.tally.personaMs += when - start
}
