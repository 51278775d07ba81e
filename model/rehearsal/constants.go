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
	fastReply
	fastYield
	fastBargeIn
	typicalReply
	typicalYield
	typicalBargeIn
	slowReply
	slowYield
	slowBargeIn
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
	ChanceSpacing
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
	LongestCall
	constantCount
)

const (
	tauVoice  = "τ-voice leaderboard, github.com/sierra-research/tau2-bench"
	tauMiddle = "middle of the " + tauVoice + ", rounded"
	calibrate = "Calibrate's published levels, github.com/ARTPARK-SAHAI-ORG/calibrate"
	ftadWords = "FTAD (Switchboard telephone calls), computed from its valid and test sets, github.com/alimehotline/FTAD"
	feather   = "Feather API 1.21, create persona, the default"
)

var table = [constantCount]Constant{
	AgentPace:   {"agent_words_per_minute", 165, "words/min", "how fast the agent speaks", Assumed},
	PersonaPace: {"persona_words_per_minute", 200, "words/min", "how fast the persona speaks (FTAD's telephone mean is 201)", Assumed},

	fastReply:        {"fast_agent_reply", 1150, "ms", "a fast agent answers after", tauVoice + " (grok-voice-fast-1.0)"},
	fastYield:        {"fast_agent_yield", 420, "ms", "a fast agent stops this long into an overlap", tauVoice + " (gpt-realtime-1.5)"},
	fastBargeIn:      {"fast_agent_barge_in", .14, "of persona turns", "how often a fast agent barges in", tauVoice + " (gpt-realtime-1.5)"},
	typicalReply:     {"typical_agent_reply", 1900, "ms", "a typical agent answers after", tauVoice + ", between its median of 1.7 s and its mean of 2.1 s"},
	typicalYield:     {"typical_agent_yield", 850, "ms", "a typical agent stops this long into an overlap", tauMiddle},
	typicalBargeIn:   {"typical_agent_barge_in", .20, "of persona turns", "how often a typical agent barges in", tauMiddle},
	slowReply:        {"slow_agent_reply", 4240, "ms", "a slow agent answers after", tauVoice + " (cascaded)"},
	slowYield:        {"slow_agent_yield", 1150, "ms", "a slow agent stops this long into an overlap", tauVoice + " (grok-voice-fast-1.0)"},
	slowBargeIn:      {"slow_agent_barge_in", .64, "of persona turns", "how often a slow agent barges in", tauVoice + " (cascaded)"},
	BargeInFirstWord: {"barge_in_first_word", 1, "words", "a barge-in falls evenly between this word of the persona's and its last but one", Assumed},

	lowChance:      {"low_chance", .25, "of chances", "interruption low takes this share of its chances", calibrate},
	mediumChance:   {"medium_chance", .50, "of chances", "interruption medium takes this share of its chances", calibrate},
	highChance:     {"high_chance", .80, "of chances", "interruption high takes this share of its chances", calibrate},
	lowWords:       {"low_min_words", 8, "words", "“Cut in after words” null with interruption low", Assumed},
	lowDuration:    {"low_min_duration", 2500, "ms", "“Cut in after time” null with interruption low", Assumed},
	mediumWords:    {"medium_min_words", 5, "words", "“Cut in after words” null with interruption medium", Assumed},
	mediumDuration: {"medium_min_duration", 1500, "ms", "“Cut in after time” null with interruption medium", Assumed},
	highWords:      {"high_min_words", 3, "words", "“Cut in after words” null with interruption high", Assumed},
	highDuration:   {"high_min_duration", 700, "ms", "“Cut in after time” null with interruption high", Assumed},
	ChanceSpacing:  {"chance_spacing", 1, "words", "two chances to cut in lie at least this many agent words apart, however short “Try again after” is", Assumed},

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
	LongestCall:  {"longest_call", 3_600_000, "ms", "no call runs longer; the limits on scripts see to it", Assumed},
}

// Constants returns every figure that the simulation uses, with its source or
// the word "assumed". The slice is the caller's own.
func Constants() []Constant { return append([]Constant(nil), table[:]...) }

// Value returns the figure as it stands in the table.
func (id constantID) Value() float64 { return table[id].Value }

// Whole returns a figure that is a whole number: words, milliseconds, calls.
func (id constantID) Whole() int { return int(table[id].Value) }

func (id constantID) millis() int { return toMillis(table[id].Value) }

// toMillis rounds seconds to whole milliseconds. One multiplication and one
// rounding give the same answer everywhere.
func toMillis(seconds float64) int { return int(math.Round(seconds * 1000)) }
