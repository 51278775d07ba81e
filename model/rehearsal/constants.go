package rehearsal

import "math"

// Assumed is the Source of a figure that is ours and nobody's measurement.
const Assumed = "assumed"

// Constant is one figure that the simulation uses.
type Constant struct {
	Name    string  `json:"name"`
	Value   float64 `json:"value"`
	Unit    string  `json:"unit"`
	Meaning string  `json:"meaning"`
	Source  string  `json:"source"` // where it was read, or "assumed"
}

// constantID picks a row of the table; the simulation reads its figures
// through it and through nothing else.
type constantID int

// The rows of the table. Those that the other rooms read are exported.
const (
	AgentPace constantID = iota
	PersonaPace
	ReplySpread
	StopSpread
	ReplyMean
	StopMean
	agentDetect
	agentSilence
	agentThinks
	agentSayAgain
	MostAgain
	agentReprompt
	BargeInFirstWord
	lowChance
	mediumChance
	highChance
	lowWords
	lowDuration
	mediumWords
	mediumDuration
	highWords
	highDuration
	lowAttempts
	mediumAttempts
	highAttempts
	RetryFrom
	HesitationMedian
	HesitationP90
	SelfPatience
	OtherPatience
	SoundsPerMinute
	DeadAirFrom
	MurmurMedian
	MurmurP10
	MurmurP90
	politeRate
	neutralRate
	impatientRate
	noiseAtFull
	defaultMinWords
	defaultMinDuration
	defaultBackoff
	defaultAfterWords
	defaultAfterSeconds
	defaultPauseMin
	defaultPauseMax
	defaultWait
	defaultNoiseVolume
	DefaultSeeds
	LongestDrawn
	LongestCall
	constantCount
)

const (
	tauVoice   = "τ-voice leaderboard, github.com/sierra-research/tau2-bench"
	tauData    = "the test data of github.com/sierra-research/tau2-bench, three calls"
	tauPersona = "the persona of github.com/sierra-research/tau2-bench, src/tau2/config.py"
	tauSounds  = "out-of-turn sounds in github.com/sierra-research/tau2-bench, src/tau2/voice_config.py"
	deepEval   = "DeepEval's published caps, github.com/confident-ai/deepeval"
	callHome   = "CALLHOME (Yamashita et al. 2022, arXiv 2204.11232)"
	calibrate  = "Calibrate's published levels, github.com/ARTPARK-SAHAI-ORG/calibrate"
	ftadWords  = "FTAD (Switchboard telephone calls), computed from its valid and test sets, github.com/alimehotline/FTAD"
	feather    = "Feather API 1.21, create persona, the default"

	// MurmursOfPeople is where the bounds on murmurs were counted.
	MurmursOfPeople = ftadWords + ", by call"
)

