package rehearsal_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

// plain is an agent that answers at once, hears everything at once, and does
// nothing of itself.
func plain() rehearsal.Agent {
	return rehearsal.Agent{
		Name: "plain", ReplyMs: 1000, ReplyP90Ms: 1000, StopMs: 400, StopP90Ms: 400, GivesWay: 1,
		ResumeMs: rehearsal.Off, RepromptMs: rehearsal.Off, EndpointMs: rehearsal.Off, Greets: true, GreetingInterruptible: true,
	}
}

// events are those of a call of the billing script by a rule.
func eventsBy(b rehearsal.Behavior, agent rehearsal.Agent, rule rehearsal.Rule, seeds int) (found []rehearsal.Event) {
	lines, _ := script.Named("billing")
	for seed := range uint64(seeds) {
		for _, e := range sim.Run(b, lines, agent, seed+1).Events {
			if e.Cause.Rule == rule {
				found = append(found, e)
			}
		}
	}
	return found
}

func TestBothMayStop(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.InterruptionMode, c.BackchannelOverrides = value.Some(rehearsal.ModeHigh), value.Some(value.Strings{})
		c.YieldOnOverlap.AfterSeconds, c.YieldOnOverlap.AfterWords = value.Some(.3), value.NullOf[int]()
	})
	agent := plain()
	agent.DetectMs = 200 // it has heard the persona, and stops at .4 s, when that is silent
	m := sim.Measure(b, scriptNamed(t, "billing"), agent, 100)
	if m.Mean(rehearsal.MetricBothSilent) == 0 || m.Mean(rehearsal.MetricWonShare) != 0 || m.Mean(rehearsal.MetricAgentYields) == 0 {
		t.Errorf("both silent %v, won %v, agent gave way %v", m.Mean(rehearsal.MetricBothSilent), m.Mean(rehearsal.MetricWonShare), m.Mean(rehearsal.MetricAgentYields))
	}
	agent.DetectMs = 350 // it has not heard the persona by then, and speaks on
	m = sim.Measure(b, scriptNamed(t, "billing"), agent, 100)
	if m.Mean(rehearsal.MetricBothSilent) != 0 || m.Mean(rehearsal.MetricAgentYields) != 0 || m.Mean(rehearsal.MetricLost) == 0 {
		t.Errorf("an agent that heard nothing stops: %+v", m.Rows)
	}
}

func TestAMurmurHasAPrice(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) { c.BackchannelOverrides = value.Some(value.Strings{"uh-huh"}) })
	for name, test := range map[string]struct {
		set   func(*rehearsal.Agent)
		stops bool
	}{
		"heard":         {func(a *rehearsal.Agent) { a.MurmurStop = 1 }, true},
		"told apart":    {func(a *rehearsal.Agent) { a.MurmurStop = 0 }, false},
		"too short":     {func(a *rehearsal.Agent) { a.MurmurStop, a.DetectMs = 1, 500 }, false},
		"too few words": {func(a *rehearsal.Agent) { a.MurmurStop, a.DetectWords = 1, 2 }, false},
		"ignored":       {func(a *rehearsal.Agent) { a.MurmurStop, a.Ignores = 1, []string{"Uh-Huh"} }, false},
	} {
		agent := plain()
		test.set(&agent)
		m := sim.Measure(b, scriptNamed(t, "billing"), agent, 100)
		if stops := m.Mean(rehearsal.MetricFalseStops) > 0; stops != test.stops {
			t.Errorf("%s: %v false stops a call", name, m.Mean(rehearsal.MetricFalseStops))
		}
		if finished := m.Mean(rehearsal.MetricTurnsFinished); (finished < 1) != test.stops {
			t.Errorf("%s: %v of the turns finished", name, finished)
		}
		if m.Mean(rehearsal.MetricWordsDelivered) != 1 {
			t.Errorf("%s: words are lost, though the agent goes on", name)
		}
	}
}

func TestNoiseHasAPrice(t *testing.T) {
	noisy := config(func(c *model.BehaviorConfig) { c.BackgroundNoise = value.Some("cafe") })
	agent := plain()
	if stops := sim.Measure(noisy, scriptNamed(t, "billing"), agent, 50).Mean(rehearsal.MetricFalseStops); stops != 0 {
		t.Errorf("an agent that ignores noise stops %v times", stops)
	}
	agent.CoughStop, agent.NoiseStop = 1, 1
	if stops := sim.Measure(noisy, scriptNamed(t, "billing"), agent, 50).Mean(rehearsal.MetricFalseStops); stops < .5 {
		t.Errorf("an agent that stops for every noise stops %v times", stops)
	}
	if stops := sim.Measure(config(nil), scriptNamed(t, "billing"), agent, 50).Mean(rehearsal.MetricFalseStops); stops != 0 {
		t.Errorf("without noise it stops %v times", stops)
	}
}

