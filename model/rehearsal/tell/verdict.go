package tell

import (
	"fmt"
	"slices"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/words"
)

// Verdict is one plain sentence about what the knobs come to.
type Verdict struct {
	Text  string   `json:"text"`
	Paths []string `json:"paths"` // the knobs behind it
}

type verdictList []Verdict

func (l *verdictList) say(paths []string, sentence string, args ...any) {
	*l = append(*l, Verdict{fmt.Sprintf(sentence, args...), paths})
}

// The knobs that verdicts speak of together.
var (
	cutInPaths  = []string{rehearsal.PathMode, rehearsal.PathMinWords, rehearsal.PathMinDuration, rehearsal.PathBackoff}
	yieldPaths  = []string{rehearsal.PathAfterWords, rehearsal.PathAfterSeconds}
	pausePaths  = []string{rehearsal.PathPauseMin, rehearsal.PathPauseMax}
	murmurPaths = []string{rehearsal.PathStyle, rehearsal.PathPhrases}
)

// Verdicts says in plain words what m shows of b with this agent, the most
// telling first. m must have been measured with the same b and agent.
func Verdicts(b rehearsal.Behavior, agent rehearsal.Agent, m rehearsal.Metrics) []Verdict {
	var l verdictList
	l.cutIns(b, agent, m)
	l.greetings(agent, m)
	l.falseStops(agent, m)
	l.bargeIns(b, agent, m)
	l.pauses(b, m)
	l.murmurs(b, m)
	l.overlap(m)
	return l
}

func (l *verdictList) cutIns(b rehearsal.Behavior, agent rehearsal.Agent, m rehearsal.Metrics) {
	tried, won, lost := m.Mean(rehearsal.MetricTried), m.Mean(rehearsal.MetricWon), m.Mean(rehearsal.MetricLost)
	switch {
	case b.Mode == rehearsal.ModeOff:
		l.say([]string{rehearsal.PathMode}, "it never cuts in: interruption is off")
		return
	case tried < .05:
		l.say(cutInPaths, "it hardly ever cuts in: in %d calls no agent turn gave it the chance it takes", m.Calls)
		return
	}
	calls := fmt.Sprintf("%s cut-ins a call", format.Decimal(tried, 1))
	switch {
	case lost/tried >= .65:
		l.say(yieldPaths, "%s of its %s fail: this persona gives way after %s and a %s agent takes %s s to stop, by its median",
			format.OutOfTen(lost/tried), calls, patience(b), agent.Name, format.Seconds(agent.StopMs))
	case won/tried >= .65:
		l.say(yieldPaths, "%s of its %s succeed: a %s agent takes %s s to stop, by its median, and this persona holds out for %s",
			format.OutOfTen(won/tried), calls, agent.Name, format.Seconds(agent.StopMs), patience(b))
	default:
		l.say(cutInPaths, "of its %s, %s won and %s lost; the others ran out before either side gave way",
			calls, format.Decimal(won, 1), format.Decimal(lost, 1))
	}
}

// greetings says what becomes of the agent's greeting.
func (l *verdictList) greetings(agent rehearsal.Agent, m rehearsal.Metrics) {
	if both := m.Mean(rehearsal.MetricDoubleGreetings); both >= .5 {
		l.say([]string{rehearsal.PathFirstSpeaker, rehearsal.PathWait}, "both greet at once in %s of the calls: a %s agent speaks as soon as the call stands",
			format.Percent(both), agent.Name)
	}
	if said := m.Mean(rehearsal.MetricGreetingDelivered); said < .5 {
		l.say(cutInPaths, "the agent's greeting is said to its end in only %s of the calls", format.Percent(said))
	}
}

// falseStops says how often the agent stops for what is no interruption.
func (l *verdictList) falseStops(agent rehearsal.Agent, m rehearsal.Metrics) {
	if stops := m.Mean(rehearsal.MetricFalseStops); stops >= 1 {
		l.say(append(slices.Clone(murmurPaths), rehearsal.PathNoise), "a %s agent stops %s times a call for a murmur or a noise",
			agent.Name, format.Decimal(stops, 1))
	}
}

