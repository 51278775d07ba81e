package sim

import (
	"personae/model/rehearsal"
)

// metricRow is what a metric is and how it is counted: by call, in whole steps of
// 1/scale so that sorting and adding are exact, or as a part of a whole, pooled
// over all calls.
type metricRow struct {
	key, label, unit string
	counted          string // what its Count counts
	scale            int
	of               func(*tally) (value int, ok bool)
	share            func(*plan, *tally) (part, whole int)
}

func byCall(key, label, unit string, of func(*tally) int) metricRow {
	return metricRow{key: key, label: label, unit: unit, counted: "calls", scale: 1, of: func(t *tally) (int, bool) { return of(t), true }}
}

func rate(key, label, unit string, scale int, of func(*tally) (part, whole int)) metricRow {
	return metricRow{key: key, label: label, unit: unit, counted: "calls", scale: scale, of: func(t *tally) (int, bool) {
		part, whole := of(t)
		return ratio(part, whole, scale)
	}}
}

func share(key, label, counted string, of func(*plan, *tally) (part, whole int)) metricRow {
	return metricRow{key: key, label: label, unit: rehearsal.UnitShare, counted: counted, scale: 10_000, share: of}
}

// metricRows are the metrics in the order they are shown. The reply gap is
// gathered over all replies, not by call.
var metricRows = [...]metricRow{
	{key: rehearsal.MetricReplyGap, label: "Reply gap", unit: rehearsal.UnitMs, counted: "replies", scale: 1},
	share(rehearsal.MetricTurnsFinished, "Agent turns finished", "agent turns", func(_ *plan, t *tally) (int, int) { return t.finished, t.begun }),
	share(rehearsal.MetricWordsDelivered, "Agent words delivered", "agent words", func(p *plan, t *tally) (int, int) { return p.wide - t.skipped, p.wide }),
	share(rehearsal.MetricGreetingDelivered, "Greeting delivered", "calls", func(_ *plan, t *tally) (int, int) { return t.greeted, 1 }),
	share(rehearsal.MetricTriedShare, "Opportunities taken to cut in", "opportunities", func(_ *plan, t *tally) (int, int) { return t.tried, t.chances }),
	share(rehearsal.MetricWonShare, "Cut-ins won", "cut-ins", func(_ *plan, t *tally) (int, int) { return t.won, t.tried }),
	byCall(rehearsal.MetricTried, "Cut-ins tried", rehearsal.UnitCall, func(t *tally) int { return t.tried }),
	byCall(rehearsal.MetricWon, "Cut-ins won, a call", rehearsal.UnitCall, func(t *tally) int { return t.won }),
	byCall(rehearsal.MetricLost, "Cut-ins lost, a call", rehearsal.UnitCall, func(t *tally) int { return t.lost }),
	byCall(rehearsal.MetricPersonaYields, "Persona gave way", rehearsal.UnitCall, func(t *tally) int { return t.personaYields }),
	byCall(rehearsal.MetricAgentYields, "Agent gave way", rehearsal.UnitCall, func(t *tally) int { return t.agentYields }),
	byCall(rehearsal.MetricFalseStops, "False stops of the agent", rehearsal.UnitCall, func(t *tally) int { return t.falseStops }),
	byCall(rehearsal.MetricBargeIns, "Agent barged in", rehearsal.UnitCall, func(t *tally) int { return t.bargeIns }),
	share(rehearsal.MetricDoubleGreetings, "Both greeted at once", "calls", func(_ *plan, t *tally) (int, int) { return t.doubleGreetings, 1 }),
	byCall(rehearsal.MetricRePrompts, "Agent asked again", rehearsal.UnitCall, func(t *tally) int { return t.rePrompts }),
	byCall(rehearsal.MetricDeadAir, "Dead air", rehearsal.UnitMs, func(t *tally) int { return t.deadMs }),
	byCall(rehearsal.MetricBothSilent, "Silence after both gave way", rehearsal.UnitMs, func(t *tally) int { return t.bothSilentMs }),
	byCall(rehearsal.MetricSilence, "Longest silence", rehearsal.UnitMs, func(t *tally) int { return t.silenceMs }),
	byCall(rehearsal.MetricPersonaPause, "Longest wait for the persona", rehearsal.UnitMs, func(t *tally) int { return t.pauseMs }),
	byCall(rehearsal.MetricFirstSilence, "Silence before its first words", rehearsal.UnitMs, func(t *tally) int { return t.firstMs }),
	share(rehearsal.MetricOverlapTurns, "Turn changes that overlap", "turn changes", func(_ *plan, t *tally) (int, int) { return t.overlapped, t.changes }),
	rate(rehearsal.MetricOverlapTime, "Speaking time overlapped", rehearsal.UnitShare, 10_000, func(t *tally) (int, int) {
		return t.overlapMs, t.agentMs + t.personaMs - t.overlapMs
	}),
	rate(rehearsal.MetricMurmursMinute, "Murmurs a minute", rehearsal.UnitMinute, 1000, func(t *tally) (int, int) { return t.murmurs * 60_000, t.lengthMs }),
	rate(rehearsal.MetricMurmurs1000, "Murmurs per 1,000 agent words", rehearsal.Unit1000, 1000, func(t *tally) (int, int) { return t.murmurs * 1000, t.agentWords }),
	rate(rehearsal.MetricTalkShare, "Persona's share of talk", rehearsal.UnitShare, 10_000, func(t *tally) (int, int) { return t.personaMs, t.agentMs + t.personaMs }),
	byCall(rehearsal.MetricLength, "Length of the call", rehearsal.UnitMs, func(t *tally) int { return t.lengthMs }),
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
