package sim

import (
	"slices"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

const (
	// opener is the greeting of an agent that opens, where the script opens with
	// the persona (assumed).
	opener = "Hello?"
	// rePrompt is what the agent asks into the persona's silence (assumed).
	rePrompt      = "Are you still there?"
	rePromptWords = 4
)

// never is a moment that no call reaches.
const never = 1 << 30

// plan is everything about a rehearsal that is the same in each of its calls.
type plan struct {
	b      rehearsal.Behavior
	agent  rehearsal.Agent
	opened bool // the opener was put in front

	words   [2][]string // by side, as in Script.Words
	ends    [2][]int
	clauses [2][]int
	before  []int32 // of the persona's clauses, how many end before a word
	pace    [2]int  // words a minute
	wide    int     // the agent's words in the script

	first    rehearsal.Lane // who opens
	opensAt  int            // when
	collides bool           // the agent greets although the persona opens

	hears    int // how long an overlap lasts until the agent takes it for an interruption
	phrases  []phrase
	settings map[string]string // the knobs that causes have named

	chance, bargeIn, givesWay, murmurStop, coughStop, voiceStop, sayAgain, sound uint64 // draws below are taken

	attempts                       int // in one agent turn
	spacing, reply, stop, hesitate *quantiles
	rate                           int // murmuring as a factor, in thousandths
}

// phrase is a murmur.
type phrase struct {
	words int
	heard bool // by the agent, as an interruption
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
		b: b, agent: agent,
		pace:     [2]int{rehearsal.AgentPace.Whole(), rehearsal.PersonaPace.Whole()},
		chance:   drawBelow(rehearsal.ChanceOf(b.Mode)),
		attempts: rehearsal.AttemptsOf(b.Mode),
		bargeIn:  drawBelow(agent.BargeIn), givesWay: drawBelow(agent.GivesWay), sayAgain: drawBelow(agent.SayAgain),
		murmurStop: drawBelow(agent.MurmurStop), coughStop: drawBelow(agent.CoughStop), voiceStop: drawBelow(agent.NoiseStop),
		spacing: tableOf(murmurSpacing()), rate: int(rehearsal.RateOf(b.Style) * 1000),
		reply: tableOf(even(agent.ReplyMs, agent.ReplyP90Ms)), stop: tableOf(even(agent.StopMs, agent.StopP90Ms)),
		hesitate: tableOf(even(rehearsal.HesitationMedian.Whole(), rehearsal.HesitationP90.Whole())),
		settings: map[string]string{},
	}
	for _, lane := range [...]rehearsal.Lane{rehearsal.LaneAgent, rehearsal.LanePersona} {
		p.words[lane.Side()], p.ends[lane.Side()] = lines.Words(lane)
		p.clauses[lane.Side()] = lines.Clauses(lane)
	}
	if _, noisy := rehearsal.SignalToNoise(b); noisy {
		p.sound = drawBelow(rehearsal.SoundsPerMinute.Value() / 60)
	}
	p.hears = max(agent.DetectMs, p.span(personaSide, agent.DetectWords))
	for _, text := range b.Phrases {
		words := len(strings.Fields(text))
		p.phrases = append(p.phrases, phrase{words, p.span(personaSide, words) >= p.hears && !p.ignores(text)})
	}
	p.plan(lines)
	p.wide = len(p.words[agentSide])
	p.count()
	return p
}

func murmurSpacing() shape {
	return shape{rehearsal.MurmurMedian.Value(), rehearsal.MurmurP10.Value(), rehearsal.MurmurP90.Value()}
}

// ignores reports whether the agent never stops for a phrase.
func (p *plan) ignores(text string) bool {
	return slices.ContainsFunc(p.agent.Ignores, func(known string) bool { return strings.EqualFold(known, text) })
}

// plan decides who opens, and when. An agent that greets does so at once, whoever
// shall open; one that does not, and shall, says nothing until it asks whether
// anybody is there, or the persona has had enough of the silence.
func (p *plan) plan(lines script.Script) {
	p.first = p.b.FirstSpeaker
	switch {
	case p.first == rehearsal.LanePersona:
		p.collides, p.opensAt = p.agent.Greets, p.b.WaitMs
	case p.agent.Greets:
	case p.agent.RepromptMs != rehearsal.Off:
		p.opensAt = p.agent.RepromptMs
	default:
		p.first, p.opensAt = rehearsal.LanePersona, max(p.b.WaitMs, rehearsal.SelfPatience.Whole())
	}
	first, ok := lines.First()
	p.opened = ok && first != p.first
	switch {
	case p.opened && p.first == rehearsal.LaneAgent:
		p.open(agentSide, opener, 0)
	case p.opened:
		p.open(personaSide, p.b.Hello(), 0)
	case p.first == rehearsal.LanePersona && p.b.Opening != "":
		p.open(personaSide, p.b.Opening, p.ends[personaSide][0]) // its own words for the script's
	}
}

// open puts a greeting in front of a side's lines, in place of its first words.
func (p *plan) open(side int, greeting string, instead int) {
	words := strings.Fields(greeting)
	moved := func(out, list []int) []int {
		for _, end := range list {
			if end > instead {
				out = append(out, end+len(words)-instead)
			}
		}
		return out
	}
	var clauses []int
	for i, word := range words {
		if i+1 == len(words) || script.EndsClause(word) {
			clauses = append(clauses, i+1)
		}
	}
	p.words[side] = append(words, p.words[side][instead:]...)
	p.ends[side], p.clauses[side] = moved([]int{len(words)}, p.ends[side]), moved(clauses, p.clauses[side])
}

// count fills before: how many of the persona's clauses end before each word.
func (p *plan) count() {
	p.before = make([]int32, len(p.words[personaSide])+2)
	clause := 0
	for word := range p.before {
		for clause < len(p.clauses[personaSide]) && p.clauses[personaSide][clause] < word {
			clause++
		}
		p.before[word] = int32(clause)
	}
}

// begin is where a side's turn begins in its words.
func (p *plan) begin(side, turn int) int {
	if turn == 0 {
		return 0
	}
	return p.ends[side][turn-1]
}

// clauseEnd is where the clause ends that goes on after so many of a side's words.
func (p *plan) clauseEnd(side, word int) int {
	at, _ := slices.BinarySearch(p.clauses[side], word+1)
	return p.clauses[side][min(at, len(p.clauses[side])-1)]
}

// clauseBegin is where the clause began that so many of a side's words lie in.
func (p *plan) clauseBegin(side, word int) int {
	at, _ := slices.BinarySearch(p.clauses[side], word+1)
	if at == 0 {
		return 0
	}
	return p.clauses[side][at-1]
}

// span is how long a side takes to say so many words without a pause, in
// milliseconds.
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
