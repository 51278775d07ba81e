package sim

import (
	"personae/model/rehearsal"
)

// metricRow is what a metric is and how a call's value of it is counted, in
// whole steps of 1/scale, so that sorting and adding are exact.
type metricRow struct {
	key, label, unit string
	scale            int
	of               func(*tally) (value int, ok bool)
}

// metricRows are the metrics in the order they are shown. The reply gap is
// gathered over all replies, not by call.
var metricRows = [...]metricRow{
	{rehearsal.MetricReplyGap, "Reply gap", rehearsal.UnitMs, 1, nil},
	{rehearsal.MetricOverlapTurns, "Turn changes that overlap", rehearsal.UnitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.overlapped, t.changes, 10_000)
	}},
	{rehearsal.MetricOverlapTime, "Speaking time overlapped", rehearsal.UnitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.overlapMs, t.agentMs+t.personaMs-t.overlapMs, 10_000)
	}},
	{rehearsal.MetricTried, "Cut-ins tried", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.tried, true }},
	{rehearsal.MetricWon, "Cut-ins won", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.won, true }},
	{rehearsal.MetricLost, "Cut-ins lost", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.lost, true }},
	{rehearsal.MetricMurmursMinute, "Murmurs a minute", rehearsal.UnitMinute, 1000, func(t *tally) (int, bool) {
		return ratio(t.murmurs*60_000, t.lengthMs, 1000)
	}},
	{rehearsal.MetricMurmurs1000, "Murmurs per 1,000 agent words", rehearsal.Unit1000, 1000, func(t *tally) (int, bool) {
		return ratio(t.murmurs*1000, t.agentWords, 1000)
	}},
	{rehearsal.MetricPersonaYields, "Persona gave way", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.personaYields, true }},
	{rehearsal.MetricAgentYields, "Agent gave way", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.agentYields, true }},
	{rehearsal.MetricBargeIns, "Agent barged in", rehearsal.UnitCall, 1, func(t *tally) (int, bool) { return t.bargeIns, true }},
	{rehearsal.MetricSilence, "Longest silence", rehearsal.UnitMs, 1, func(t *tally) (int, bool) { return t.silenceMs, true }},
	{rehearsal.MetricPersonaPause, "Longest wait for the persona", rehearsal.UnitMs, 1, func(t *tally) (int, bool) { return t.pauseMs, true }},
	{rehearsal.MetricTalkShare, "Persona's share of talk", rehearsal.UnitShare, 10_000, func(t *tally) (int, bool) {
		return ratio(t.personaMs, t.agentMs+t.personaMs, 10_000)
	}},
	{rehearsal.MetricLength, "Length of the call", rehearsal.UnitMs, 1, func(t *tally) (int, bool) { return t.lengthMs, true }},
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
