package sim

import "personae/model/rehearsal"

// chanceAt is the persona's next opportunity to cut in, or never. It has nothing
// to cut in with once its line is said.
func (s *sim) chanceAt(l *listening) int {
	if s.chance == 0 || l.answered || l.chance >= l.end || s.line >= len(s.ends[personaSide]) {
		return never
	}
	return l.chance
}

// nextChance is the first end of a clause of the agent's after a moment.
func (s *sim) nextChance(l *listening, after int) int {
	word := l.from + s.said(agentSide, after-l.start)
	end := s.clauseEnd(agentSide, word) - l.from
	if end >= l.words {
		return never
	}
	return l.start + s.span(agentSide, end)
}

// chanceAfterAttempt is the next opportunity after one that was taken and lost.
func (s *sim) chanceAfterAttempt(l *listening) int {
	if s.tried >= s.attempts {
		return never
	}
	return s.nextChance(l, s.backoff-1) // an end at that very moment counts
}

// takeChance draws at an opportunity to cut in; taken reports whether the persona
// has the floor now, or the agent's turn is over.
func (s *sim) takeChance(l *listening, at int) (next floor, taken bool) {
	draw := l.draws.next()
	l.chances++
	s.tally.chances++
	if draw >= s.chance {
		l.chance = s.nextChance(l, at)
		return floor{}, false
	}
	s.tally.tried++
	s.tried++
	why := because(s, cutsIn{
		draw: draw, words: s.said(agentSide, at-l.start), into: at - l.start,
		chance: l.chances, attempt: s.tried, since: at - s.lost, held: s.heldBy(l, at), at: at,
	})
	return s.over(l, at, rehearsal.KindCutIn, why)
}

// heldBy says what kept the persona from an opportunity at the very moment when
// both thresholds were met.
func (s *sim) heldBy(l *listening, at int) heldBy {
	switch {
	case at == l.begins:
		return heldByNothing
	case l.chances > 1, s.backoff > l.begins && s.backoff > s.b.WaitMs:
		return heldByClause
	case at == s.b.WaitMs:
		return heldByWait
	}
	return heldByLine
}

// cutsInBefore looks ahead whether the persona will cut in before a moment. It
// does not murmur then; so murmurs leave the opportunities where they are.
func (s *sim) cutsInBefore(l *listening, moment int) bool {
	if l.hello < moment {
		return true
	}
	draws := l.draws
	for at := s.chanceAt(l); at < min(moment, l.end); at = s.nextChance(l, at) {
		if draws.next() < s.chance {
			return true
		}
	}
	return false
}
