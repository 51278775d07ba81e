package rehearsal

// mark is an event before it is put in words: numbers only, so that measuring
// hundreds of calls writes no text.
type mark struct {
	start, end int
	lane       Lane
	kind       Kind
	from, to   int // words said, as places in the side's words
	of         int // words it meant to say
	phrase     int // of a murmur
	why        reason
}

// reason is a cause before it is put in words. What the numbers mean depends on
// the rule; cause.go reads them.
type reason struct {
	rule Rule
	side int // 0 agent, 1 persona: who acts
	n    [6]int
	draw uint64
}

// What held the persona back although a rule's own thresholds were met.
const (
	heldByNothing = iota
	heldByWait    // wait_seconds
	heldByLine    // its own line, which the agent had barged in on
)

// tally counts what happens in one call.
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

// overlapEnd is how one overlap ended.
type overlapEnd struct {
	ms, words int // how long it lasted, and whole agent words ended in it
	who       ending
}

// ending says what ended an overlap.
type ending int

const (
	agentDone ending = iota
	personaDone
	personaStops
	agentStops
)
