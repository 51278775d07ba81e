package sim

import (
	"personae/model/rehearsal"
)

// sim plays one call. It is used again for the next call of a measurement.
type sim struct {
	*plan
	seed  uint64
	told  bool // events are wanted, not only counts
	marks []mark
	tally tally

	now    int // when the last voice ended
	turn   int // the agent's turn that comes next
	line   int // the persona's line that comes next: words at..ends[line]
	at     int // the first word of it not said yet
	spoken bool
	turns  int // persona turns so far: names the pause of each

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
	begun int // when it began, or -1: it is silent and shall answer
	clear int // since when the other side is silent
	why   reason
	held  bool // the persona waits for the agent's end, without cutting in
	goOn  bool // the partner has nothing to say: no line left, or

	answered bool // its answer was said over the agent's turn
}

// answering is the floor of a side that shall answer.
func answering(lane rehearsal.Lane) floor { return floor{lane: lane, begun: -1} }

func (s *sim) play(seed uint64) {
	gaps, overlaps, spacings, detailed := s.tally.gaps, s.tally.overlaps, s.tally.spacings, s.tally.detailed
	*s = sim{plan: s.plan, seed: seed, told: s.told, marks: s.marks[:0]}
	s.tally = tally{gaps: gaps, overlaps: overlaps, spacings: spacings, detailed: detailed}
	s.murmurs = seeded(seed, forMurmurs, 0)
	s.wording = seeded(seed, forPhrases, 0)
	s.nextMurmur()

	next := answering(s.b.FirstSpeaker)
	for first := true; s.now < rehearsal.LongestCall.Whole(); first = false {
		agentLeft, personaLeft := s.turn < len(s.ends[agentSide]), s.line < len(s.ends[personaSide])
		switch {
		case next.begun >= 0:
		case !agentLeft && !personaLeft:
			s.tally.lengthMs = s.now
			return
		case next.lane == rehearsal.LaneAgent && !agentLeft, next.lane == rehearsal.LanePersona && !personaLeft:
			next.lane, next.goOn = next.lane.Other(), true
		}
		if next.lane == rehearsal.LaneAgent {
			next = s.agentTurn(next, first)
		} else {
			next = s.personaTurn(next, first)
		}
	}
	s.tally.lengthMs = s.now
}

// mark keeps an event when events are wanted.
func (s *sim) mark(m mark) {
	if s.told {
		s.marks = append(s.marks, m)
	}
}

// answer lets the pause before a reply pass, and returns when the reply begins.
func (s *sim) answer(f floor, pause int, why reason) int {
	start := s.now + pause
	if pause > 0 {
		s.mark(mark{start: s.now, end: start, lane: f.lane, kind: rehearsal.KindPause, why: why})
	}
	s.tally.silenceMs = max(s.tally.silenceMs, pause)
	if f.lane == rehearsal.LanePersona {
		s.tally.pauseMs = max(s.tally.pauseMs, pause)
	}
	return start
}

// agentReply is the pause before an agent's turn and the reason for both.
func (s *sim) agentReply(f floor, first bool) (int, reason) {
	if first {
		return 0, because(s, opens{side: agentSide})
	}
	if !f.goOn {
		s.tally.changes++
	}
	return s.agent.ReplyMs, because(s, agentReplies{pause: s.agent.ReplyMs, goesOn: f.goOn, answered: f.answered})
}

// personaReply is the pause before a persona's turn and the reason for both.
func (s *sim) personaReply(f floor, first bool) (int, reason) {
	wait := 0
	if !s.spoken {
		wait = s.b.WaitMs
	}
	if first {
		return wait, because(s, opens{side: personaSide, wait: wait})
	}
	draws := seeded(s.seed, forPauses, s.turns)
	pause := draws.between(s.b.PauseMinMs, s.b.PauseMaxMs)
	rule := rehearsal.RuleReply
	switch {
	case f.goOn:
		rule = rehearsal.RuleGoOn
	default:
		if s.at != s.begin(personaSide, s.line) {
			rule = rehearsal.RuleResume
		}
		s.tally.changes++
		s.tally.gaps = append(s.tally.gaps, int32(pause+wait))
	}
	return pause + wait, because(s, personaReplies{rule: rule, pause: pause, wait: wait})
}

// overlap says who ends the overlap that began at a moment, and when. A natural
// end comes before a stop of the same moment, and the persona stops before the
// agent does.
func (s *sim) overlap(at, agentEnd, personaEnd int) (ending, int) {
	who, when := agentDone, agentEnd
	if personaEnd < when {
		who, when = personaDone, personaEnd
	}
	byWords, bySeconds := s.yieldAt()
	if stop := at + min(byWords, bySeconds); stop < when {
		who, when = personaStops, stop
	}
	if stop := at + s.agent.StopMs; stop < when {
		who, when = agentStops, stop
	}
	s.tally.overlapMs += when - at
	if s.tally.detailed {
		s.tally.overlaps = append(s.tally.overlaps, overlapEnd{when - at, s.said(agentSide, when-at), who})
	}
	return who, when
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

func (s *sim) agentYields(at, when int) {
	byWords, bySeconds := s.yieldAt()
	s.tally.agentYields++
	s.mark(mark{start: when, end: when, lane: rehearsal.LaneAgent, kind: rehearsal.KindYield, why: because(s, agentGivesWay{
		lasted: when - at, holdOut: min(byWords, bySeconds),
	})})
}
