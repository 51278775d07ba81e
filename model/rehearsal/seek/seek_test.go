package seek_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

func goal(tb testing.TB, text string) seek.Goal {
	tb.Helper()
	g, err := seek.Parse(text)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func interrupter() rehearsal.Behavior {
	var p model.Persona
	p.Behavior.InterruptionMode = value.Some(rehearsal.ModeHigh)
	p.Behavior.CutIn.MinWords, p.Behavior.CutIn.MinDurationMs = value.Some(1), value.Some(200)
	return rehearsal.From(&p, "")
}

func TestTheFewestChangesComeFirst(t *testing.T) {
	q := seek.Question{
		Behavior: interrupter(), Script: script.BuiltIn()[0], Agents: rehearsal.Agents()[:1], Goal: goal(t, "cut_ins_tried <= 0.2"),
	}
	plans := seek.Seek(q)
	if len(plans) == 0 || !plans[0].Reached || len(plans[0].Changes) != 1 || plans[0].Changes[0].Path != rehearsal.PathMode {
		t.Fatalf("%+v", plans)
	}
	if got := plans[0].Changes[0].Label(); got != "Interrupts: high → off" {
		t.Error(got)
	}
	q.Goal = goal(t, "cut_ins_tried >= 0")
	if plans := seek.Seek(q); plans != nil {
		t.Errorf("a goal that is met needs %+v", plans)
	}
	q.Goal = goal(t, "call_length < 1 ms")
	for _, plan := range seek.Seek(q) {
		if plan.Reached {
			t.Errorf("a call of no length: %+v", plan)
		}
	}
}

func TestAScaleIsHalvedBetweenItsStops(t *testing.T) {
	lines, agent := script.BuiltIn()[0], rehearsal.Agents()[0]
	b := rehearsal.From(&model.Persona{}, "")
	silence := func(wait float64) float64 {
		waiting, err := b.With(rehearsal.PathWait, value.Number(wait))
		if err != nil {
			t.Fatal(err)
		}
		return sim.Measure(waiting, lines, agent, 0).Mean(rehearsal.MetricPersonaPause)
	}
	low, high := silence(8), silence(12)
	plans := seek.Seek(seek.Question{
		Behavior: b, Script: lines, Agents: []rehearsal.Agent{agent}, Paths: []string{rehearsal.PathWait},
		Goal: goal(t, fmt.Sprintf("longest_persona_pause in %.0f..%.0f", low+.4*(high-low), low+.6*(high-low))),
	})
	if len(plans) == 0 || !plans[0].Reached {
		t.Fatalf("between %v and %v ms no wait between 8 and 12 s is found: %+v", low, high, plans)
	}
}

// TestWhatLeavesTooFewToJudgeIsNotOffered: with these lines, a persona that cuts in
// often is hardly ever answered, and the mean of ten gaps is anything.
func TestWhatLeavesTooFewToJudgeIsNotOffered(t *testing.T) {
	var p model.Persona
	p.Behavior.InterruptionMode = value.Some("off")
	p.Behavior.CutIn.MinWords, p.Behavior.ReactionPauseMsMin, p.Behavior.YieldOnOverlap.AfterWords = value.Some(11), value.Some(0), value.Some(2)
	b, g := rehearsal.From(&p, ""), goal(t, "reply_gap in 600..700")
	agent := rehearsal.Agents()[slices.IndexFunc(rehearsal.Agents(), func(a rehearsal.Agent) bool { return a.Name == "livekit" })]
	lines := script.BuiltIn()[slices.IndexFunc(script.BuiltIn(), func(s script.Script) bool { return s.Name == "disclosures" })]
	for _, plan := range seek.Seek(seek.Question{Behavior: b, Script: lines, Agents: []rehearsal.Agent{agent}, Goal: g, Calls: 100}) {
		changed, err := seek.Apply(b, plan.Changes...)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.In(sim.Measure(changed, lines, agent, 1000)); got.Count < 30 {
			t.Errorf("%+v is offered for %d observations", plan.Changes, got.Count)
		}
	}
}

// TestWhatIsOfferedMovesTheFigure measures every plan again, in ten times as many
// calls: it must be nearer to the goal.
func TestWhatIsOfferedMovesTheFigure(t *testing.T) {
	goals := []string{
		"cut_ins_tried <= 1", "cut_ins_tried >= 3", "cut_ins_won >= 2", "overlapped_time <= 5 %", "reply_gap in 600..700",
		"murmurs_per_1000_words >= 10", "longest_persona_pause <= 1 s", "persona_talk_share in 0.4..0.5", "persona_gave_way >= 1",
	}
	rapid.Check(t, func(t *rapid.T) {
		var p model.Persona
		p.Behavior.InterruptionMode = value.Some(rapid.SampledFrom([]string{"off", "low", "medium", "high"}).Draw(t, "mode"))
		p.Behavior.CutIn.MinWords = value.Some(rapid.IntRange(0, 20).Draw(t, "words"))
		p.Behavior.ReactionPauseMsMin = value.Some(rapid.IntRange(0, 500).Draw(t, "pause"))
		p.Behavior.YieldOnOverlap.AfterWords = value.Some(rapid.IntRange(1, 8).Draw(t, "after"))
		agent := rapid.SampledFrom(rehearsal.Agents()).Draw(t, "agent")
		lines := rapid.SampledFrom(script.BuiltIn()).Draw(t, "script")
		g, err := seek.Parse(rapid.SampledFrom(goals).Draw(t, "goal"))
		if err != nil {
			t.Fatal(err)
		}
		b := rehearsal.From(&p, "")
		before := g.In(sim.Measure(b, lines, agent, 2000))
		for _, plan := range seek.Seek(seek.Question{Behavior: b, Script: lines, Agents: []rehearsal.Agent{agent}, Goal: g, Calls: 100}) {
			changed, err := seek.Apply(b, plan.Changes...)
			if err != nil {
				t.Fatal(err)
			}
			if after := g.In(sim.Measure(changed, lines, agent, 2000)); !before.Met && before.Count > 0 && g.Distance(after.Value) >= g.Distance(before.Value) {
				t.Fatalf("%s: %+v moves it from %v to %v", g, plan.Changes, before, after)
			}
			if len(plan.Changes) > 3 {
				t.Fatalf("%d changes", len(plan.Changes))
			}
		}
	})
}
