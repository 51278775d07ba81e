package sim

import (
	"personae/model/rehearsal"
)

// outcome is how an overlap ended: when each side fell silent, and whether it
// gave way or had said all.
type outcome struct {
	persona, agent             int
	personaYields, agentYields bool
}

// overlap decides who ends the overlap that begins at a moment. The persona stops
// by its thresholds while the agent still speaks. The agent stops once it has
// heard the persona for long enough, and then does so even if the persona has
// stopped meanwhile; firm says that it does not listen. A natural end comes
// before a stop of the same moment, and the persona stops before the agent does.
func (s *sim) overlap(at, agentEnd, personaEnd int, firm bool) outcome {
	o := outcome{persona: personaEnd, agent: agentEnd}
	stop, heard := never, never
	if !firm {
		draws := seeded(s.seed, forStops, s.key()<<2|s.tried)
		if s.givesWayTo(&draws) {
			stop, heard = at+max(s.stopAfter(&draws), s.hears), at+s.hears
		}
	}
	byWords, bySeconds := s.yieldAt()
	if yields := at + min(byWords, bySeconds); yields < personaEnd && yields < agentEnd && yields <= stop {
		o.persona, o.personaYields = yields, true
	}
	if stop < agentEnd && heard <= o.persona {
		o.agent, o.agentYields = stop, true
	}
	lasted := min(o.persona, o.agent) - at
	s.tally.overlapMs += lasted
	if s.tally.detailed {
		s.tally.overlaps = append(s.tally.overlaps, overlapEnd{lasted, s.said(agentSide, lasted), o})
	}
	if o.personaYields && o.agentYields {
		s.tally.bothStopped++
	}
	return o
}

// givesWayTo draws whether the agent stops for an interruption at all.
func (s *sim) givesWayTo(draws *stream) bool {
	s.tally.interruptions++
	if draws.next() >= s.givesWay {
		return false
	}
	s.tally.gaveWay++
	return true
}

// stopAfter draws how long the agent takes to fall silent.
func (s *sim) stopAfter(draws *stream) int {
	ms := s.stop.whole(draws.next())
	if s.tally.detailed {
		s.tally.stops = append(s.tally.stops, int32(ms))
	}
	return ms
}

// yieldAt says how long the persona bears an overlap by each threshold; never
// for one that is off. Words have equal length, so a number of agent words said
// since the overlap began is a time, wherever in a word it began.
func (p *plan) yieldAt() (byWords, bySeconds int) {
	byWords, bySeconds = never, never
	if p.b.AfterWords != rehearsal.Off {
		byWords = p.span(agentSide, p.b.AfterWords)
	}
	if p.b.AfterMs != rehearsal.Off {
		bySeconds = p.b.AfterMs
	}
	return byWords, bySeconds
}

func (s *sim) personaYields(at, when int) {
	byWords, bySeconds := s.yieldAt()
	s.tally.personaYields++
	s.mark(mark{start: when, end: when, lane: rehearsal.LanePersona, kind: rehearsal.KindYield, why: because(s, personaGivesWay{
		lasted: when - at, heard: s.said(agentSide, when-at), byWords: byWords, bySeconds: bySeconds,
	})})
}

func (s *sim) agentYields(at int, o outcome) {
	byWords, bySeconds := s.yieldAt()
	s.tally.agentYields++
	s.mark(mark{start: o.agent, end: o.agent, lane: rehearsal.LaneAgent, kind: rehearsal.KindYield, why: because(s, agentGivesWay{
		after: o.agent - at, holdOut: min(byWords, bySeconds), late: o.persona < o.agent,
	})})
}

// cut leaves an agent turn that was cut off at a word of the agent's. What was cut
// comes again in front of the next turn, from its clause, or never. Cut off before
// it has come to that turn's own words, the agent says both once more; a clause that
// has come again often enough is left out, with what is left of its turn. So nothing
// that it says is longer than two turns.
func (s *sim) cut(word int) {
	own, end := s.begin(agentSide, s.turn), s.ends[agentSide][s.turn]
	carried := s.from < own && word <= own
	if carried {
		end = own
	}
	draws := seeded(s.seed, forAgain, s.key())
	again := word < end && draws.next() < s.sayAgain
	if word < end {
		s.tally.cuts++
	}
	if again {
		s.tally.again++
	}
	from := max(s.clauseBegin(agentSide, word), s.from)
	if from > s.from {
		s.repeats = 0
	}
	if again = again && s.repeats < rehearsal.MostAgain.Whole(); again {
		s.repeats++
		s.from = from
	} else {
		s.repeats = 0
		s.tally.skipped += end - word
		s.from = end
	}
	if last := s.turn+1 == len(s.ends[agentSide]); carried || again && last {
		s.takes++
	} else {
		s.turn++
		s.takes = 0
	}
	s.unbroken, s.tried = true, 0
}

// agentStops marks an agent that stopped although the persona had fallen silent,
// and plays what follows.
func (s *sim) agentStops(l *listening, at int, o outcome) floor {
	s.agentSays(l, o.agent)
	s.agentYields(at, o)
	l.fell = o.agent
	return s.brokenOff(l, max(o.agent, o.persona), rehearsal.OtherPatience.Whole(), bothStopped)
}

// brokenOff plays the silence after both sides fell silent in the middle of an
// agent turn: the agent goes on with it, or the persona speaks first.
func (s *sim) brokenOff(l *listening, when, patience int, why breakOff) floor {
	s.now = when
	word := l.from + min(s.said(agentSide, l.fell-l.start), l.words)
	agent := s.agent.ResumeMs
	if agent == rehearsal.Off {
		agent = s.replyAfter(forReplies, s.key()|1<<30)
	}
	persona := never
	var pause int
	if s.line < len(s.ends[personaSide]) {
		pause = s.pause()
		persona = patience + pause
		if !s.spoken {
			persona = max(persona, s.b.WaitMs-when)
		}
	}
	if why == bothStopped {
		s.tally.bothSilentMs += min(agent, persona)
	}
	if persona <= agent {
		s.tally.changes++
		s.cut(word)
		return floor{lane: rehearsal.LanePersona, begun: -1, set: true, due: when + persona, why: because(s, speaksAfter{why: why, patience: patience, pause: pause, silent: persona})}
	}
	// From its clause, but never twice from the same word: a call has to end.
	s.from = word
	if begin := s.clauseBegin(agentSide, word); s.agent.ResumeMs == rehearsal.Off && (begin > l.from || begin == l.from && s.unbroken) {
		s.from = begin
	}
	resumes := s.from == word
	s.takes++
	s.unbroken = false
	return floor{lane: rehearsal.LaneAgent, begun: -1, set: true, due: when + agent, why: because(s, goesOnAfter{why: why, silent: agent, resumes: resumes})}
}
