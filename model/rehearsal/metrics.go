package rehearsal

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
)

// metricRow is what a metric is and how a call's value of it is counted, in
// whole steps of 1/scale, so that sorting and adding are exact.
type metricRow struct {
	key, label, unit string
	scale            int
	of               func(*tally) (value int, ok bool)
}

// The units of the metrics.
const (
	unitMs     = "ms"
	unitShare  = "share"
	unitCall   = "a call"
	unitMinute = "a minute"
	unit1000   = "per 1,000 words"
)

// metricRows are the metrics in the order they are shown. The reply gap is
// gathered over all replies, not by call.
var metricRows = [...]metricRow{
	{MetricReplyGap, "Reply gap", unitMs, 1, nil},
	{MetricOverlapTurns, "Turn changes that overlap", unitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.overlapped, t.changes, 10_000)
	}},
	{MetricOverlapTime, "Speaking time overlapped", unitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.overlapMs, t.agentMs+t.personaMs-t.overlapMs, 10_000)
	}},
	{MetricTried, "Cut-ins tried", unitCall, 1, func(t *tally) (int, bool) { return t.tried, true }},
	{MetricWon, "Cut-ins won", unitCall, 1, func(t *tally) (int, bool) { return t.won, true }},
	{MetricLost, "Cut-ins lost", unitCall, 1, func(t *tally) (int, bool) { return t.lost, true }},
	{MetricMurmursMinute, "Murmurs a minute", unitMinute, 1000, func(t *tally) (int, bool) {
		return ratio(t.murmurs*60_000, t.lengthMs, 1000)
	}},
	{MetricMurmurs1000, "Murmurs per 1,000 agent words", unit1000, 1000, func(t *tally) (int, bool) {
		return ratio(t.murmurs*1000, t.agentWords, 1000)
	}},
	{MetricPersonaYields, "Persona gave way", unitCall, 1, func(t *tally) (int, bool) { return t.personaYields, true }},
	{MetricAgentYields, "Agent gave way", unitCall, 1, func(t *tally) (int, bool) { return t.agentYields, true }},
	{MetricBargeIns, "Agent barged in", unitCall, 1, func(t *tally) (int, bool) { return t.bargeIns, true }},
	{MetricSilence, "Longest silence", unitMs, 1, func(t *tally) (int, bool) { return t.silenceMs, true }},
	{MetricPersonaPause, "Longest wait for the persona", unitMs, 1, func(t *tally) (int, bool) { return t.pauseMs, true }},
	{MetricTalkShare, "Persona's share of talk", unitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.personaMs, t.agentMs+t.personaMs, 10_000)
	}},
	{MetricLength, "Length of the call", unitMs, 1, func(t *tally) (int, bool) { return t.lengthMs, true }},
}

// ratio is part over whole in steps of 1/scale, rounded; ok is false when there
// is no whole. It goes through 64 bits, as an hour in thousandths of a minute
// does not fit fewer.
func ratio(part, whole, scale int) (int, bool) {
	if whole <= 0 {
		return 0, false
	}
	return int((int64(part)*int64(scale) + int64(whole)/2) / int64(whole)), true
}

// Get returns the metric of that key; ok is false when there is none.
func (m Metrics) Get(key string) (metric Metric, ok bool) {
	for _, row := range m.Rows {
		if row.Key == key {
			return row, true
		}
	}
	return Metric{}, false
}

// mean is the mean of a metric, 0 when there is none.
func (m Metrics) mean(key string) float64 {
	row, _ := m.Get(key)
	return row.Mean
}
