package sim

import (
	"slices"

	"personae/model/rehearsal"
)

// sim plays one call. It is used again for the next call of a measurement.
type sim struct {
	*plan
	seed  uint64
	told  bool // events are wanted, not only counts
	marks []mark
	tally tally

	now      int   // when the last voice ended
	turn     int   // the agent's turn that comes next, or is being said
	from     int   // the first word of it that comes next
	takes    int   // pieces of that turn so far: names their draws
	repeats  int   // how often the words at from have come again
	unbroken bool  // the turn was not broken off yet
	counted  bool  // and the persona, with a line left, could have cut it off
	tried    int   // cut-ins on that turn so far
	lost     int   // when the persona fell silent after its last lost cut-in
	backoff  int   // until when it tries no other
	line     int   // the persona's line that comes next: words at..ends[line]
	at       int   // the first word of it not said yet
	spoken   bool  // the persona has said something
	turns    int   // persona turns so far: names the pause of each
	pauses   []int // after so many of the persona's clauses: the pauses inside its lines, added up

	murmurs stream
	wording stream
	until   int // agent words until the next murmur
	sinceIt int // agent words heard since the last murmur
	drawn   int // the spacing that until began at
	phrase  int
}

// floor says who speaks next, or already does.
type floor struct {
	lane  rehearsal.Lane
	begun int  // when it began, or -1: it is silent and shall answer
	clear int  // since when the other side is silent
	set   bool // when it answers is decided already:
	due   int
	kind  rehearsal.Kind // of what has begun
	why   reason
	held  bool // the persona waits for the agent's end, without cutting in
	rest  int  // when the persona goes on after the pause that the agent took for the end, or 0
	goOn  bool // the partner has nothing to say: no line left, or

	answered bool // its answer was said over the agent's turn
}

// answering is the floor of a side that shall answer.
func answering(lane rehearsal.Lane) floor { return floor{lane: lane, begun: -1} }

func (s *sim) play(seed uint64) {
	kept := s.tally.kept()
	*s = sim{plan: s.plan, seed: seed, told: s.told, marks: s.marks[:0], pauses: s.pauses, unbroken: true, tally: kept}
	s.murmurs = seeded(seed, forMurmurs, 0)
	s.wording = seeded(seed, forPhrases, 0)
	s.nextMurmur()
	s.drawPauses()

	next := s.opening()
	for first := true; s.now < rehearsal.LongestCall.Whole(); first = false {
		agentLeft, personaLeft := s.turn < len(s.ends[agentSide]), s.line < len(s.ends[personaSide])
		switch {
		case next.begun >= 0:
		case !agentLeft && !personaLeft:
			s.tally.lengthMs = s.now
			return
		case next.lane == rehearsal.LaneAgent && !agentLeft, next.lane == rehearsal.LanePersona && !personaLeft:
			next.lane, next.goOn, next.set = next.lane.Other(), true, false
		}
		if next.lane == rehearsal.LaneAgent {
			next = s.agentTurn(next, first)
		} else {
			next = s.personaTurn(next)
		}
	}
	s.tally.lengthMs = s.now
}

// opening is the first floor.
func (s *sim) opening() floor {
	f := answering(s.first)
	if s.collides {
		f.lane = rehearsal.LaneAgent
	}
	if f.lane == rehearsal.LanePersona {
		f.set, f.due, f.why = true, s.opensAt, because(s, opens{side: personaSide, at: s.opensAt})
	} else if !s.collides {
		f.due = s.opensAt
	}
	return f
}

// drawPauses draws every pause inside the persona's lines; none follows a line.
func (s *sim) drawPauses() {
	s.pauses = append(slices.Grow(s.pauses[:0], len(s.clauses[personaSide])+1), 0)
	draws := seeded(s.seed, forHesitations, 0)
	line, sum := 0, 0
	for _, end := range s.clauses[personaSide] {
		pause := s.hesitate.whole(draws.next())
		if end == s.ends[personaSide][line] {
			pause, line = 0, line+1
		}
		sum += pause
		s.pauses = append(s.pauses, sum)
	}
}

