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
	from, to   int // words said, as places in the side's words
	of         int // words it meant to say
	phrase     int // of a murmur
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
		side int // who opens
		wait int // before the persona's first words
	}
	agentReplies struct {
		pause    int
		goesOn   bool // the persona has no line left, or
		answered bool // has said its answer over the agent's turn
	}
	personaReplies struct {
		rule  rehearsal.Rule // RuleReply, RuleResume or RuleGoOn
		pause int            // as drawn
		wait  int            // the wait before the first words on top of it
	}
	cutsIn struct {
		draw    uint64
		words   int // of the agent's turn so far
		into    int // the agent's turn
		attempt int // chances in this turn, with this one
		since   int // the chance before
		held    heldBy
		at      int
	}
	bargesIn struct {
		draw     uint64
		word, of int // after which word of the persona's
	}
	personaGivesWay struct {
		lasted, heard      int // of the overlap: time, and whole agent words
		byWords, bySeconds int // when each threshold would fire
	}
	agentGivesWay struct {
		lasted  int
		holdOut int // how long the persona would have, or never
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
)

type tally struct {
	lengthMs                          int
	agentMs, personaMs, overlapMs     int // voice of each, and both at once
	silenceMs                         int // the longest time with no voice
	pauseMs                           int // the longest of them that ended with the persona
	agentWords                        int
	changes, overlapped               int // changes of turn, and those that overlap
	chances, tried, won, lost, talked int // chances to cut in; attempts and how they ended
	bargeChances, bargeIns            int
	personaYields, agentYields        int
	murmurs                           int
	gaps                              []int32 // of the persona's replies; shared by all calls of a measurement
	overlaps                          []overlapEnd
	spacings                          []int32
	detailed                          bool // keep overlaps and spacings, for the self-test
}

type overlapEnd struct {
	ms, words int // how long it lasted, and whole agent words ended in it
	who       ending
}

type ending int

const (
	agentDone ending = iota
	personaDone
	personaStops
	agentStops
)
