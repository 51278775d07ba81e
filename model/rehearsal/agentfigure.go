package rehearsal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"personae/model/rehearsal/format"
)

// AgentFigure is one figure of an Agent. Its key is the same on the command
// line, in JSON and in the causes of a call.
type AgentFigure struct {
	Key     string  `json:"key"`
	Label   string  `json:"label"`
	Unit    string  `json:"unit"` // "ms", "words", "share" (0..1), "phrases" or "yes or no"
	Meaning string  `json:"meaning"`
	Max     float64 `json:"max"`     // of a number; the least is 0
	MayOff  bool    `json:"may_off"` // "off" is a value of it

	of func(*Agent) any // *int, *float64, *bool or *[]string
}

// The units of an agent's figures, beside UnitMs and UnitShare.
const (
	UnitWords   = "words"
	UnitPhrases = "phrases"
	UnitYesNo   = "yes or no"
)

// The keys of an agent's figures.
const (
	AgentReply       = "reply"
	AgentReplyP90    = "reply_p90"
	AgentDetect      = "detect"
	AgentDetectWords = "detect_words"
	AgentIgnores     = "ignores"
	AgentStop        = "stop"
	AgentStopP90     = "stop_p90"
	AgentGivesWay    = "gives_way"
	AgentMurmurStop  = "murmur_stop"
	AgentCoughStop   = "cough_stop"
	AgentNoiseStop   = "noise_stop"
	AgentResume      = "resume"
	AgentSayAgain    = "say_again"
	AgentReprompt    = "reprompt"
	AgentEndpoint    = "endpoint"
	AgentBargeIn     = "barge_in"
	AgentGreets      = "greets"
	AgentGreetingCut = "greeting_interruptible"
)

// Bounds of an agent's times.
const (
	mostLatencyMs = 10_000
	mostSilenceMs = 60_000
)

var agentFigures = [...]AgentFigure{
	{AgentReply, "Replies after", UnitMs, "from the persona's last word to its first, the median", mostLatencyMs, false, func(a *Agent) any { return &a.ReplyMs }},
	{AgentReplyP90, "Replies after, p90", UnitMs, "one reply in ten takes longer; 0 is the assumed spread", 3 * mostLatencyMs, false, func(a *Agent) any { return &a.ReplyP90Ms }},
	{AgentDetect, "Hears an interruption after", UnitMs, "of speech over its own", mostLatencyMs, false, func(a *Agent) any { return &a.DetectMs }},
	{AgentDetectWords, "and after words", UnitWords, "said over its own speech", 20, false, func(a *Agent) any { return &a.DetectWords }},
	{AgentIgnores, "Ignores", UnitPhrases, "what it never stops for", 0, false, func(a *Agent) any { return &a.Ignores }},
	{AgentStop, "Stops after", UnitMs, "from the start of an overlap until it is silent, the median", mostLatencyMs, false, func(a *Agent) any { return &a.StopMs }},
	{AgentStopP90, "Stops after, p90", UnitMs, "one stop in ten takes longer; 0 is the assumed spread", 3 * mostLatencyMs, false, func(a *Agent) any { return &a.StopP90Ms }},
	{AgentGivesWay, "Gives way to", UnitShare, "of interruptions that it stops for at all", 1, false, func(a *Agent) any { return &a.GivesWay }},
	{AgentMurmurStop, "Murmurs stop it", UnitShare, "of murmurs that it hears as an interruption", 1, false, func(a *Agent) any { return &a.MurmurStop }},
	{AgentCoughStop, "Coughs stop it", UnitShare, "of coughs and the like in the background", 1, false, func(a *Agent) any { return &a.CoughStop }},
	{AgentNoiseStop, "Voices stop it", UnitShare, "of voices in the background that do not speak to it", 1, false, func(a *Agent) any { return &a.NoiseStop }},
	{AgentResume, "Goes on after", UnitMs, "of silence, with a turn that it broke off and nobody took", mostSilenceMs, true, func(a *Agent) any { return &a.ResumeMs }},
	{AgentSayAgain, "Says again", UnitShare, "of its turns cut off whose rest it says later", 1, false, func(a *Agent) any { return &a.SayAgain }},
	{AgentReprompt, "Asks again after", UnitMs, "of silence where the persona should speak", mostSilenceMs, true, func(a *Agent) any { return &a.RepromptMs }},
	{AgentEndpoint, "Takes a pause for the end after", UnitMs, "of silence inside a persona turn", mostSilenceMs, true, func(a *Agent) any { return &a.EndpointMs }},
	{AgentBargeIn, "Barges in on", UnitShare, "of persona turns, whatever its end-pointing", 1, false, func(a *Agent) any { return &a.BargeIn }},
	{AgentGreets, "Greets", UnitYesNo, "it speaks as soon as the call stands", 0, false, func(a *Agent) any { return &a.Greets }},
	{AgentGreetingCut, "Its greeting can be cut off", UnitYesNo, "or it speaks its first turn to the end", 0, false, func(a *Agent) any { return &a.GreetingInterruptible }},
}