var table = [constantCount]Constant{
	AgentPace:   {"agent_words_per_minute", 165, "words/min", "how fast the agent speaks", Assumed},
	PersonaPace: {"persona_words_per_minute", 200, "words/min", "how fast the persona speaks (FTAD's telephone mean is 201)", Assumed},

	ReplySpread:   {"reply_spread", 1.83, "times the median", "one agent reply in ten takes longer", tauData + ", n 17: median 1.2 s, p90 2.2 s"},
	StopSpread:    {"stop_spread", 1.7, "times the median", "one agent stop in ten takes longer (three recorded calls show 1.33, n 21, in steps of .2 s)", Assumed},
	ReplyMean:     {"reply_mean", 1.116, "times the median", "the mean agent reply of a log-normal without its last in 512", "worked out from reply_spread"},
	StopMean:      {"stop_mean", 1.088, "times the median", "the mean agent stop of a log-normal without its last in 512", "worked out from stop_spread, which is assumed"},
	agentDetect:   {"agent_detect", 200, "ms", "an agent hears an interruption, where its own figure is not published (as Vapi and Pipecat do)", Assumed},
	agentSilence:  {"agent_silence", 300, "ms", "a framework's agent falls silent this long after it has heard an interruption", Assumed},
	agentThinks:   {"agent_thinks", 1300, "ms", "language model and voice of a framework's agent (Vapi's worked example has .8 + .5 s)", Assumed},
	agentSayAgain: {"agent_say_again", .95, "of turns cut off", "the agent says the rest later, from the clause that was cut", Assumed},
	MostAgain:     {"most_again", 3, "times", "the agent begins the same clause again; then it leaves the turn out", Assumed},
	agentReprompt: {"agent_reprompt", 10_000, "ms", "an agent asks whether anybody is there, where its own figure is not published (Retell's default)", Assumed},

	BargeInFirstWord: {"barge_in_first_word", 1, "words", "a barge-in by an agent's share comes in a pause of the persona's, or where there is none no sooner than after this word", Assumed},

	lowChance:      {"low_chance", .25, "of opportunities", "interruption low takes this share of its opportunities", calibrate},
	mediumChance:   {"medium_chance", .50, "of opportunities", "interruption medium takes this share of its opportunities", calibrate},
	highChance:     {"high_chance", .80, "of opportunities", "interruption high takes this share of its opportunities", calibrate},
	lowWords:       {"low_min_words", 8, "words", "“Cut in after words” null with interruption low", Assumed},
	lowDuration:    {"low_min_duration", 2500, "ms", "“Cut in after time” null with interruption low", Assumed},
	mediumWords:    {"medium_min_words", 5, "words", "“Cut in after words” null with interruption medium", Assumed},
	mediumDuration: {"medium_min_duration", 1500, "ms", "“Cut in after time” null with interruption medium", Assumed},
	highWords:      {"high_min_words", 3, "words", "“Cut in after words” null with interruption high", Assumed},
	highDuration:   {"high_min_duration", 700, "ms", "“Cut in after time” null with interruption high", Assumed},
	lowAttempts:    {"low_attempts", 1, "a turn", "interruption low tries no more often in one agent turn", deepEval + " (rare)"},
	mediumAttempts: {"medium_attempts", 2, "a turn", "interruption medium tries no more often in one agent turn", deepEval + " (normal)"},
	highAttempts:   {"high_attempts", 3, "a turn", "interruption high tries no more often in one agent turn", deepEval + " (frequent)"},
	RetryFrom:      {"retry_from", 2, "words", "a persona that has got out fewer when it loses a cut-in lets that agent turn be", Assumed},

	HesitationMedian: {"pause_in_turn_median", 400, "ms", "the persona pauses at the end of a clause; with the p90 this has the mean of .57 s of " + callHome, Assumed},
	HesitationP90:    {"pause_in_turn_p90", 1170, "ms", "one such pause in ten is longer", Assumed},
	SelfPatience:     {"patience_after_itself", 5000, "ms", "the persona speaks into a silence that came after its own voice", tauPersona},
	OtherPatience:    {"patience_after_both", 1000, "ms", "the persona speaks into a silence that came after the agent's voice broke off", tauPersona},
	SoundsPerMinute:  {"sounds_per_minute", .7, "a minute", "coughs and voices in a background noise, half each (assumed)", tauSounds},
	DeadAirFrom:      {"dead_air_from", 2000, "ms", "a silence as long is dead air; τ-voice's window for no response", tauVoice},

	MurmurMedian:  {"murmur_spacing_median", 32, "agent words", "half of all murmurs come sooner after the last", ftadWords},
	MurmurP10:     {"murmur_spacing_p10", 7, "agent words", "one murmur in ten comes sooner", ftadWords},
	MurmurP90:     {"murmur_spacing_p90", 112, "agent words", "one murmur in ten comes later", ftadWords},
	politeRate:    {"polite_rate", 1.5, "times as often", "the polite style murmurs", Assumed},
	neutralRate:   {"neutral_rate", 1, "times as often", "the neutral style murmurs", Assumed},
	impatientRate: {"impatient_rate", .6, "times as often", "the impatient style murmurs", Assumed},

	noiseAtFull: {"noise_at_full_volume", 0, "dB", "signal-to-noise at “Noise volume” 1: voice and noise mastered to the same level", Assumed},

	defaultMinWords:     {"default_min_words", 3, "words", "“Cut in after words” when absent", feather},
	defaultMinDuration:  {"default_min_duration", 300, "ms", "“Cut in after time” when absent", feather},
	defaultBackoff:      {"default_backoff", 1000, "ms", "“Try again after” when absent", feather},
	defaultAfterWords:   {"default_after_words", 2, "words", "“Give way after words” when absent", feather},
	defaultAfterSeconds: {"default_after_seconds", .5, "s", "“Give way after time” when absent", feather},
	defaultPauseMin:     {"default_reaction_pause_min", 200, "ms", "“Shortest pause” when absent", feather},
	defaultPauseMax:     {"default_reaction_pause_max", 500, "ms", "“Longest pause” when absent", feather},
	defaultWait:         {"default_wait", 0, "s", "“Wait before first words” when absent", feather},
	defaultNoiseVolume:  {"default_noise_volume", .3, "of full volume", "“Noise volume” when absent", feather},

	DefaultSeeds: {"calls_measured", 200, "calls", "how many calls Measure plays unless told", Assumed},
	LongestDrawn: {"longest_drawn", 60_000, "ms", "no reply, stop or pause that is drawn is longer, however far apart its figures", Assumed},
	LongestCall:  {"longest_call", 3_600_000, "ms", "no turn begins later; the one under way is said to its end", Assumed},
}

// Constants returns every figure that the simulation uses, and then those of the
// shipped agents, each with its source or the word "assumed". The slice is the
// caller's own.
func Constants() []Constant {
	list := append([]Constant(nil), table[:]...)
	for _, a := range profiles() {
		for i := range agentFigures {
			f := &agentFigures[i]
			if value, ok := f.number(a); ok {
				list = append(list, Constant{a.Name + "." + f.Key, value, f.Unit, a.Title + ": " + f.Label, a.Source(f.Key)})
			}
		}
	}
	return list
}

// Value returns the figure as it stands in the table.
func (id constantID) Value() float64 { return table[id].Value }

// Whole returns a figure that is a whole number: words, milliseconds, calls.
func (id constantID) Whole() int { return int(table[id].Value) }

func (id constantID) millis() int { return toMillis(table[id].Value) }

// toMillis rounds seconds to whole milliseconds. One multiplication and one
// rounding give the same answer everywhere.
func toMillis(seconds float64) int { return int(math.Round(seconds * 1000)) }
