package rehearsal

import (
	"personae/model/rehearsal/format"
)

// Lane is a side of the conversation.
type Lane string

// The two lanes.
const (
	LaneAgent   Lane = "agent"
	LanePersona Lane = "persona"
)

// Other is the lane across.
func (l Lane) Other() Lane {
	if l == LaneAgent {
		return LanePersona
	}
	return LaneAgent
}

// Side is the lane as an index: 0 for the agent, 1 for the persona.
func (l Lane) Side() int {
	if l == LaneAgent {
		return 0
	}
	return 1
}

// Kind says what an event is.
type Kind string

// The kinds of event.
const (
	KindSpeech  Kind = "speech"   // a turn begun in silence, or a greeting
	KindCutIn   Kind = "cut-in"   // the persona's line begun over the agent's
	KindBargeIn Kind = "barge-in" // the agent's turn begun over the persona's
	KindMurmur  Kind = "murmur"   // a word of listening that takes no floor
	KindYield   Kind = "yield"    // a side gives way; no length, at the end of what it said
	KindPause   Kind = "pause"    // a side's silence before it speaks
)

// Event is one thing that happens in a call. Events of one lane never overlap.
type Event struct {
	Start int    `json:"start_ms"`
	End   int    `json:"end_ms"`
	Lane  Lane   `json:"lane"`
	Kind  Kind   `json:"kind"`
	Words int    `json:"words,omitempty"` // whole words said
	Of    int    `json:"of,omitempty"`    // words it meant to say
	Text  string `json:"text,omitempty"`  // the words said
	Cause Cause  `json:"cause"`
}

// Rule names the rule behind an event.
type Rule string

// The rules.
const (
	RuleOpening      Rule = "opening"
	RuleReply        Rule = "reply"
	RuleResume       Rule = "take up again"
	RuleGoOn         Rule = "go on"
	RuleCutIn        Rule = "cut in"
	RuleBargeIn      Rule = "barge in"
	RulePersonaYield Rule = "persona gives way"
	RuleAgentYield   Rule = "agent gives way"
	RuleFalseStop    Rule = "agent stops for no interruption"
	RuleAskAgain     Rule = "agent asks again"
	RuleBothSilent   Rule = "speak first after both fell silent"
	RuleMurmur       Rule = "murmur"
)

// Cause says why an event happened: in a sentence, and as the readings that a
// reader can check it by. The first reading decided, unless the text names
// something that no knob sets, such as the end of its own line.
type Cause struct {
	Rule     Rule      `json:"rule"`
	Readings []Reading `json:"readings,omitempty"`
	Text     string    `json:"text"`
}

// Reading is one threshold that played a part and the value it was held against.
type Reading struct {
	Knob      string  `json:"knob"`      // a field's path, or an agent's figure: "agent.reply"
	Threshold float64 `json:"threshold"` // as set
	Value     float64 `json:"value"`     // as met
	Unit      string  `json:"unit"`
	Met       bool    `json:"met"` // whether it had fired
}

// Call is one rehearsed call.
type Call struct {
	Script   string  `json:"script"`
	Agent    string  `json:"agent"`
	Seed     uint64  `json:"seed"`
	LengthMs int     `json:"length_ms"` // the end of the last event
	Noise    string  `json:"noise"`     // the band under the talk, "none" for silence
	Events   []Event `json:"events"`    // in the order they begin
	Notes    []Note  `json:"notes,omitempty"`
}

var deeds = map[Kind]string{
	KindSpeech: "speaks", KindCutIn: "cuts in", KindBargeIn: "barges in",
	KindMurmur: "murmurs", KindYield: "gives way", KindPause: "waits",
}

// Deed says who does what: "persona cuts in".
func (e Event) Deed() string { return string(e.Lane) + " " + deeds[e.Kind] }

// Explain says in a sentence what happened at e and why.
func Explain(e Event) string {
	at := " at " + format.Seconds(e.Start) + " s"
	if e.End > e.Start {
		at += " for " + format.Seconds(e.End-e.Start) + " s"
	}
	return "The " + e.Deed() + at + ": " + e.Cause.Text + "."
}
