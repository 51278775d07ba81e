package sim

import (
	"personae/model/rehearsal"
)

type listening struct {
	start, end int // of the agent's turn, were it said to its end
	words      int // of the turn
	why        reason
	kind       rehearsal.Kind
	draws      stream
	chance     int  // when the persona may cut in next, or never
	attempts   int  // chances so far
	last       int  // when the last chance was, or the persona fell silent after it
	heard      int  // agent words that the murmurs have counted so far
	answered   bool // the persona has said its whole line over the turn
}

// agentTurn plays the agent's next turn: from silence, or begun over the
// persona, which has been silent since f.clear.
func (s *sim) agentTurn(f floor, first bool) floor {
	l := listening{start: f.begun, why: f.why, kind: rehearsal.KindBargeIn}
	if f.begun < 0 {
		var pause int
		pause, l.why = s.agentReply(f, first)
		l.start, l.kind = s.answer(f, pause, l.why), rehearsal.KindSpeech
		f.clear = l.start
	}
	l.words = s.ends[agentSide][s.turn] - s.begin(agentSide, s.turn)
	l.end = l.start + s.span(agentSide, l.words)
	l.heard = s.said(agentSide, f.clear-l.start)
	l.draws = seeded(s.seed, forCutIns, s.turn)
	l.chance = never
	if !f.held {
		l.chance = max(l.start+s.span(agentSide, s.b.MinWords), l.start+s.b.MinDurationMs, f.clear, s.b.WaitMs)
	}
	return s.listen(&l)
}

// listen walks through an agent turn, chance by chance and murmur by murmur,
// until it ends or the persona takes the floor.
func (s *sim) listen(l *listening) floor {
	for {
		murmur := s.murmurAt(l)
		chance := s.chanceAt(l)
		switch {
		case chance < l.end && chance <= murmur:
			if next, taken := s.takeChance(l, chance); taken {
				return next
			}
		case murmur < l.end:
			s.murmur(l, murmur)
		default:
			s.hear(l, l.words)
			s.agentEnds(l, l.end)
			s.now = l.end
			if l.answered {
				return floor{lane: rehearsal.LaneAgent, begun: -1, goOn: true, answered: true}
			}
			return answering(rehearsal.LanePersona)
		}
	}
}

// chanceAt is the persona's next chance to cut in, or never. It has nothing to
// cut in with once its line is said.
func (s *sim) chanceAt(l *listening) int {
	if s.chance == 0 || l.answered || l.chance >= l.end || s.line >= len(s.ends[personaSide]) {
		return never
	}
	return l.chance
}

// takeChance draws at a chance to cut in; taken reports whether the persona has
// the floor now.
func (s *sim) takeChance(l *listening, at int) (next floor, taken bool) {
	draw := l.draws.next()
	l.attempts++
	s.tally.chances++
	if draw >= s.chance {
		s.chanceAfter(l, at)
		return floor{}, false
	}
	s.tally.tried++
	why := because(s, cutsIn{
		draw: draw, words: s.said(agentSide, at-l.start), into: at - l.start,
		attempt: l.attempts, since: at - l.last, held: s.heldBy(at-l.start, at), at: at,
	})
	s.hear(l, s.said(agentSide, at-l.start))
	s.spoken = true
	words := s.ends[personaSide][s.line] - s.at
	who, when := s.overlap(at, l.end, at+s.span(personaSide, words))
	next = floor{lane: rehearsal.LanePersona, begun: at, clear: when, why: why}
	switch who {
	case agentStops:
		s.tally.won++
		s.agentEnds(l, when)
		s.agentYields(at, when)
		return s.takeOver(next), true
	case agentDone:
		s.tally.talked++
		s.agentEnds(l, when)
		return s.takeOver(next), true
	case personaDone:
		s.tally.talked++
		s.personaSays(at, when, words, rehearsal.KindCutIn, why)
		s.line++
		l.answered = true
	case personaStops:
		s.tally.lost++
		s.personaSays(at, when, s.said(personaSide, when-at), rehearsal.KindCutIn, why)
		s.personaYields(at, when)
	}
	l.heard = s.said(agentSide, when-l.start)
	s.chanceAfter(l, when)
	return floor{}, false
}

// heldBy says what kept the persona from its first chance in a turn after both
// thresholds were met, so many milliseconds into the turn.
func (s *sim) heldBy(into, at int) heldBy {
	switch {
	case into <= max(s.span(agentSide, s.b.MinWords), s.b.MinDurationMs):
		return heldByNothing
	case at == s.b.WaitMs:
		return heldByWait
	}
	return heldByLine
}

func (s *sim) takeOver(next floor) floor {
	s.tally.changes++
	s.tally.overlapped++
	return next
}

// chanceAfter sets the next chance after one, or after falling silent.
func (s *sim) chanceAfter(l *listening, at int) {
	l.last, l.chance = at, s.nextChance(l, at)
}

// nextChance is the backoff later, and no sooner than the agent's next word.
func (s *sim) nextChance(l *listening, at int) int {
	word := s.said(agentSide, at-l.start) + rehearsal.ChanceSpacing.Whole()
	return max(at+s.b.BackoffMs, l.start+s.span(agentSide, word))
}

// cutsInBefore looks ahead whether the persona will cut in before a moment. It
// does not murmur then; so murmurs leave the chances where they are.
func (s *sim) cutsInBefore(l *listening, moment int) bool {
	draws := l.draws
	for at := s.chanceAt(l); at < min(moment, l.end); at = s.nextChance(l, at) {
		if draws.next() < s.chance {
			return true
		}
	}
	return false
}

// agentEnds marks the agent's turn as said up to a moment, and moves on to its
// next; an agent that was stopped drops the rest.
func (s *sim) agentEnds(l *listening, when int) {
	words := min(s.said(agentSide, when-l.start), l.words)
	from := s.ends[agentSide][s.turn] - l.words
	s.mark(mark{
		start: l.start, end: when, lane: rehearsal.LaneAgent, kind: l.kind,
		from: from, to: from + words, of: l.words, why: l.why,
	})
	s.tally.agentWords += words
	s.tally.agentMs += when - l.start
	s.turn++
}