// patience says how long the persona bears an overlap.
func patience(b rehearsal.Behavior) string {
	heard, time := fmt.Sprintf("%s of the agent's", words.Count(b.AfterWords, "word")), format.Brief(b.AfterMs)+" s"
	switch {
	case b.AfterWords == rehearsal.Off && b.AfterMs == rehearsal.Off:
		return "as long as it takes"
	case b.AfterWords == rehearsal.Off:
		return time
	case b.AfterMs == rehearsal.Off:
		return heard
	}
	if b.AfterWords*60_000/rehearsal.AgentPace.Whole() <= b.AfterMs {
		return heard
	}
	return time
}

func (l *verdictList) bargeIns(b rehearsal.Behavior, agent rehearsal.Agent, m rehearsal.Metrics) {
	yields := m.Mean(rehearsal.MetricPersonaYields)
	if b.AfterWords == rehearsal.Off && b.AfterMs == rehearsal.Off {
		l.say(yieldPaths, "it never gives way: both yield thresholds are off, so only the agent ever stops")
		return
	}
	if yields == 0 && m.Mean(rehearsal.MetricBargeIns) > 0 {
		l.say(yieldPaths, "it never gives way in practice: a %s agent takes %s s to stop, by its median, less than %s",
			agent.Name, format.Seconds(agent.StopMs), patience(b))
	}
}

func (l *verdictList) pauses(b rehearsal.Behavior, m rehearsal.Metrics) {
	const manyTimes, deadAir = 5, 3000
	gap, ok := m.Get(rehearsal.MetricReplyGap)
	switch {
	case !ok || gap.Count == 0:
	case gap.Median > manyTimes*levinsonGapMs:
		l.say(pausePaths, "it answers after %s s, where people usually take about 0.2 s", format.Seconds(int(gap.Median)))
	case gap.Median < candorGapMs:
		l.say(pausePaths, "it answers after %d ms, sooner than at half of all human turn changes (80 ms)", int(gap.Median))
	}
	if gap.Count > 0 && b.PauseMaxMs-b.PauseMinMs < 50 {
		l.say(pausePaths, "its pauses are all alike: %d to %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
	if pause, _ := m.Get(rehearsal.MetricPersonaPause); pause.Median >= deadAir {
		paths := pausePaths
		if b.WaitMs > b.PauseMaxMs {
			paths = []string{rehearsal.PathWait}
		}
		l.say(paths, "dead air: half of all calls have %s s of silence before it speaks", format.Seconds(int(pause.Median)))
	}
}

func (l *verdictList) murmurs(b rehearsal.Behavior, m rehearsal.Metrics) {
	rate := m.Mean(rehearsal.MetricMurmurs1000)
	text := format.Decimal(rate, 1)
	switch {
	case len(b.Phrases) == 0:
		l.say([]string{rehearsal.PathPhrases}, "it listens in silence: its list of murmurs is empty")
	case rate > ftadPer1000P90:
		l.say(murmurPaths, "it murmurs %s times per 1,000 agent words, more than in nine human calls in ten (33.9)", text)
	case rate < ftadPer1000P10:
		l.say(murmurPaths, "it murmurs %s times per 1,000 agent words, less than in nine human calls in ten (6.6)", text)
	}
	if len(b.Phrases) == 1 {
		l.say([]string{rehearsal.PathPhrases}, "it murmurs “%s” every time", format.Shorten(b.Phrases[0]))
	}
}

func (l *verdictList) overlap(m rehearsal.Metrics) {
	if share := m.Mean(rehearsal.MetricOverlapTime); share > 1.5*meetingsOverlap {
		l.say(append(append([]string{}, cutInPaths...), yieldPaths...),
			"both speak at once for %s of the talk; in meetings it is about 10 %%", format.Percent(share))
	}
}
