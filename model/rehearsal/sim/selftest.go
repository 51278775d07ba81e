package sim

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/tell"
	"personae/model/value"
)

// Check is one row of the self-test.
type Check struct {
	Name     string `json:"name"`
	Expected string `json:"expected"`
	Got      string `json:"got"`
	Pass     bool   `json:"pass"`
	Basis    string `json:"basis"` // what the expectation rests on
}

const selfTestSeeds = 1000

// SelfTest plays 1,000 seeds of several settings and holds what comes out
// against the constants and the published figures.
func SelfTest() []Check {
	var t selfTest
	t.replyGaps()
	t.chances()
	t.yields()
	t.agentYields()
	t.murmurs()
	t.repeats()
	return t.checks
}

type selfTest struct{ checks []Check }

// near adds a row that passes within a distance of the expected figure.
func (t *selfTest) near(name string, expected, got, within float64, places int, unit, basis string) {
	t.checks = append(t.checks, Check{
		Name:     name,
		Expected: fmt.Sprintf("%s ± %s%s", format.Decimal(expected, places), format.Decimal(within, places+1), unit),
		Got:      format.Decimal(got, places) + unit,
		Pass:     math.Abs(got-expected) <= within,
		Basis:    basis,
	})
}

// within adds a row that passes inside a published band.
func (t *selfTest) within(name string, low, high, got float64, unit, basis string) {
	t.checks = append(t.checks, Check{
		Name:     name,
		Expected: fmt.Sprintf("%s to %s%s", format.Decimal(low, 1), format.Decimal(high, 1), unit),
		Got:      format.Decimal(got, 1) + unit,
		Pass:     got >= low && got <= high,
		Basis:    basis,
	})
}

// proofScript has agent turns so long that few murmurs are cut off by the end.
func proofScript() script.Script {
	var turns []script.Turn
	for range 5 {
		turns = append(turns,
			script.Turn{Lane: rehearsal.LaneAgent, Text: strings.TrimSpace(strings.Repeat("word ", 900))},
			script.Turn{Lane: rehearsal.LanePersona, Text: strings.TrimSpace(strings.Repeat("word ", 90))})
	}
	return script.New("proof", "proof", turns)
}

func gathered(c model.BehaviorConfig, lines script.Script, agent rehearsal.Agent) tally {
	s := &sim{plan: newPlan(rehearsal.From(&model.Persona{Behavior: c}, ""), lines, agent)}
	s.tally.detailed = true
	var sum tally
	for seed := range uint64(selfTestSeeds) {
		s.play(seed + 1)
		sum.chances += s.tally.chances
		sum.tried += s.tally.tried
		sum.bargeChances += s.tally.bargeChances
		sum.bargeIns += s.tally.bargeIns
		sum.murmurs += s.tally.murmurs
		sum.agentWords += s.tally.agentWords
		sum.agentMs += s.tally.agentMs
		sum.personaMs += s.tally.personaMs
		sum.overlapMs += s.tally.overlapMs
	}
	sum.gaps, sum.overlaps, sum.spacings = s.tally.gaps, s.tally.overlaps, s.tally.spacings
	return sum
}

// replyGaps holds the pauses against the knobs that they are drawn between.
func (t *selfTest) replyGaps() {
	sum := gathered(model.BehaviorConfig{}, script.BuiltIn()[0], rehearsal.Agents()[1])
	slices.Sort(sum.gaps)
	usual := rehearsal.From(&model.Persona{}, "")
	low, high := float64(usual.PauseMinMs), float64(usual.PauseMaxMs)
	basis := "uniform between the shortest pause, 200 ms, and the longest, 500 ms, the defaults"
	for _, part := range []struct {
		name    string
		percent int
	}{{"p10", 10}, {"median", 50}, {"p90", 90}} {
		expected := low + (high-low)*float64(part.percent)/100
		t.near("reply gap, "+part.name, expected, float64(quantile(sum.gaps, part.percent)), 10, 0, " ms", basis)
	}
	t.near("reply gap, least", low, float64(sum.gaps[0]), 1, 0, " ms", basis)
	t.near("reply gap, most", high, float64(sum.gaps[len(sum.gaps)-1]), 1, 0, " ms", basis)
	overlapped := 100 * float64(sum.overlapMs) / float64(max(sum.agentMs+sum.personaMs-sum.overlapMs, 1))
	t.within("speaking time overlapped, defaults", 0, 100*peoplePoints(rehearsal.MetricOverlapTime)["about"], overlapped, " %", "about 10 % in meetings, read")
}

