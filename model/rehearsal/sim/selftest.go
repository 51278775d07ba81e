package sim

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"

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
// against the constants, the figures of every shipped agent and the published
// bands. Progress, which may be nil, hears after each part how many of all are done.
func SelfTest(progress func(done, of int)) []Check {
	parts := []func(*selfTest){
		(*selfTest).replyGaps, (*selfTest).opportunities, (*selfTest).finished, (*selfTest).yields,
		(*selfTest).murmurs, (*selfTest).unheard, (*selfTest).dribble, (*selfTest).repeats,
	}
	for _, agent := range rehearsal.Agents() {
		parts = append(parts,
			func(t *selfTest) { t.shares(agent) },
			func(t *selfTest) { t.rules(agent) },
			func(t *selfTest) { t.steps(agent) })
	}
	tests := make([]selfTest, len(parts))
	var done atomic.Int64
	Aside(len(parts), func(i int) {
		parts[i](&tests[i])
		if now := int(done.Add(1)); progress != nil {
			progress(now, len(parts))
		}
	})
	var all []Check
	for i := range tests {
		all = append(all, tests[i].checks...)
	}
	return all
}

type selfTest struct{ checks []Check }

// passes reports whether every row so far does.
func (t *selfTest) passes() bool {
	return !slices.ContainsFunc(t.checks, func(c Check) bool { return !c.Pass })
}

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

// share adds a row for a share that so many draws, of so many, came to: it passes
// within three standard errors.
func (t *selfTest) share(name string, expected float64, part, whole int, basis string) {
	t.near(name, expected, float64(part)/float64(max(whole, 1)), threeErrors(expected, whole), 3, "", basis)
}

// threeErrors is three standard errors of a share over so many draws.
func threeErrors(share float64, draws int) float64 {
	return 3 * math.Sqrt(share*(1-share)/float64(max(draws, 1)))
}

// within adds a row that passes inside a published band.
func (t *selfTest) within(name string, low, high, got float64, unit, basis string) {
	t.checks = append(t.checks, Check{
		Name:     name,
		Expected: fmt.Sprintf("%s to %s%s", format.Decimal(low, 2), format.Decimal(high, 2), unit),
		Got:      format.Decimal(got, 2) + unit,
		Pass:     got >= low && got <= high,
		Basis:    basis,
	})
}

// proofScript has so many turns of each side, of so many words, without a mark
// of punctuation.
func proofScript(turns, agentWords, personaWords int) script.Script {
	var list []script.Turn
	for range turns {
		list = append(list,
			script.Turn{Lane: rehearsal.LaneAgent, Text: strings.TrimSpace(strings.Repeat("word ", agentWords))},
			script.Turn{Lane: rehearsal.LanePersona, Text: strings.TrimSpace(strings.Repeat("word ", personaWords))})
	}
	return script.New("proof", "proof", list)
}

// calm is an agent that nothing but a real interruption stops, and that never
// barges in.
func calm() rehearsal.Agent {
	a, _ := rehearsal.AgentNamed(rehearsal.Typical)
	a.BargeIn, a.MurmurStop, a.CoughStop, a.NoiseStop, a.GivesWay = 0, 0, 0, 0, 1
	return a
}

// gathered plays 1,000 calls and adds up what they count.
func gathered(c model.BehaviorConfig, lines script.Script, agent rehearsal.Agent) tally {
	return gatheredOver(0, selfTestSeeds, c, lines, agent)
}

// gatheredOver plays so many calls, of the seeds after one.
func gatheredOver(after, seeds int, c model.BehaviorConfig, lines script.Script, agent rehearsal.Agent) tally {
	s := &sim{plan: newPlan(rehearsal.From(&model.Persona{Behavior: c}, ""), lines, agent)}
	s.tally.detailed = true
	var sum tally
	for seed := range uint64(seeds) {
		s.play(uint64(after) + seed + 1)
		sum.add(&s.tally)
	}
	sum.gaps, sum.overlaps, sum.spacings, sum.replies, sum.stops = s.tally.gaps, s.tally.overlaps, s.tally.spacings, s.tally.replies, s.tally.stops
	return sum
}

// add adds up the counts that the self-test reads.
func (t *tally) add(o *tally) {
	for _, pair := range [...][2]*int{
		{&t.chances, &o.chances},
		{&t.tried, &o.tried},
		{&t.won, &o.won},
		{&t.bargeChances, &o.bargeChances},
		{&t.bargeDraws, &o.bargeDraws},
		{&t.murmurs, &o.murmurs},
		{&t.murmursHeard, &o.murmursHeard},
		{&t.murmurStops, &o.murmurStops},
		{&t.coughs, &o.coughs},
		{&t.coughStops, &o.coughStops},
		{&t.voices, &o.voices},
		{&t.voiceStops, &o.voiceStops},
		{&t.interruptions, &o.interruptions},
		{&t.gaveWay, &o.gaveWay},
		{&t.cuts, &o.cuts},
		{&t.again, &o.again},
		{&t.agentWords, &o.agentWords},
		{&t.agentMs, &o.agentMs},
		{&t.personaMs, &o.personaMs},
		{&t.overlapMs, &o.overlapMs},
		{&t.begun, &o.begun},
		{&t.finished, &o.finished},
	} {
		*pair[0] += *pair[1]
	}
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

// interrupting is a behaviour in that mode that never gives way.
func interrupting(mode string) model.BehaviorConfig {
	c := model.BehaviorConfig{InterruptionMode: value.Some(mode)}
	c.YieldOnOverlap.AfterWords, c.YieldOnOverlap.AfterSeconds = value.NullOf[int](), value.NullOf[float64]()
	return c
}
