package sim

import (
	"personae/model/rehearsal"
)

// nextMurmur draws how many agent words the persona hears before it murmurs,
// and what it murmurs then.
func (s *sim) nextMurmur() {
	if len(s.phrases) == 0 {
		return
	}
	s.until = spacingOf(s.spacing, s.murmurs.next(), s.rate)
	s.drawn, s.sinceIt = s.until, 0
	s.nextPhrase()
}

func (s *sim) nextPhrase() {
	s.phrase = s.wording.between(0, len(s.phrases)-1)
}

// hear counts the agent's words up to that one of the turn towards the murmur.
func (s *sim) hear(l *listening, word int) {
	heard := max(word-l.heard, 0)
	l.heard += heard
	s.sinceIt += heard
	s.until = max(s.until-heard, 1)
	if word == l.words && s.sinceIt >= s.drawn && len(s.phrases) > 0 {
		// It was due in this turn and did not fit. Another phrase is drawn: one
		// too long for every turn must not silence the others.
		s.nextPhrase()
	}
}

// murmurAt is when the persona murmurs next in this turn, or never: at the end
// of the word that makes up the drawn number, after wait_seconds, and only if
// the murmur is over before the agent's turn ends or the persona cuts in.
func (s *sim) murmurAt(l *listening) int {
	if len(s.phrases) == 0 {
		return never
	}
	word := l.heard + s.until
	if early := s.b.WaitMs - l.start; early > s.span(agentSide, word) {
		word = s.said(agentSide, early) + 1
	}
	at := l.start + s.span(agentSide, word)
	over := at + s.span(personaSide, s.phrases[s.phrase])
	if over > l.end || s.cutsInBefore(l, over) {
		return never
	}
	return at
}

func (s *sim) murmur(l *listening, at int) {
	held := heldByNothing
	if s.b.WaitMs-l.start > s.span(agentSide, l.heard+s.until) {
		held = heldByWait
	}
	s.hear(l, s.said(agentSide, at-l.start))
	words := s.phrases[s.phrase]
	length := s.span(personaSide, words)
	s.mark(mark{
		start: at, end: at + length, lane: rehearsal.LanePersona, kind: rehearsal.KindMurmur, to: words, of: words, phrase: s.phrase,
		why: because(s, murmurs{since: s.sinceIt, drawn: s.drawn, held: held, at: at}),
	})
	s.tally.murmurs++
	s.tally.personaMs += length
	s.tally.overlapMs += length
	if s.tally.detailed {
		s.tally.spacings = append(s.tally.spacings, int32(s.sinceIt))
	}
	l.heard = s.said(agentSide, at+length-l.start)
	s.nextMurmur()
}