// chances holds the share of chances taken against the mode's probability.
func (t *selfTest) chances() {
	for _, mode := range []string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh} {
		sum := gathered(model.BehaviorConfig{InterruptionMode: value.Some(mode)}, script.BuiltIn()[0], rehearsal.Agents()[0])
		expected, got := rehearsal.ChanceOf(mode), 0.0
		if sum.chances > 0 {
			got = float64(sum.tried) / float64(sum.chances)
		}
		basis := "Calibrate's published levels"
		if mode == rehearsal.ModeOff {
			basis = "off never cuts in"
		}
		t.near("chances taken, mode "+mode, expected, got, threeErrors(expected, sum.chances), 3, "", basis)
	}
	for _, agent := range rehearsal.Agents() {
		sum := gathered(model.BehaviorConfig{}, script.BuiltIn()[0], agent)
		got := float64(sum.bargeIns) / float64(max(sum.bargeChances, 1))
		t.near("barge-ins, "+agent.Name+" agent", agent.BargeIn, got, threeErrors(agent.BargeIn, sum.bargeChances), 3, "", "τ-voice leaderboard")
	}
}

// threeErrors is three standard errors of a share over so many draws.
func threeErrors(share float64, draws int) float64 {
	return 3 * math.Sqrt(share*(1-share)/float64(max(draws, 1)))
}

// ended measures the overlaps that who ended: the least, the most, how many.
func (t tally) ended(who ending, measure func(overlapEnd) int) (least, most, count int) {
	least = math.MaxInt
	for _, o := range t.overlaps {
		if o.who == who {
			least, most, count = min(least, measure(o)), max(most, measure(o)), count+1
		}
	}
	return least, most, count
}

func lasted(o overlapEnd) int { return o.ms }

// yields holds the overlaps that the persona ended against its thresholds.
func (t *selfTest) yields() {
	const basis = "when it gives way, the defaults"
	slow, usual := rehearsal.Agents()[2], rehearsal.From(&model.Persona{}, "")
	bySeconds := model.BehaviorConfig{InterruptionMode: value.Some(rehearsal.ModeHigh)}
	bySeconds.YieldOnOverlap.AfterWords = value.NullOf[int]()
	least, most, _ := gathered(bySeconds, script.BuiltIn()[0], slow).ended(personaStops, lasted)
	t.near("overlap until “Give way after time” 0.5 s, shortest", float64(usual.AfterMs), float64(least), 0, 0, " ms", basis)
	t.near("overlap until “Give way after time” 0.5 s, longest", float64(usual.AfterMs), float64(most), 0, 0, " ms", basis)

	byWords := bySeconds
	byWords.YieldOnOverlap.AfterWords = value.Some(usual.AfterWords)
	byWords.YieldOnOverlap.AfterSeconds = value.NullOf[float64]()
	least, most, _ = gathered(byWords, script.BuiltIn()[0], slow).ended(personaStops, func(o overlapEnd) int { return o.words })
	t.near("agent words until “Give way after words” 2, fewest", float64(usual.AfterWords), float64(least), 0, 0, " words", basis)
	t.near("agent words until “Give way after words” 2, most", float64(usual.AfterWords), float64(most), 0, 0, " words", basis)

	_, _, count := gathered(stubborn(), script.BuiltIn()[0], slow).ended(personaStops, lasted)
	t.near("times it gives way with both thresholds off", 0, float64(count), 0, 0, "", basis)
}