func TestAnAgentResumesOrSaysAgain(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) { c.BackchannelOverrides = value.Some(value.Strings{"uh-huh"}) })
	agent := plain()
	agent.MurmurStop, agent.ResumeMs = 1, 1500
	for _, e := range eventsBy(b, agent, rehearsal.RuleBothSilent, 30) {
		if e.Lane == rehearsal.LaneAgent && e.Kind == rehearsal.KindPause && e.End-e.Start != 1500 {
			t.Fatalf("it goes on after %d ms", e.End-e.Start)
		}
	}
	interrupts := config(func(c *model.BehaviorConfig) {
		c.InterruptionMode = value.Some(rehearsal.ModeMedium)
		c.YieldOnOverlap.AfterSeconds, c.YieldOnOverlap.AfterWords = value.NullOf[float64](), value.NullOf[int]()
	})
	last := 0.0
	for _, share := range []float64{0, .5, 1} {
		agent.SayAgain = share
		m := sim.Measure(interrupts, scriptNamed(t, "billing"), agent, 200)
		if m.Mean(rehearsal.MetricLength) <= last {
			t.Errorf("a call is no longer where %v of what was cut is said again", share)
		}
		last = m.Mean(rehearsal.MetricLength)
		// It leaves a turn out only where one clause was cut again and again.
		if delivered := m.Mean(rehearsal.MetricWordsDelivered); share == 1 && delivered < .95 {
			t.Errorf("%v of the words delivered", delivered)
		}
	}
}

func TestBothGreet(t *testing.T) {
	opens := config(func(c *model.BehaviorConfig) { c.FirstSpeaker = value.Some("persona") })
	agent := plain()
	m := sim.Measure(opens, scriptNamed(t, "billing"), agent, 20)
	if m.Mean(rehearsal.MetricDoubleGreetings) != 1 || m.Mean(rehearsal.MetricGreetingDelivered) == 1 {
		t.Errorf("both greet in %v of the calls", m.Mean(rehearsal.MetricDoubleGreetings))
	}
	agent.GreetingInterruptible = false
	if m := sim.Measure(opens, scriptNamed(t, "billing"), agent, 20); m.Mean(rehearsal.MetricGreetingDelivered) != 1 {
		t.Error("a greeting that cannot be cut off is cut off")
	}
	agent.Greets = false
	if m := sim.Measure(opens, scriptNamed(t, "billing"), agent, 20); m.Mean(rehearsal.MetricDoubleGreetings) != 0 {
		t.Error("an agent that does not greet greets")
	}
	late, _ := opens.With(rehearsal.PathWait, value.Number(20))
	agent.Greets = true
	if m := sim.Measure(late, scriptNamed(t, "billing"), agent, 20); m.Mean(rehearsal.MetricDoubleGreetings) != 0 {
		t.Error("a persona that waits for the greeting to end greets over it")
	}
	// Nobody opens: the agent is asked to, and does not.
	for reprompt, first := range map[int]rehearsal.Lane{rehearsal.Off: rehearsal.LanePersona, 3000: rehearsal.LaneAgent} {
		agent.Greets, agent.RepromptMs = false, reprompt
		call := sim.Run(config(nil), scriptNamed(t, "billing"), agent, 1)
		at := slices.IndexFunc(call.Events, says)
		if e := call.Events[at]; e.Lane != first || e.Start < 3000 {
			t.Errorf("re-prompt %d: the %s speaks at %d", reprompt, e.Lane, e.Start)
		}
	}
}

func TestTheWaitRunsOnOneClock(t *testing.T) {
	for _, mode := range []string{rehearsal.ModeOff, rehearsal.ModeHigh} {
		b := config(func(c *model.BehaviorConfig) {
			c.WaitSeconds, c.InterruptionMode = value.Some(15.0), value.Some(mode)
			c.BackchannelOverrides = value.Some(value.Strings{})
		})
		call := sim.Run(b, scriptNamed(t, "billing"), plain(), 1)
		at := slices.IndexFunc(call.Events, func(e rehearsal.Event) bool { return e.Lane == rehearsal.LanePersona && says(e) })
		if call.Events[at].Start != 15_000 {
			t.Errorf("mode %s: first words at %d", mode, call.Events[at].Start)
		}
	}
}

func TestTheAgentAsksAgain(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) { c.WaitSeconds = value.Some(30.0) })
	agent := plain()
	agent.RepromptMs = 4000
	call := sim.Run(b, scriptNamed(t, "billing"), agent, 1)
	asked := 0
	for _, e := range call.Events {
		if e.Cause.Rule == rehearsal.RuleAskAgain {
			asked++
			if e.Lane != rehearsal.LaneAgent || e.Text == "" {
				t.Errorf("%+v", e)
			}
		}
	}
	if asked != 3 { // the greeting ends at 9.8 s; then every 4 s and what it takes to ask
		t.Errorf("asked %d times", asked)
	}
}

