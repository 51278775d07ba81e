package sim

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// replyGaps holds the pauses against the knobs that they are drawn between.
func (t *selfTest) replyGaps() {
	sum := gathered(model.BehaviorConfig{}, script.BuiltIn()[0], calm())
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

// opportunities holds the share taken of them against the mode's probability.
func (t *selfTest) opportunities() {
	for _, mode := range []string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh} {
		sum := gathered(model.BehaviorConfig{InterruptionMode: value.Some(mode)}, script.BuiltIn()[0], calm())
		basis := "Calibrate's published levels"
		if mode == rehearsal.ModeOff {
			basis = "off never cuts in"
		}
		t.share("opportunities taken, mode "+mode, rehearsal.ChanceOf(mode), sum.tried, sum.chances, basis)
	}
}

// finished holds the agent turns that a persona lets finish against the product
// over their opportunities: one when the thresholds are met, and one at each end
// of a clause after that.
func (t *selfTest) finished() {
	const clauses = 4
	text := strings.Repeat("one two three four five six seven eight nine ten, ", clauses)
	lines := script.New("proof", "proof", []script.Turn{{Lane: rehearsal.LaneAgent, Text: text}, {Lane: rehearsal.LanePersona, Text: "yes"}})
	for _, mode := range []string{rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh} {
		c := interrupting(mode)
		c.BackchannelOverrides = value.Some(value.Strings{})
		sum := gathered(c, lines, calm())
		let := math.Pow(1-rehearsal.ChanceOf(mode), clauses) // the end of the turn is none
		t.share(fmt.Sprintf("turns of %d clauses not cut into, mode %s", clauses, mode), let, selfTestSeeds-sum.tried, selfTestSeeds,
			fmt.Sprintf("the product over %d opportunities", clauses))
	}
}

// ended measures the overlaps that only the persona ended.
func ended(t tally, measure func(overlapEnd) int) (least, most, count int) {
	least = math.MaxInt
	for _, o := range t.overlaps {
		if o.personaYields {
			least, most, count = min(least, measure(o)), max(most, measure(o)), count+1
		}
	}
	return least, most, count
}

// yields holds the overlaps that the persona ended against its thresholds.
func (t *selfTest) yields() {
	const basis = "when it gives way, the defaults"
	agent, usual := calm(), rehearsal.From(&model.Persona{}, "")
	agent.GivesWay = 0
	lasted := func(o overlapEnd) int { return o.ms }
	bySeconds := model.BehaviorConfig{InterruptionMode: value.Some(rehearsal.ModeHigh)}
	bySeconds.YieldOnOverlap.AfterWords = value.NullOf[int]()
	least, most, _ := ended(gathered(bySeconds, script.BuiltIn()[0], agent), lasted)
	t.near("overlap until “Give way after time” 0.5 s, shortest", float64(usual.AfterMs), float64(least), 0, 0, " ms", basis)
	t.near("overlap until “Give way after time” 0.5 s, longest", float64(usual.AfterMs), float64(most), 0, 0, " ms", basis)

	byWords := bySeconds
	byWords.YieldOnOverlap.AfterWords = value.Some(usual.AfterWords)
	byWords.YieldOnOverlap.AfterSeconds = value.NullOf[float64]()
	least, most, _ = ended(gathered(byWords, script.BuiltIn()[0], agent), func(o overlapEnd) int { return o.words })
	t.near("agent words until “Give way after words” 2, fewest", float64(usual.AfterWords), float64(least), 0, 0, " words", basis)
	t.near("agent words until “Give way after words” 2, most", float64(usual.AfterWords), float64(most), 0, 0, " words", basis)

	_, _, count := ended(gathered(interrupting(rehearsal.ModeHigh), script.BuiltIn()[0], agent), lasted)
	t.near("times it gives way with both thresholds off", 0, float64(count), 0, 0, "", basis)
}

// mostStep is how much of the cut-ins a step of 0.1 s may win at the most.
const mostStep = .3

// steps holds the share of cut-ins won to rising gently with after_seconds: an
// agent's stop is drawn, and no cliff. Where few calls say no, many decide.
func (t *selfTest) steps(agent rehearsal.Agent) {
	const few, many = 200, 2000
	most := mostStepOf(agent, few)
	if most > mostStep {
		most = mostStepOf(agent, many)
	}
	t.within(agent.Name+": most cut-ins that 0.1 s more of “Give way after time” wins, from 0.1 to 3 s", 0, mostStep, most, "", "no cliff")
}