// stubborn cuts in often and never gives way.
func stubborn() model.BehaviorConfig {
	c := model.BehaviorConfig{InterruptionMode: value.Some(rehearsal.ModeHigh)}
	c.YieldOnOverlap.AfterWords, c.YieldOnOverlap.AfterSeconds = value.NullOf[int](), value.NullOf[float64]()
	return c
}

// agentYields holds the overlaps that the agent ended against its latency.
func (t *selfTest) agentYields() {
	for _, agent := range rehearsal.Agents() {
		least, most, _ := gathered(stubborn(), script.BuiltIn()[0], agent).ended(agentStops, lasted)
		name := "overlap until the " + agent.Name + " agent stops, "
		t.near(name+"shortest", float64(agent.StopMs), float64(least), 0, 0, " ms", "τ-voice leaderboard")
		t.near(name+"longest", float64(agent.StopMs), float64(most), 0, 0, " ms", "τ-voice leaderboard")
	}
}

// murmurs holds the spacing of murmurs against FTAD's.
func (t *selfTest) murmurs() {
	agent := rehearsal.Agents()[1]
	agent.BargeIn = 0
	sum := gathered(model.BehaviorConfig{}, proofScript(), agent)
	slices.Sort(sum.spacings)
	for _, part := range []struct {
		name     string
		percent  int
		expected float64
	}{{"p10", 10, rehearsal.MurmurP10.Value()}, {"median", 50, rehearsal.MurmurMedian.Value()}, {"p90", 90, rehearsal.MurmurP90.Value()}} {
		t.near("agent words between murmurs, "+part.name, part.expected, float64(quantile(sum.spacings, part.percent)),
			max(1, part.expected*.05), 0, "", "FTAD, computed")
	}
	neutral, people := rate(sum), peoplePoints(rehearsal.MetricMurmurs1000)
	t.within("murmurs per 1,000 agent words, neutral", people["p10"], people["p90"], neutral, "", "FTAD by call, p10 to p90, computed")
	for _, style := range []string{rehearsal.StylePolite, rehearsal.StyleImpatient} {
		styled := rate(gathered(model.BehaviorConfig{BackchannelStyle: value.Some(style)}, proofScript(), agent))
		t.near("murmurs, "+style+" to neutral", rehearsal.RateOf(style), styled/neutral, rehearsal.RateOf(style)*.08, 2, " times", rehearsal.Assumed)
	}
	silent := gathered(model.BehaviorConfig{BackchannelOverrides: value.Some(value.Strings{})}, proofScript(), agent)
	t.near("murmurs with an empty list", 0, float64(silent.murmurs), 0, 0, "", "own murmurs: none")
}

// peoplePoints are the known points of people on a metric, by their label.
func peoplePoints(key string) map[string]float64 {
	points := map[string]float64{}
	human, _ := tell.HumanRange(key)
	for _, p := range human.Points {
		points[p.Label] = p.Value
	}
	return points
}

func rate(sum tally) float64 { return 1000 * float64(sum.murmurs) / float64(max(sum.agentWords, 1)) }

func (t *selfTest) repeats() {
	same := 0
	b := rehearsal.From(&model.Persona{Behavior: model.BehaviorConfig{InterruptionMode: value.Some(rehearsal.ModeMedium)}}, "")
	for seed := range uint64(selfTestSeeds) {
		lines := script.BuiltIn()[int(seed)%len(script.BuiltIn())]
		if reflect.DeepEqual(Run(b, lines, rehearsal.Agents()[2], seed), Run(b, lines, rehearsal.Agents()[2], seed)) {
			same++
		}
	}
	t.near("calls that come out the same twice", selfTestSeeds, float64(same), 0, 0, "", "the same seed gives the same events")
}