func TestEndPointingBargesIn(t *testing.T) {
	agent, last := plain(), math.Inf(1)
	agent.ReplyMs, agent.ReplyP90Ms = 200, 200
	for _, silence := range []int{200, 400, 800, 1600, rehearsal.Off} {
		agent.EndpointMs = silence
		barged := sim.Measure(config(nil), scriptNamed(t, "billing"), agent, 200).Mean(rehearsal.MetricBargeIns)
		if barged > last || silence == 200 && barged == 0 || silence == rehearsal.Off && barged != 0 {
			t.Errorf("end-pointing %d: %v barge-ins a call, %v with less", silence, barged, last)
		}
		last = barged
	}
}

// TestAPauseLetsTheAgentIn holds a barge-in in a pause to finding the persona
// silent: it goes on when its pause is over, or after the agent's turn.
func TestAPauseLetsTheAgentIn(t *testing.T) {
	agent := plain()
	agent.ReplyMs, agent.ReplyP90Ms, agent.EndpointMs = 200, 200, 200
	found := 0
	for seed := range uint64(30) {
		events := sim.Run(config(nil), scriptNamed(t, "billing"), agent, seed).Events
		for i, e := range events {
			if e.Kind != rehearsal.KindBargeIn {
				continue
			}
			found++
			speaking := slices.ContainsFunc(events, func(p rehearsal.Event) bool {
				return p.Lane == rehearsal.LanePersona && says(p) && p.Start < e.Start && p.End > e.Start+agent.DetectMs
			})
			if speaking || !strings.Contains(e.Cause.Text, "into the pause") {
				t.Fatalf("seed %d, event %d: %s", seed, i, rehearsal.Explain(e))
			}
		}
	}
	if found == 0 {
		t.Error("no pause let the agent in")
	}
}

// TestALostLineIsBegunAgain holds what a persona says after a lost cut-in to
// beginning where that began.
func TestALostLineIsBegunAgain(t *testing.T) {
	lines := scriptNamed(t, "billing")
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		c.InterruptionMode = value.Some(rehearsal.ModeHigh)
		agent := anyAgent(t)
		agent.BargeIn, agent.EndpointMs = 0, rehearsal.Off // what was barged in on goes on from its clause
		lost := ""
		for _, e := range sim.Run(fromConfig(c), lines, agent, rapid.Uint64().Draw(t, "seed")).Events {
			if e.Lane != rehearsal.LanePersona || !says(e) {
				continue
			}
			if short := min(len(lost), len(e.Text)); e.Text[:short] != lost[:short] {
				t.Fatalf("lost %q, then says %q", lost, e.Text)
			}
			lost = ""
			if e.Kind == rehearsal.KindCutIn && e.Words < e.Of {
				lost = e.Text
			}
		}
	})
}

// TestOwnWords holds the persona to its own first message and its language.
func TestOwnWords(t *testing.T) {
	var p model.Persona
	p.Behavior.FirstSpeaker, p.Behavior.Language = value.Some("persona"), value.Some("es-MX")
	agent := plain()
	agent.Greets = false
	opening := func() string {
		call := sim.Run(rehearsal.From(&p, ""), scriptNamed(t, "sales"), agent, 1)
		return call.Events[slices.IndexFunc(call.Events, says)].Text
	}
	if got := sim.Run(rehearsal.From(&p, ""), scriptNamed(t, "billing"), agent, 1).Events[0].Text; got != "¿Diga?" {
		t.Errorf("it answers with %q", got)
	}
	if phrases := rehearsal.From(&p, "").Phrases; !slices.Contains(phrases, "vale") {
		t.Errorf("it murmurs %q", phrases)
	}
	p.Anam.InitialMessage = value.Some("Good morning, it is about\nmy bill.")
	if got := opening(); got != "Good morning, it is about my bill." {
		t.Errorf("it opens with %q", got)
	}
	p.Anam.SkipGreeting = value.Some(true)
	if got := opening(); got != "Hello?" {
		t.Errorf("a first message that is never spoken is: %q", got)
	}
}

// TestScriptsHaveNoNames holds the shipped scripts to speaking for any persona.
func TestScriptsHaveNoNames(t *testing.T) {
	months := []string{"March", "April", "June", "Monday", "Friday", "I", "The"}
	for _, s := range script.BuiltIn() {
		for _, turn := range s.Turns() {
			words := strings.Fields(turn.Text)
			for i, word := range words {
				word = strings.Trim(word, ".,:;?!'’\"")
				begins := i == 0 || strings.ContainsAny(words[i-1][len(words[i-1])-1:], ".?!:")
				if first := word[0]; !begins && first >= 'A' && first <= 'Z' && !slices.Contains(months, strings.TrimSuffix(strings.SplitN(word, "'", 2)[0], "s")) {
					t.Errorf("%s: %q in %q", s.Name, word, turn.Text)
				}
			}
		}
	}
}