// AgentFigures lists the figures of an agent in the order they are shown. The
// slice is the caller's own.
func AgentFigures() []AgentFigure { return slices.Clone(agentFigures[:]) }

// Text writes the figure of an agent as Set reads it: "1390", "0.52", "off",
// "yes", "yeah; uh-huh".
func (f *AgentFigure) Text(a Agent) string {
	switch v := f.of(&a).(type) {
	case *int:
		if *v == Off {
			return "off"
		}
		return strconv.Itoa(*v)
	case *float64:
		return format.Decimal(*v, 3)
	case *bool:
		if *v {
			return "yes"
		}
		return "no"
	case *[]string:
		return strings.Join(*v, "; ")
	}
	return ""
}

// Set reads the figure from a text and notes that it is the caller's own. It
// fails with a sentence that names the key and what it takes.
func (f *AgentFigure) Set(a *Agent, text string) error {
	text = strings.TrimSpace(text)
	takes := fmt.Sprintf("a number from 0 to %s", format.Decimal(f.Max, 0))
	if f.MayOff {
		takes += ", or off"
	}
	number, err := strconv.ParseFloat(text, 64)
	inRange := err == nil && number >= 0 && number <= f.Max
	switch v := f.of(a).(type) {
	case *int:
		switch {
		case f.MayOff && text == "off":
			*v = Off
		case !inRange || number != float64(int(number)):
			return fmt.Errorf("%s: %q is not %s", f.Key, text, strings.Replace(takes, "a number", "a whole number", 1))
		default:
			*v = int(number)
		}
	case *float64:
		if !inRange {
			return fmt.Errorf("%s: %q is not %s", f.Key, text, takes)
		}
		*v = number
	case *bool:
		yes := text == "yes" || text == "true"
		if !yes && text != "no" && text != "false" {
			return fmt.Errorf("%s: %q is neither yes nor no", f.Key, text)
		}
		*v = yes
	case *[]string:
		*v = nil
		for phrase := range strings.SplitSeq(text, ";") {
			if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
				*v = append(*v, phrase)
			}
		}
	}
	sources := map[string]string{f.Key: Own}
	for key, source := range a.Sources {
		if key != f.Key {
			sources[key] = source
		}
	}
	a.Sources = sources
	return nil
}

// Own is the Source of a figure that a user entered.
const Own = "entered"

// bound brings a number into range.
func (f *AgentFigure) bound(a *Agent) {
	switch v := f.of(a).(type) {
	case *int:
		if !f.MayOff || *v != Off {
			*v = min(max(*v, 0), int(f.Max))
		}
	case *float64:
		if !(*v >= 0) {
			*v = 0
		}
		*v = min(*v, f.Max)
	}
}

// number is the figure of an agent where it is a number; ok is false where it is
// none, or off.
func (f *AgentFigure) number(a Agent) (number float64, ok bool) {
	switch v := f.of(&a).(type) {
	case *int:
		return float64(*v), *v != Off
	case *float64:
		return *v, true
	}
	return 0, false
}
