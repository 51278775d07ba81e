package sim

import (
	"personae/model/rehearsal"
)

// mark is an event before it is put in words: numbers only, so that measuring
// hundreds of calls writes no text.
type mark struct {
	start, end int
	lane       rehearsal.Lane
	kind       rehearsal.Kind
	from, to   int  // words said, as places in the side's words
	of         int  // words it meant to say
	phrase     int  // of a murmur
	aside      bool // the agent asks whether anybody is there
	why        reason
}

// reason is what a rule decided by, before it is put in words. Each rule has its
// own; cause.go words them.
type reason interface {
	cause(p *plan, of rehearsal.Kind) rehearsal.Cause
}

// because keeps a reason when events are wanted. Measuring asks for none, and an
// interface made of a struct costs an allocation: so it is made in here.
func because[R reason](s *sim, why R) reason {
	if !s.told {
		return nil
	}
	return why
}

// The reasons. Times are in milliseconds.
type (
	opens struct {
		side    int // who opens
		at      int
		greeted bool // over the agent's greeting
	}
	agentReplies struct {
		pause    int
		goesOn   bool // the persona has no line left, or
		answered bool // has said its answer over the agent's turn
		again    bool // it first says again what was cut
	}
	asksAgain      struct{ after int }
	pauseEnds      struct{} // the persona goes on after a pause inside its line
	personaReplies struct {
		rule   rehearsal.Rule // RuleReply, RuleResume or RuleGoOn
		pause  int            // as drawn
		waited bool           // wait_seconds held it longer
	}
	speaksAfter struct {
		why                     breakOff
		patience, pause, silent int
	}
	goesOnAfter struct {
		why     breakOff
		silent  int
		resumes bool // it takes its turn up where it fell silent
	}
	cutsIn struct {
		draw    uint64
		words   int // of the agent's turn so far
		into    int // the agent's turn
		chance  int // opportunities in this turn, with this one
		attempt int // cut-ins in this turn, with this one
		since   int // it fell silent after the attempt before
		held    heldBy
		at      int
	}
	bargesIn struct {
		draw     uint64
		word, of int // after which word of the persona's
	}
	endpoints struct {
		pause, answer int
		word, of      int // after which word of the persona's
	}
	personaGivesWay struct {
		lasted, heard      int // of the overlap: time, and whole agent words
		byWords, bySeconds int // when each threshold would fire
	}
	agentGivesWay struct {
		after   int
		holdOut int  // how long the persona would have, or never
		late    bool // the persona was silent by then
	}
	falselyStops struct {
		by     alarm
		phrase int // of a murmur
		after  int
	}
	murmurs struct {
		since int // agent words since the last
		drawn int // agent words that were drawn
		held  heldBy
		at    int
	}
)

// heldBy says what held the persona back although a rule's own thresholds were
// met.
type heldBy int

const (
	heldByNothing heldBy = iota
	heldByWait           // wait_seconds
	heldByLine           // its own line, which the agent had barged in on
	heldByClause         // an opportunity let pass: the next is the end of a clause
)

// breakOff says why nobody speaks in the middle of an agent turn.
type breakOff int

const (
	bothStopped breakOff = iota
	falseAlarm           // the agent stopped for what was no interruption
	greetedOver          // the agent stopped its greeting for the persona's
)

// alarm is what the agent took for an interruption.
type alarm int

const (
	byMurmur alarm = iota
	byCough
	byVoice
)

// tally is what is counted in a call.
type tally struct {
	lengthMs                      int
	agentMs, personaMs, overlapMs int // voice of each, and both at once
	silenceMs                     int // the longest time with no voice
	pauseMs                       int // the longest that ended with the persona
	firstMs                       int // before the persona's first words
	deadMs                        int // silences long enough to be dead air
	bothSilentMs                  int // silence after both had stopped

	agentWords, skipped      int // said; and never said
	begun, finished, greeted int // agent turns while the persona has a line left; the first of all
	rePrompts, falseStops    int
	doubleGreetings          int

	changes, overlapped               int // changes of turn, and those that overlap
	chances, tried, won, lost, talked int // opportunities to cut in; attempts and how they ended
	bothStopped                       int
	bargeChances, bargeDraws          int // persona turns the measured share was drawn for, and met
	bargeIns                          int
	personaYields, agentYields        int
	interruptions, gaveWay            int // the agent's decisions, by kind
	murmurs, murmursHeard             int
	murmurStops                       int
	coughs, coughStops                int
	voices, voiceStops                int
	cuts, again                       int

	gaps []int32 // of the persona's replies; shared by all calls of a measurement

	detailed                 bool // keep the rest too, for the self-test
	overlaps                 []overlapEnd
	spacings, replies, stops []int32
}

// kept is an empty tally that goes on with the lists of this one.
func (t *tally) kept() tally {
	return tally{gaps: t.gaps, detailed: t.detailed, overlaps: t.overlaps, spacings: t.spacings, replies: t.replies, stops: t.stops}
}

type overlapEnd struct {
	ms, words int // how long it lasted, and whole agent words ended in it
	outcome
}
