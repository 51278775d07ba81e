package rehearsal_test

import (
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

// TestDirections holds each knob to moving its figures the way it says, with every
// agent: a step may go back by a little, as calls are drawn, and the
// last value never lies behind the first.
func TestDirections(t *testing.T) {
	const rises, falls = 1, -1
	numbers := func(list ...float64) (values []value.Value) {
		for _, n := range list {
			values = append(values, value.Number(n))
		}
		return values
	}
	texts := func(list ...string) (values []value.Value) {
		for _, text := range list {
			values = append(values, value.Text(text))
		}
		return values
	}
	b := config(func(c *model.BehaviorConfig) {
		c.InterruptionMode = value.Some(rehearsal.ModeHigh)
		c.YieldOnOverlap.AfterWords = value.NullOf[int]()
	})
	for _, test := range []struct {
		path   string
		values []value.Value
		metric string
		way    float64
	}{
		{rehearsal.PathMode, texts("off", "low", "medium", "high"), rehearsal.MetricTried, rises},
		{rehearsal.PathMode, texts("off", "low", "medium", "high"), rehearsal.MetricTurnsFinished, falls},
		{rehearsal.PathMinWords, numbers(0, 3, 8, 20), rehearsal.MetricTried, falls},
		{rehearsal.PathMinWords, numbers(0, 3, 8, 20), rehearsal.MetricTurnsFinished, rises},
		{rehearsal.PathMinDuration, numbers(0, 1000, 3000, 8000), rehearsal.MetricTried, falls},
		{rehearsal.PathBackoff, numbers(0, 1000, 4000, 10_000), rehearsal.MetricTried, falls},
		{rehearsal.PathAfterSeconds, numbers(.2, .5, 1, 2, 10), rehearsal.MetricWonShare, rises},
		// From two words on: with fewer it lets the agent's turn be, and so gives way once in it.
		{rehearsal.PathAfterSeconds, numbers(.6, 1, 2, 10), rehearsal.MetricPersonaYields, falls},
		{rehearsal.PathPauseMax, numbers(200, 500, 2000, 5000), rehearsal.MetricReplyGap, rises},
		{rehearsal.PathWait, numbers(0, 15, 30), rehearsal.MetricPersonaPause, rises},
		{rehearsal.PathStyle, texts("impatient", "neutral", "polite"), rehearsal.MetricMurmurs1000, rises},
	} {
		for i, agent := range rehearsal.Agents() {
			for j, lines := range script.BuiltIn() {
				if (i+j)%len(script.BuiltIn()) != 0 {
					continue // every agent and every script, not every pair
				}
				first, last := 0.0, 0.0
				for i, v := range test.values {
					changed, err := b.With(test.path, v)
					if err != nil {
						t.Fatal(err)
					}
					is := test.way * sim.Measure(changed, lines, agent, 100).Mean(test.metric)
					if i == 0 {
						first, last = is, is
					}
					slack := .1*max(is, -is) + .03
					if is < last-slack || i == len(test.values)-1 && is < first-.02*max(first, -first) {
						t.Errorf("%s with %s, %s at %s: %s is %.3f after %.3f", lines.Name, agent.Name, test.path, v.JSON(), test.metric, is, last)
					}
					last = is
				}
			}
		}
	}
}
