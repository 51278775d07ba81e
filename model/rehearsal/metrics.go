package rehearsal

import (
	"math"
	"strings"

	"personae/model/rehearsal/format"
)

// Metric is one figure over many calls. Median, P10 and P90 are over the calls,
// each a value that occurred; those of the reply gap are over all replies.
type Metric struct {
	Key    string  `json:"key"`
	Label  string  `json:"label"`
	Unit   string  `json:"unit"` // "ms", "share" (0..1), "a call", "a minute", "per 1,000 words"
	Median float64 `json:"median"`
	P10    float64 `json:"p10"`
	P90    float64 `json:"p90"`
	Mean   float64 `json:"mean"`
	Count  int     `json:"count"` // observations; 0 when there was nothing to measure
	Of     string  `json:"of"`    // what was observed: "calls", "agent turns", "cut-ins", …
	Human  *Human  `json:"human,omitempty"`
}

// Metrics are the figures of many rehearsed calls.
type Metrics struct {
	Script string   `json:"script"`
	Agent  string   `json:"agent"`
	Calls  int      `json:"calls"`
	Rows   []Metric `json:"metrics"`
}

// The keys of the metrics.
const (
	MetricReplyGap      = "reply_gap"
	MetricOverlapTurns  = "overlapped_turn_changes"
	MetricOverlapTime   = "overlapped_time"
	MetricTried         = "cut_ins_tried"
	MetricWon           = "cut_ins_won"
	MetricLost          = "cut_ins_lost"
	MetricMurmursMinute = "murmurs_per_minute"
	MetricMurmurs1000   = "murmurs_per_1000_words"
	MetricPersonaYields = "persona_gave_way"
	MetricAgentYields   = "agent_gave_way"
	MetricBargeIns      = "agent_barge_ins"
	MetricSilence       = "longest_silence"
	MetricPersonaPause  = "longest_persona_pause"
	MetricTalkShare     = "persona_talk_share"
	MetricLength        = "call_length"

	MetricTriedShare        = "cut_ins_tried_share" // of opportunities
	MetricWonShare          = "cut_ins_won_share"   // of those tried
	MetricTurnsFinished     = "turns_finished"      // of the agent's turns while the persona has a line left
	MetricWordsDelivered    = "words_delivered"     // of the agent's words
	MetricGreetingDelivered = "greeting_delivered"  // of calls
	MetricFalseStops        = "false_stops"         // the agent stopped for a murmur or a noise
	MetricDeadAir           = "dead_air"            // silences of 2 s and more, together
	MetricBothSilent        = "both_silent"         // silence after both gave way
	MetricDoubleGreetings   = "double_greetings"    // of calls
	MetricRePrompts         = "re_prompts"          // "are you still there?"
	MetricFirstSilence      = "first_silence"       // before the persona's first words
)

// The units of the metrics.
const (
	UnitMs     = "ms"
	UnitShare  = "share"
	UnitCall   = "a call"
	UnitMinute = "a minute"
	Unit1000   = "per 1,000 words"
)

// Get returns the metric of that key; ok is false when there is none.
func (m Metrics) Get(key string) (metric Metric, ok bool) {
	for _, row := range m.Rows {
		if row.Key == key {
			return row, true
		}
	}
	return Metric{}, false
}

// Mean is the mean of a metric, 0 when there is none.
func (m Metrics) Mean(key string) float64 {
	row, _ := m.Get(key)
	return row.Mean
}

// Human is what is known of people, beside a figure of the rehearsal. Only
// figures that were read in their source or computed from a public data set
// stand here; what is known at second hand is left out.
type Human struct {
	Points []Point `json:"points,omitempty"` // known points of the distribution, rising, in the figure's own unit
	Share  float64 `json:"share"`            // of people who would do as this knob does, 0..1; -1 where that is not known
	Says   string  `json:"says"`             // a sentence
	Source string  `json:"source"`           // corpus and where to find it
	Basis  string  `json:"basis"`            // BasisRead or BasisComputed
}

// Point is one known point of a human distribution.
type Point struct {
	Label string  `json:"label"` // "median", "p10", "mean", …
	Value float64 `json:"value"`
}

// How a human figure is known.
const (
	BasisRead     = "read"     // it stands so in the source
	BasisComputed = "computed" // counted in a public data set, or worked out from figures read
)

// Format writes a value of this metric with its unit: "350 ms", "1.24 s",
// "1:08" from a minute on, "12 %", and a plain number for what is counted.
func (m Metric) Format(value float64) string {
	switch m.Unit {
	case UnitMs:
		return duration(value)
	case UnitShare:
		return format.Percent(value)
	}
	return format.Decimal(value, 1)
}

// fewest observations have a range that is worth reading.
const fewest = 5

// Range writes where eight values in ten lie, the unit once: "0.85–1.52 s"; "" of
// a handful of values, which have no such range.
func (m Metric) Range() string {
	if m.Count < fewest {
		return ""
	}
	low, high := m.Format(m.P10), m.Format(m.P90)
	if number, unit, ok := strings.Cut(low, " "); ok && strings.HasSuffix(high, " "+unit) {
		low = number
	}
	return low + "–" + high
}

func duration(ms float64) string {
	switch whole := int(math.Round(ms)); {
	case whole < 1000:
		return format.Decimal(ms, 0) + " ms"
	case whole < 59_995:
		return format.Seconds(whole) + " s"
	default:
		return format.Clock(whole + 500)
	}
}
