package sim

import (
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// opener is the greeting of the side that first_speaker names, where the script
// opens with the other side (assumed).
const opener = "Hello?"

const never = 1 << 30

// plan is everything about a rehearsal that is the same in each of its calls.
type plan struct {
	b      rehearsal.Behavior
	agent  rehearsal.Agent
	script string
	opened bool // the opener was put in front

	words [2][]string // by side, as in Script.Words
	ends  [2][]int
	pace  [2]int // words a minute

	chance  uint64 // a draw below this takes a chance to cut in
	bargeIn uint64 // a draw below this barges in
	spacing *[2*knots + 1]int64
	rate    int   // murmuring as a factor, in thousandths
	phrases []int // words of each phrase

	settings map[string]string // the knobs that causes have named
}

// setting is Behavior.Setting: the causes of a call name the same knobs again and
// again.
func (p *plan) setting(path string) string {
	text, ok := p.settings[path]
	if !ok {
		text = p.b.Setting(path)
		p.settings[path] = text
	}
	return text
}

func newPlan(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent) *plan {
	agent = agent.Bounded()
	p := &plan{
		b: b, agent: agent, script: lines.Name,
		pace:    [2]int{rehearsal.AgentPace.Whole(), rehearsal.PersonaPace.Whole()},
		chance:  drawBelow(rehearsal.ChanceOf(b.Mode)),
		bargeIn: drawBelow(agent.BargeIn),
		spacing: spacingTable(),
		rate:    int(rehearsal.RateOf(b.Style) * 1000),

		settings: map[string]string{},
	}
	for _, lane := range [...]rehearsal.Lane{rehearsal.LaneAgent, rehearsal.LanePersona} {
		p.words[lane.Side()], p.ends[lane.Side()] = lines.Words(lane)
	}
	for _, phrase := range b.Phrases {
		p.phrases = append(p.phrases, len(strings.Fields(phrase)))
	}
	if first, ok := lines.First(); ok && first != b.FirstSpeaker {
		p.open(b.FirstSpeaker.Side())
	}
	return p
}

func (p *plan) open(side int) {
	p.opened = true
	p.words[side] = append([]string{opener}, p.words[side]...)
	ends := make([]int, 1, len(p.ends[side])+1)
	ends[0] = 1
	for _, end := range p.ends[side] {
		ends = append(ends, end+1)
	}
	p.ends[side] = ends
}

func (p *plan) begin(side, turn int) int {
	if turn == 0 {
		return 0
	}
	return p.ends[side][turn-1]
}

// span is how long a side takes to say so many words, in milliseconds.
func (p *plan) span(side, words int) int { return words * 60_000 / p.pace[side] }

// said is how many whole words a side has said after so many milliseconds: the
// most for which span is not above ms.
func (p *plan) said(side, ms int) int {
	if ms < 0 {
		return 0
	}
	return ((ms+1)*p.pace[side] - 1) / 60_000
}

const (
	agentSide   = 0
	personaSide = 1
)
