package rehearsal

import "fmt"

// Verdict is one plain sentence about what the knobs come to.
type Verdict struct {
	Text  string   `json:"text"`
	Paths []string `json:"paths"` // the knobs behind it
}

// verdictList gathers verdicts.
type verdictList []Verdict

func (l *verdictList) say(paths []string, format string, args ...any) {
	*l = append(*l, Verdict{fmt.Sprintf(format, args...), paths})
}

// The knobs that verdicts speak of together.
var (
	cutInPaths  = []string{PathMode, PathMinWords, PathMinDuration, PathBackoff}
	yieldPaths  = []string{PathAfterWords, PathAfterSeconds}
	pausePaths  = []string{PathPauseMin, PathPauseMax}
	murmurPaths = []string{PathStyle, PathPhrases}
)

// Verdicts says in plain words what m shows of b with this agent, the most
// telling first. m must have been measured with the same b and agent.
func Verdicts(b Behavior, agent Agent, m Metrics) []Verdict {
	var l verdictList
	l.cutIns(b, agent, m)
	l.bargeIns(b, agent, m)
	l.pauses(b, m)
	l.murmurs(b, m)
	l.overlap(m)
	return l
}

// cutIns judges the cut-ins.
func (l *verdictList) cutIns(b Behavior, agent Agent, m Metrics) {
	tried, won, lost := m.mean(MetricTried), m.mean(MetricWon), m.mean(MetricLost)
	switch {
	case b.Mode == ModeOff:
		l.say([]string{PathMode}, "it never cuts in: interruption_mode is off")
		return
	case tried < .05:
		l.say(cutInPaths, "it hardly ever cuts in: in %d calls no agent turn gave it the chance it takes", m.Calls)
		return
	}
	calls := fmt.Sprintf("%s cut-ins a call", decimal(tried, 1))
	switch {
	case lost/tried >= .65:
		l.say(yieldPaths, "%s of its %s fail: this persona gives way after %s and a %s agent needs %s s to stop",
			outOfTen(lost/tried), calls, patience(b), agent.Name, seconds(agent.YieldMs))
	case won/tried >= .65:
		l.say(yieldPaths, "%s of its %s succeed: a %s agent stops after %s s and this persona holds out for %s",
			outOfTen(won/tried), calls, agent.Name, seconds(agent.YieldMs), patience(b))
	default:
		l.say(cutInPaths, "of its %s, %s won and %s lost; the others ran out before either side gave way",
			calls, decimal(won, 1), decimal(lost, 1))
	}
}

// patience says how long the persona bears an overlap.
func patience(b Behavior) string {
	words, time := fmt.Sprintf("%s of the agent's", counted(b.AfterWords, "word")), brief(b.AfterMs)+" s"
	switch {
	case b.AfterWords == Off && b.AfterMs == Off:
		return "as long as it takes"
	case b.AfterWords == Off:
		return time
	case b.AfterMs == Off:
		return words
	}
	if b.AfterWords*60_000/agentPace.whole() <= b.AfterMs {
		return words
	}
	return time
}

// bargeIns judges what happens when the agent barges in.
func (l *verdictList) bargeIns(b Behavior, agent Agent, m Metrics) {
	yields := m.mean(MetricPersonaYields)
	if b.AfterWords == Off && b.AfterMs == Off {
		l.say(yieldPaths, "it never gives way: both yield thresholds are off, so only the agent ever stops")
		return
	}
	if yields == 0 && m.mean(MetricBargeIns) > 0 {
		l.say(yieldPaths, "it never gives way in practice: a %s agent stops after %s s, before %s",
			agent.Name, seconds(agent.YieldMs), patience(b))
	}
}

// pauses judges the reaction pause and the silences.
func (l *verdictList) pauses(b Behavior, m Metrics) {
	const manyTimes, deadAir = 5, 3000
	gap, ok := m.Get(MetricReplyGap)
	switch {
	case !ok || gap.Count == 0:
	case gap.Median > manyTimes*levinsonGapMs:
		l.say(pausePaths, "it answers after %s s, where people usually take about 0.2 s", seconds(int(gap.Median)))
	case gap.Median < candorGapMs:
		l.say(pausePaths, "it answers after %d ms, sooner than at half of all human turn changes (80 ms)", int(gap.Median))
	}
	if gap.Count > 0 && b.PauseMaxMs-b.PauseMinMs < 50 {
		l.say(pausePaths, "its pauses are all alike: %d to %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
	if pause, _ := m.Get(MetricPersonaPause); pause.Median >= deadAir {
		paths := pausePaths
		if b.WaitMs > b.PauseMaxMs {
			paths = []string{PathWait}
		}
		l.say(paths, "dead air: half of all calls have %s s of silence before it speaks", seconds(int(pause.Median)))
	}
}

// murmurs judges the murmurs against people.
func (l *verdictList) murmurs(b Behavior, m Metrics) {
	rate := m.mean(MetricMurmurs1000)
	text := decimal(rate, 1)
	switch {
	case len(b.Phrases) == 0:
		l.say([]string{PathPhrases}, "it listens in silence: its list of murmurs is empty")
	case rate > ftadPer1000P90:
		l.say(murmurPaths, "it murmurs %s times per 1,000 agent words, more than in nine human calls in ten (33.9)", text)
	case rate < ftadPer1000P10:
		l.say(murmurPaths, "it murmurs %s times per 1,000 agent words, less than in nine human calls in ten (6.6)", text)
	}
	if len(b.Phrases) == 1 {
		l.say([]string{PathPhrases}, "it murmurs “%s” every time", shorten(b.Phrases[0]))
	}
}

// overlap judges how much is said at once.
func (l *verdictList) overlap(m Metrics) {
	if share := m.mean(MetricOverlapTime); share > 1.5*meetingsOverlap {
		l.say(append(append([]string{}, cutInPaths...), yieldPaths...),
			"both speak at once for %s of the talk; in meetings it is about 10 %%", percent(share))
	}
}
