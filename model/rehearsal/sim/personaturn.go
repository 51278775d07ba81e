package sim

import (
	"slices"

	"personae/model/rehearsal"
)

// personaTurn plays the persona's next line, or the rest of one: from silence,
// or begun as a cut-in on an agent that has been silent since f.clear.
func (s *sim) personaTurn(f floor) floor {
	start, kind, why := f.begun, f.kind, f.why
	if f.begun < 0 {
		start, why = s.personaReply(f)
		start, kind = s.answer(f, start, why), rehearsal.KindSpeech
		f.clear = start
	}
	s.spoken = true
	to := s.ends[personaSide][s.line]
	b, barged := s.bargeInAt(start, to, f.clear)
	s.turns++
	switch {
	case barged && b.rest > b.at:
		return s.pausedTooLong(b, start, kind, why)
	case barged:
		return s.bargedIn(b.at, start, to, kind, why, b.why)
	}
	return s.personaEnds(start, to, kind, why)
}

// bargeIn is when the agent begins over the persona's turn, or in a pause of it.
type bargeIn struct {
	at   int
	rest int // when the persona goes on after that pause, and from which word
	word int
	end  int // when the pause began
	why  reason
}

// bargeInAt says whether the agent barges in on this persona turn, and when: in
// a pause that it takes for the end, or by the share that was measured of it.
func (s *sim) bargeInAt(start, to, silent int) (b bargeIn, barged bool) {
	if s.turn >= len(s.ends[agentSide]) || to-s.at <= rehearsal.BargeInFirstWord.Whole() {
		return b, false
	}
	if b, barged = s.measuredBargeIn(start, to, silent); !barged {
		b, barged = s.endpointed(start, to, silent)
	}
	if barged {
		s.tally.bargeIns++
	}
	return b, barged
}

// measuredBargeIn draws by the agent's share. It comes as the persona goes on after
// a drawn pause, or where it has none after a drawn word.
func (s *sim) measuredBargeIn(start, to, silent int) (b bargeIn, barged bool) {
	draws := seeded(s.seed, forBargeIns, s.turns)
	draw, words := draws.next(), to-s.at
	s.tally.bargeChances++
	word := draws.between(rehearsal.BargeInFirstWord.Whole(), words-1)
	if first, last := s.clausesIn(to); first < last {
		word = s.clauses[personaSide][draws.between(first, last-1)] - s.at
	}
	at := start + s.saying(s.at, s.at+word+1) - s.span(personaSide, 1)
	if draw >= s.bargeIn {
		return b, false
	}
	s.tally.bargeDraws++
	return bargeIn{at: at, why: because(s, bargesIn{draw: draw, word: word, of: words})}, at > silent
}

// endpointed finds a pause that outlasts the agent's end-pointing, in which its
// answer comes before it has heard the persona go on. A pause that begins while the
// agent still speaks is none to it.
func (s *sim) endpointed(start, to, silent int) (b bargeIn, barged bool) {
	if s.agent.EndpointMs == rehearsal.Off {
		return b, false
	}
	first, last := s.clausesIn(to)
	for i := first; i < last; i++ {
		end := s.clauses[personaSide][i]
		pause := s.pauses[i+1] - s.pauses[i]
		if pause < s.agent.EndpointMs {
			continue
		}
		answer := max(s.replyAfter(forBargeIns, s.turns<<8|i&0xff|1<<30), s.agent.EndpointMs)
		ends := start + s.saying(s.at, end)
		at := ends + answer
		if answer < pause+s.hears && ends >= silent && at > silent && at < start+s.saying(s.at, to) {
			return bargeIn{at: at, rest: ends + pause, word: end, end: ends, why: because(s, endpoints{pause: pause, answer: answer, word: end - s.at, of: to - s.at})}, true
		}
	}
	return b, false
}

// pausedTooLong plays a barge-in that comes while the persona still pauses: the
// agent has the floor, and the persona goes on when its pause is over.
func (s *sim) pausedTooLong(b bargeIn, start int, kind rehearsal.Kind, why reason) floor {
	s.personaSays(start, b.end, b.word, kind, why)
	s.silence(b.at - b.end)
	s.tally.changes++
	return floor{lane: rehearsal.LaneAgent, begun: b.at, clear: b.at, why: b.why, held: true, rest: b.rest}
}

// saysRestLater lets the persona say the rest of its line and its answer in one
// turn.
func (s *sim) saysRestLater() {
	if s.line+1 < len(s.ends[personaSide]) {
		s.line++
	}
}

// clausesIn are the persona's clauses that end in what it is about to say, before
// its last word.
func (s *sim) clausesIn(to int) (first, last int) {
	first, _ = slices.BinarySearch(s.clauses[personaSide], s.at+1)
	last, _ = slices.BinarySearch(s.clauses[personaSide], to)
	return first, last
}

// bargedIn plays the overlap that the agent's barge-in makes.
func (s *sim) bargedIn(at, start, to int, kind rehearsal.Kind, why, bargeIn reason) floor {
	l := listening{start: at, kind: rehearsal.KindBargeIn, why: bargeIn}
	s.measureTurn(&l)
	o := s.overlap(at, l.end, start+s.saying(s.at, to), s.firm())
	next := floor{lane: rehearsal.LaneAgent, begun: at, clear: o.persona, why: bargeIn}
	switch {
	case o.personaYields:
		word := min(s.saidBy(s.at, o.persona-start), to)
		again := max(s.clauseBegin(personaSide, word), s.at)
		s.personaSays(start, o.persona, word, kind, why)
		s.personaYields(at, o.persona)
		s.at = again // from the clause it was stopped in
		if o.agentYields {
			return s.agentStops(&l, at, o)
		}
		next.held = true
		s.saysRestLater()
	case o.persona <= o.agent:
		s.personaEnds(start, to, kind, why)
		if o.agentYields {
			return s.heardOut(&l, at, o)
		}
	default:
		s.agentSays(&l, o.agent)
		if o.agentYields {
			s.agentYields(at, o)
			s.cut(l.from + min(s.said(agentSide, o.agent-at), l.words))
		} else {
			s.agentFinishes()
		}
		return s.personaEnds(start, to, kind, why)
	}
	s.tally.changes++
	s.tally.overlapped++
	if s.counted {
		s.tally.begun-- // its turn is begun only once
	}
	return next
}

// personaEnds marks the persona's line as said to its end, and leaves the floor
// to the agent.
func (s *sim) personaEnds(start, to int, kind rehearsal.Kind, why reason) floor {
	end := start + s.saying(s.at, to)
	s.personaSays(start, end, to, kind, why)
	s.line++
	s.now = end
	return answering(rehearsal.LaneAgent)
}

// personaSays marks what the persona has said, up to a word of its own and a
// moment.
func (s *sim) personaSays(start, when, to int, kind rehearsal.Kind, why reason) {
	s.mark(mark{
		start: start, end: when, lane: rehearsal.LanePersona, kind: kind,
		from: s.at, to: to, of: s.ends[personaSide][s.line] - s.at, why: why,
	})
	s.at = to
	s.tally.personaMs += when - start
}