// saying is how long the persona takes from one of its words to before another,
// with the pauses between.
func (s *sim) saying(from, to int) int {
	if to <= from {
		return 0
	}
	return s.span(personaSide, to-from) + s.pauses[s.before[to]] - s.pauses[s.before[from+1]]
}

// saidBy is the word that the persona has come to, from one of its words, after
// so many milliseconds.
func (s *sim) saidBy(from, ms int) int {
	word := from
	for word < len(s.words[personaSide]) && s.saying(from, word+1) <= ms {
		word++
	}
	return word
}

// key names the draws of this piece of the agent's turn.
func (s *sim) key() int { return s.turn<<12 | min(s.takes, 1<<12-1) }

// mark keeps an event when events are wanted.
func (s *sim) mark(m mark) {
	if s.told {
		s.marks = append(s.marks, m)
	}
}

// silence counts a time in which nobody speaks.
func (s *sim) silence(ms int) {
	s.tally.silenceMs = max(s.tally.silenceMs, ms)
	if ms >= rehearsal.DeadAirFrom.Whole() {
		s.tally.deadMs += ms
	}
}

// answer lets the silence before a turn pass, and returns when the turn begins:
// later, where the agent asks into the persona's silence just then.
func (s *sim) answer(f floor, start int, why reason) int {
	since := s.now
	if f.lane == rehearsal.LanePersona {
		s.tally.pauseMs = max(s.tally.pauseMs, start-s.now)
		if !s.spoken {
			s.tally.firstMs = start - s.now
		}
		for asks := s.agent.RepromptMs; asks != rehearsal.Off && start-since > asks; {
			at := since + asks
			since = at + s.span(agentSide, rePromptWords)
			s.silence(asks)
			s.mark(mark{
				start: at, end: since, lane: rehearsal.LaneAgent, kind: rehearsal.KindSpeech,
				to: rePromptWords, of: rePromptWords, aside: true, why: because(s, asksAgain{after: asks}),
			})
			s.tally.rePrompts++
			s.tally.agentMs += since - at
			start = max(start, since)
		}
	}
	if start > s.now {
		s.mark(mark{start: s.now, end: start, lane: f.lane, kind: rehearsal.KindPause, why: why})
	}
	s.silence(start - since)
	return start
}

// replyAfter draws how long the agent takes to answer.
func (s *sim) replyAfter(why purpose, key int) int {
	draws := seeded(s.seed, why, key)
	ms := s.reply.whole(draws.next())
	if s.tally.detailed {
		s.tally.replies = append(s.tally.replies, int32(ms))
	}
	return ms
}

// agentReply is when an agent's turn begins, and why.
func (s *sim) agentReply(f floor, first bool) (int, reason) {
	switch {
	case first:
		return f.due, because(s, opens{side: agentSide, at: f.due})
	case f.set:
		return f.due, f.why
	}
	pause := s.replyAfter(forReplies, s.key())
	if !f.goOn {
		s.tally.changes++
	}
	return s.now + pause, because(s, agentReplies{pause: pause, goesOn: f.goOn, answered: f.answered, again: s.from != s.begin(agentSide, s.turn)})
}

// personaReply is when a persona's turn begins, and why. What wait_seconds says
// counts from the start of the call.
func (s *sim) personaReply(f floor) (int, reason) {
	if f.set {
		return f.due, f.why
	}
	pause := s.pause()
	start := s.now + pause
	if !s.spoken {
		start = max(start, s.b.WaitMs)
	}
	rule := rehearsal.RuleReply
	switch {
	case f.goOn:
		rule = rehearsal.RuleGoOn
	default:
		if s.at != s.begin(personaSide, s.line) {
			rule = rehearsal.RuleResume
		}
		s.tally.changes++
		s.tally.gaps = append(s.tally.gaps, int32(start-s.now))
	}
	return start, because(s, personaReplies{rule: rule, pause: pause, waited: start-s.now > pause})
}

// pause draws the persona's reaction pause before its next turn.
func (s *sim) pause() int {
	draws := seeded(s.seed, forPauses, s.turns)
	return draws.between(s.b.PauseMinMs, s.b.PauseMaxMs)
}
