package sim

import (
	"personae/model/rehearsal"
)

// listening is the persona's side of one piece of an agent turn.
type listening struct {
	start, end int // of the piece, were it said to its end
	from       int // the first of the agent's words in it
	words      int // of the piece
	why        reason
	kind       rehearsal.Kind
	draws      stream
	chance     int   // when the persona may cut in next, or never
	begins     int   // from when on both thresholds are met
	chances    int   // so far
	hello      int   // when it greets over the agent's greeting, or goes on after a pause, or never
	greets     bool  // it is the former
	heard      int   // agent words that the murmurs have counted so far
	sound      sound // the first sound that the agent stops for
	fell       int   // when the agent fell silent before the end
	answered   bool  // the persona has said its whole line over the turn
}

// agentTurn plays the agent's next turn, or the rest of one: from silence, or
// begun over the persona, which has been silent since f.clear.
func (s *sim) agentTurn(f floor, first bool) floor {
	l := listening{start: f.begun, why: f.why, kind: rehearsal.KindBargeIn, hello: never}
	if f.begun < 0 {
		var at int
		at, l.why = s.agentReply(f, first)
		l.start, l.kind = s.answer(f, at, l.why), rehearsal.KindSpeech
		f.clear = l.start
	}
	s.measureTurn(&l)
	l.heard = s.said(agentSide, f.clear-l.start)
	l.draws = seeded(s.seed, forCutIns, s.key())
	l.sound = s.soundIn(&l)
	l.sound.drop(f.clear) // barged in, both spoke until then
	l.chance = never
	if !f.held && s.tried < s.attempts {
		l.begins = max(l.start+s.span(agentSide, s.b.MinWords), l.start+s.b.MinDurationMs)
		l.chance = max(l.begins, f.clear, s.b.WaitMs)
		if s.backoff > l.chance {
			l.chance = s.nextChance(&l, s.backoff-1)
		}
	}
	switch {
	case first && s.collides:
		s.collide(&l)
	case f.rest >= l.end:
		s.saysRestLater()
	case f.rest > 0:
		l.hello = f.rest
	}
	return s.listen(&l)
}

// measureTurn reads off the agent's words that are to be said.
func (s *sim) measureTurn(l *listening) {
	l.from = s.from
	l.words = s.ends[agentSide][s.turn] - s.from
	l.end = l.start + s.span(agentSide, l.words)
	if s.counted = s.unbroken && s.line < len(s.ends[personaSide]); s.counted {
		s.tally.begun++
	}
}

// collide lets a persona that opens greet over the agent's greeting, if that
// lasts long enough. One that comes too late has been greeted, and answers.
func (s *sim) collide(l *listening) {
	switch {
	case s.opensAt < l.end:
		l.hello, l.greets = max(s.opensAt, l.start), true
	case s.opened:
		s.at, s.line = s.ends[personaSide][0], 1
	}
}

// listen walks through an agent turn, opportunity by opportunity and murmur by
// murmur, until it ends, breaks off, or the persona takes the floor.
func (s *sim) listen(l *listening) floor {
	for {
		murmur, chance := s.murmurAt(l), s.chanceAt(l)
		sound := l.sound.stop
		switch {
		case l.hello < l.end && l.hello <= min(chance, murmur, sound):
			if next, taken := s.goOn(l); taken {
				return next
			}
		case chance < min(l.end, sound) && chance <= murmur:
			if next, taken := s.takeChance(l, chance); taken {
				return next
			}
		case murmur < min(l.end, sound):
			if next, broken := s.murmur(l, murmur); broken {
				return next
			}
		case sound < l.end:
			return s.falseStop(l, sound, sound, l.sound.why)
		default:
			s.hear(l, l.words)
			s.agentSays(l, l.end)
			s.agentFinishes()
			s.now = l.end
			if l.answered {
				return floor{lane: rehearsal.LaneAgent, begun: -1, goOn: true, answered: true}
			}
			return answering(rehearsal.LanePersona)
		}
	}
}

// goOn plays the persona's greeting over the agent's, or the rest of its line over
// the turn that its pause has let in.
func (s *sim) goOn(l *listening) (floor, bool) {
	at := l.hello
	l.hello = never
	if s.line >= len(s.ends[personaSide]) {
		return floor{}, false // it has nothing left to say
	}
	if !l.greets {
		return s.over(l, at, rehearsal.KindSpeech, because(s, pauseEnds{}))
	}
	s.tally.doubleGreetings++
	return s.over(l, at, rehearsal.KindSpeech, because(s, opens{side: personaSide, at: at, greeted: true}))
}

