package rehearsal

import "slices"

// Agent is the agent under test, as data: how it replies, what it hears as an
// interruption, how it stops, and what it does after. Times are in milliseconds,
// shares 0..1; Off (-1) switches off what may be off. AgentFigures lists the
// figures one by one, with their meaning.
type Agent struct {
	Name  string `json:"name"`
	Title string `json:"title"`

	ReplyMs    int `json:"reply"`     // from the persona's last word to its own first, the median
	ReplyP90Ms int `json:"reply_p90"` // one reply in ten takes longer; 0 is the assumed spread

	DetectMs    int      `json:"detect"`       // speech over its own that it hears as an interruption
	DetectWords int      `json:"detect_words"` // and so many words
	Ignores     []string `json:"ignores"`      // phrases that it never stops for

	StopMs     int     `json:"stop"` // from the start of an overlap until it is silent, the median
	StopP90Ms  int     `json:"stop_p90"`
	GivesWay   float64 `json:"gives_way"`   // share of interruptions that it stops for at all
	MurmurStop float64 `json:"murmur_stop"` // share of murmurs that it stops for, of those that it hears as an interruption
	CoughStop  float64 `json:"cough_stop"`
	NoiseStop  float64 `json:"noise_stop"`

	ResumeMs   int     `json:"resume"`    // silence after which it goes on with a turn that nobody took; or Off
	SayAgain   float64 `json:"say_again"` // share of its turns cut off whose rest it says later
	RepromptMs int     `json:"reprompt"`  // silence of the persona's after which it asks again; or Off

	EndpointMs int     `json:"endpoint"` // silence inside a persona turn that it takes for the end; or Off
	BargeIn    float64 `json:"barge_in"` // share of persona turns that it barges in on, whatever its end-pointing

	Greets                bool `json:"greets"`                 // it speaks as soon as the call stands
	GreetingInterruptible bool `json:"greeting_interruptible"` // its first turn can be cut off

	// Sources says where each figure was read, or "assumed", by its key.
	Sources map[string]string `json:"sources"`
}

// Typical is the name of the profile that is the mean of the measured ones.
const Typical = "typical"

// Agents returns the shipped profiles: the typical one first, then those that
// were measured, then published defaults. The slice is the caller's own.
func Agents() []Agent { return slices.Clone(profiles()) }

// AgentNamed returns the shipped profile of that name; ok is false when there
// is none.
func AgentNamed(name string) (agent Agent, ok bool) {
	for _, a := range profiles() {
		if a.Name == name {
			return a, true
		}
	}
	return Agent{}, false
}

// Bounded returns a with every figure in range, and the assumed spread where a
// 90th percentile is not given.
func (a Agent) Bounded() Agent {
	for i := range agentFigures {
		agentFigures[i].bound(&a)
	}
	a.ReplyP90Ms = p90Of(a.ReplyMs, a.ReplyP90Ms, ReplySpread)
	a.StopP90Ms = p90Of(a.StopMs, a.StopP90Ms, StopSpread)
	return a
}

// p90Of is the 90th percentile as given, never below the median.
func p90Of(median, given int, spread constantID) int {
	if given == 0 {
		return median * thousandths(spread) / 1000
	}
	return max(given, median)
}

// Source says where a figure of a's was read: "assumed" where nothing else is
// known.
func (a Agent) Source(key string) string {
	if source := a.Sources[key]; source != "" {
		return source
	}
	return Assumed
}