// mostStepOf goes in steps of 0.1 s up to where every agent has stopped.
func mostStepOf(agent rehearsal.Agent, calls int) (most float64) {
	const tenths = 30
	last := -1.0
	for tenth := range tenths {
		c := interrupting(rehearsal.ModeHigh)
		c.YieldOnOverlap.AfterSeconds = value.Some(float64(tenth+1) / 10)
		won := Measure(rehearsal.From(&model.Persona{Behavior: c}, ""), script.BuiltIn()[0], agent, calls).Mean(rehearsal.MetricWonShare)
		if last >= 0 {
			most = max(most, math.Abs(won-last))
		}
		last = won
	}
	return most
}

// murmurs holds the spacing of murmurs against FTAD's.
func (t *selfTest) murmurs() {
	long := proofScript(5, 900, 90)
	sum := gathered(model.BehaviorConfig{}, long, calm())
	slices.Sort(sum.spacings)
	for _, part := range []struct {
		name     string
		percent  int
		expected float64
	}{{"p10", 10, rehearsal.MurmurP10.Value()}, {"median", 50, rehearsal.MurmurMedian.Value()}, {"p90", 90, rehearsal.MurmurP90.Value()}} {
		t.near("agent words between murmurs, "+part.name, part.expected, float64(quantile(sum.spacings, part.percent)),
			max(1, part.expected*.05), 0, "", "FTAD, computed")
	}
	per1000 := func(sum tally) float64 { return 1000 * float64(sum.murmurs) / float64(max(sum.agentWords, 1)) }
	neutral, people := per1000(sum), peoplePoints(rehearsal.MetricMurmurs1000)
	t.within("murmurs per 1,000 agent words, neutral", people["p10"], people["p90"], neutral, "", "FTAD by call, p10 to p90, computed")
	for _, style := range []string{rehearsal.StylePolite, rehearsal.StyleImpatient} {
		styled := per1000(gathered(model.BehaviorConfig{BackchannelStyle: value.Some(style)}, long, calm()))
		t.near("murmurs, "+style+" to neutral", rehearsal.RateOf(style), styled/neutral, rehearsal.RateOf(style)*.08, 2, " times", rehearsal.Assumed)
	}
	silent := gathered(model.BehaviorConfig{BackchannelOverrides: value.Some(value.Strings{})}, long, calm())
	t.near("murmurs with an empty list", 0, float64(silent.murmurs), 0, 0, "", "own murmurs: none")
}

// dribble holds a persona that loses its cut-ins to no run of lines of one word. By
// Feather's defaults it gives way after 0.5 s, in which it has said 1.7 words.
func (t *selfTest) dribble() {
	for _, mode := range []string{rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh} {
		b := rehearsal.From(&model.Persona{Behavior: model.BehaviorConfig{InterruptionMode: value.Some(mode)}}, "")
		longest, runs, spoken := 0, 0, 0
		for seed := range uint64(selfTestSeeds) {
			lines, agent := script.BuiltIn()[int(seed)%len(script.BuiltIn())], rehearsal.Agents()[int(seed)%len(rehearsal.Agents())]
			run := 0
			for _, e := range Run(b, lines, agent, seed+1).Events {
				switch {
				case e.Lane != rehearsal.LanePersona || e.Words == 0 || e.Kind == rehearsal.KindMurmur:
					continue
				case e.Kind == rehearsal.KindCutIn && e.Words == 1 && e.Of > 1:
					if run++; run == 2 {
						runs++
					}
				default:
					run = 0
				}
				spoken++
				longest = max(longest, run)
			}
		}
		t.checks = append(t.checks, Check{
			Name:     "lines of one word in a row, cut in and lost, by the defaults and mode " + mode,
			Expected: "at most 1",
			Got:      fmt.Sprintf("%d; %d runs of two or more in %d lines spoken", longest, runs, spoken), Pass: longest <= 1,
			Basis: "a persona that has got out one word lets the agent's turn be",
		})
	}
}

// repeats holds the same seed to the same events.
func (t *selfTest) repeats() {
	same := 0
	b := rehearsal.From(&model.Persona{Behavior: model.BehaviorConfig{InterruptionMode: value.Some(rehearsal.ModeMedium)}}, "")
	for seed := range uint64(selfTestSeeds) {
		lines, agent := script.BuiltIn()[int(seed)%len(script.BuiltIn())], rehearsal.Agents()[int(seed)%len(rehearsal.Agents())]
		if reflect.DeepEqual(Run(b, lines, agent, seed), Run(b, lines, agent, seed)) {
			same++
		}
	}
	t.near("calls that come out the same twice", selfTestSeeds, float64(same), 0, 0, "", "the same seed gives the same events")
}