// over plays the persona's line over the agent's turn; taken reports whether the
// persona has the floor now, or the agent's turn is over.
func (s *sim) over(l *listening, at int, kind rehearsal.Kind, why reason) (next floor, taken bool) {
	s.hear(l, s.said(agentSide, at-l.start))
	s.spoken = true
	from, words := s.at, s.ends[personaSide][s.line]-s.at
	o := s.overlap(at, l.end, at+s.saying(s.at, s.at+words), s.firm())
	l.sound.drop(o.persona)
	cutIn := kind == rehearsal.KindCutIn
	if cutIn {
		l.hello = never // it has spoken already
	}
	switch {
	case o.personaYields:
		s.personaSays(at, o.persona, s.saidBy(s.at, o.persona-at), kind, why)
		s.personaYields(at, o.persona)
		s.at = from // a line that was lost is begun again
		switch {
		case cutIn:
			s.tally.lost++
			s.lost, s.backoff = o.persona, o.persona+s.b.BackoffMs
		case !l.greets && !o.agentYields:
			s.saysRestLater()
		case l.greets && s.opened:
			s.at, s.line = s.ends[personaSide][0], 1 // it has been greeted
		}
		if o.agentYields {
			return s.agentStops(l, at, o), true
		}
		if cutIn {
			l.chance = s.chanceAfterAttempt(l)
		}
	case o.agentYields && o.agent < o.persona, o.agent <= o.persona && !o.agentYields:
		return s.takeOver(l, at, o, kind, why), true
	default: // its line is said
		s.personaSays(at, o.persona, s.at+words, kind, why)
		s.line++
		if cutIn {
			s.tally.talked++
		}
		if o.agentYields {
			return s.heardOut(l, at, o), true
		}
		l.answered = cutIn
	}
	if l.chance < o.persona {
		l.chance = s.nextChance(l, o.persona)
	}
	l.heard = s.said(agentSide, o.persona-l.start)
	return floor{}, false
}

// takeOver hands the floor to a persona that the agent stopped for, or that still
// spoke when the agent had ended.
func (s *sim) takeOver(l *listening, at int, o outcome, kind rehearsal.Kind, why reason) floor {
	s.tally.changes++
	s.tally.overlapped++
	s.agentSays(l, o.agent)
	if o.agentYields {
		s.agentYields(at, o)
		s.cut(l.from + min(s.said(agentSide, o.agent-l.start), l.words))
	} else {
		s.agentFinishes()
	}
	switch {
	case kind != rehearsal.KindCutIn:
	case o.agentYields:
		s.tally.won++
	default:
		s.tally.talked++
	}
	return floor{lane: rehearsal.LanePersona, begun: at, clear: o.agent, kind: kind, why: why}
}

// heardOut follows an agent that stopped only when the persona's line was said:
// to a greeting it says its own again, anything else it answers.
func (s *sim) heardOut(l *listening, at int, o outcome) floor {
	if l.greets {
		s.agentSays(l, o.agent)
		s.agentYields(at, o)
		l.fell = o.agent
		return s.brokenOff(l, o.agent, rehearsal.SelfPatience.Whole(), greetedOver)
	}
	s.agentSays(l, o.agent)
	s.agentYields(at, o)
	s.cut(l.from + min(s.said(agentSide, o.agent-l.start), l.words))
	s.now = o.agent
	return answering(rehearsal.LaneAgent)
}

// firm reports whether the agent says this turn to its end, whatever it hears.
func (s *sim) firm() bool { return s.turn == 0 && !s.agent.GreetingInterruptible }

// agentSays marks what the agent has said of its turn up to a moment.
func (s *sim) agentSays(l *listening, when int) {
	words := min(s.said(agentSide, when-l.start), l.words)
	s.mark(mark{
		start: l.start, end: when, lane: rehearsal.LaneAgent, kind: l.kind,
		from: l.from, to: l.from + words, of: l.words, why: l.why,
	})
	s.tally.agentWords += words
	s.tally.agentMs += when - l.start
}

// agentFinishes moves on to the agent's next turn.
func (s *sim) agentFinishes() {
	if s.counted {
		s.tally.finished++
	}
	if s.unbroken && s.turn == 0 {
		s.tally.greeted++
	}
	s.from = s.ends[agentSide][s.turn]
	s.turn++
	s.takes, s.repeats, s.unbroken, s.tried = 0, 0, true, 0
}
