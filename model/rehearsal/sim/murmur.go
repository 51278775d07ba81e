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
	if len(s.phrases) == 0 || l.hello != never {
		return never
	}
	word := l.heard + s.until
	if early := s.b.WaitMs - l.start; early > s.span(agentSide, word) {
		word = s.said(agentSide, early) + 1
	}
	at := l.start + s.span(agentSide, word)
	over := at + s.span(personaSide, s.phrases[s.phrase].words)
	if over > min(l.end, l.sound.stop) || s.cutsInBefore(l, over) {
		return never
	}
	return at
}

// murmur plays one; broken reports whether the agent stops for it.
func (s *sim) murmur(l *listening, at int) (next floor, broken bool) {
	held := heldByNothing
	if s.b.WaitMs-l.start > s.span(agentSide, l.heard+s.until) {
		held = heldByWait
	}
	s.hear(l, s.said(agentSide, at-l.start))
	words := s.phrases[s.phrase].words
	length := s.span(personaSide, words)
	s.mark(mark{
		start: at, end: at + length, lane: rehearsal.LanePersona, kind: rehearsal.KindMurmur, to: words, of: words, phrase: s.phrase,
		why: because(s, murmurs{since: s.sinceIt, drawn: s.drawn, held: held, at: at}),
	})
	stop := s.stopsForMurmur(at)
	s.tally.murmurs++
	s.tally.personaMs += length
	s.tally.overlapMs += min(length, stop-at)
	if s.tally.detailed {
		s.tally.spacings = append(s.tally.spacings, int32(s.sinceIt))
	}
	phrase := s.phrase
	l.heard = s.said(agentSide, at+length-l.start)
	s.nextMurmur()
	if stop >= l.end {
		return floor{}, false
	}
	return s.falseStop(l, stop, max(stop, at+length), because(s, falselyStops{by: byMurmur, phrase: phrase, after: stop - at})), true
}

// stopsForMurmur is when the agent falls silent because of a murmur, or never.
func (s *sim) stopsForMurmur(at int) int {
	if s.firm() || !s.phrases[s.phrase].heard {
		return never
	}
	draws := seeded(s.seed, forMurmurStops, s.tally.murmurs)
	s.tally.murmursHeard++
	if draws.next() >= s.murmurStop {
		return never
	}
	s.tally.murmurStops++
	return at + max(s.stopAfter(&draws), s.hears)
}

// falseStop plays an agent that stopped for what was no interruption; silent is
// when nobody speaks any more.
func (s *sim) falseStop(l *listening, stop, silent int, why reason) floor {
	s.hear(l, s.said(agentSide, stop-l.start))
	s.agentSays(l, stop)
	s.mark(mark{start: stop, end: stop, lane: rehearsal.LaneAgent, kind: rehearsal.KindYield, why: why})
	s.tally.falseStops++
	l.fell = stop
	return s.brokenOff(l, silent, rehearsal.SelfPatience.Whole(), falseAlarm)
}

// sound is a cough or a voice in the background that the agent stops for.
type sound struct {
	at, stop int
	why      reason
}

// drop forgets a sound that falls before a moment: both spoke.
func (x *sound) drop(before int) {
	if x.at < before {
		x.at, x.stop = never, never
	}
}

// soundIn draws the sounds under a piece of an agent turn, at most one a second,
// and returns the first that the agent stops for.
func (s *sim) soundIn(l *listening) sound {
	none := sound{at: never, stop: never}
	if s.sound == 0 || s.firm() {
		return none
	}
	draws := seeded(s.seed, forSounds, s.key())
	for second := l.start; second < l.end; second += 1000 {
		if draws.next() >= s.sound {
			continue
		}
		at := second + draws.between(0, 999)
		by, bound, heard, stops := byVoice, s.voiceStop, &s.tally.voices, &s.tally.voiceStops
		if draws.next()&1 == 0 {
			by, bound, heard, stops = byCough, s.coughStop, &s.tally.coughs, &s.tally.coughStops
		}
		*heard++
		if draws.next() >= bound {
			continue
		}
		*stops++
		after := max(s.stopAfter(&draws), s.hears)
		return sound{at, at + after, because(s, falselyStops{by: by, after: after})}
	}
	return none
}
