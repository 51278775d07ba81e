package rehearsal_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/value"
)

func TestEventsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, lines, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		call := sim.Run(b, lines, agent, rapid.Uint64().Draw(t, "seed"))
		checkCall(t, call)
		checkWords(t, call, lines)
		checkTurns(t, call, lines)
	})
}

// checkCall holds a call to the rules that every call obeys.
func checkCall(t *rapid.T, call rehearsal.Call) {
	ends := map[rehearsal.Lane]int{}
	last := 0
	for i, e := range call.Events {
		if e.Start < last {
			t.Fatalf("event %d begins at %d, before the one above it", i, e.Start)
		}
		last = e.Start
		if e.Start < ends[e.Lane] {
			t.Fatalf("event %d on %s begins at %d, while the one before it lasts until %d", i, e.Lane, e.Start, ends[e.Lane])
		}
		if e.Kind == rehearsal.KindYield && e.Start != ends[e.Lane] {
			t.Fatalf("event %d: the %s gives way at %d, and was silent since %d", i, e.Lane, e.Start, ends[e.Lane])
		}
		if e.End < e.Start {
			t.Fatalf("event %d ends before it begins", i)
		}
		ends[e.Lane] = e.End
		if e.Cause.Rule == "" || e.Cause.Text == "" || strings.Contains(e.Cause.Text, "%!") {
			t.Fatalf("event %d has no proper cause: %+v", i, e.Cause)
		}
		for _, r := range e.Cause.Readings {
			if r.Knob == "" || r.Unit == "" {
				t.Fatalf("event %d has an empty reading: %+v", i, e.Cause)
			}
		}
		if e.Words > e.Of || e.Words != len(strings.Fields(e.Text)) {
			t.Fatalf("event %d says %d of %d words: %q", i, e.Words, e.Of, e.Text)
		}
	}
	if call.LengthMs > rehearsal.LongestCall.Whole() {
		t.Fatalf("the call runs for %d ms", call.LengthMs)
	}
	if most := max(ends[rehearsal.LaneAgent], ends[rehearsal.LanePersona]); call.LengthMs != most {
		t.Fatalf("the call is %d ms long and its last event ends at %d", call.LengthMs, most)
	}
}

// says reports whether an event is a line being said.
func says(e rehearsal.Event) bool {
	return e.Kind == rehearsal.KindSpeech || e.Kind == rehearsal.KindCutIn || e.Kind == rehearsal.KindBargeIn
}

// checkWords holds the persona to saying all of its words in order: what it was
// stopped in it begins again, and it leaves nothing out.
func checkWords(t *rapid.T, call rehearsal.Call, lines script.Script) {
	want, _ := lines.Words(rehearsal.LanePersona)
	come := 0
	for _, e := range call.Events {
		if e.Lane != rehearsal.LanePersona || !says(e) || e.Text == "Hello?" && want[0] != e.Text {
			continue
		}
		said := strings.Fields(e.Text)
		from := come
		for from >= 0 && (from+len(said) > len(want) || !slices.Equal(want[from:from+len(said)], said)) {
			from--
		}
		if from < 0 {
			t.Fatalf("%q is not what comes after %d words", e.Text, come)
		}
		come = max(come, from+len(said))
	}
	if want[0] != "Hello?" && come != len(want) {
		t.Fatalf("the persona says %d words of %d", come, len(want))
	}
}

func TestSameInputsSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, lines, agent, seed := anyConfig(t), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed")
		first, err := json.Marshal(sim.Run(fromConfig(c), lines, agent, seed))
		if err != nil {
			t.Fatal(err)
		}
		second, err := json.Marshal(sim.Run(fromConfig(c), lines, agent, seed))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Fatal("two runs differ")
		}
	})
}

func TestLongerPauseNeverShortensTheGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, lines, agent := anyConfig(t), anyScript(t), anyAgent(t)
		// Nothing shall break off: who speaks first into a silence depends on the pause.
		c.InterruptionMode, c.BackgroundNoise = value.Some(rehearsal.ModeOff), value.Some(rehearsal.NoiseNone)
		c.BackchannelOverrides, c.FirstSpeaker = value.Some(value.Strings{}), value.Some(string(rehearsal.LaneAgent))
		agent.BargeIn, agent.EndpointMs, agent.RepromptMs = 0, rehearsal.Off, rehearsal.Off
		low := rapid.IntRange(0, 5000).Draw(t, "low")
		high := rapid.IntRange(low, 5000).Draw(t, "high")
		longer := c
		c.ReactionPauseMsMin, c.ReactionPauseMsMax = value.Some(low), value.Some(high)
		lowest := rapid.IntRange(low, 5000).Draw(t, "longer low")
		longer.ReactionPauseMsMin = value.Some(lowest)
		longer.ReactionPauseMsMax = value.Some(rapid.IntRange(max(high, lowest), 5000).Draw(t, "longer high"))
		before, _ := sim.Measure(fromConfig(c), lines, agent, 20).Get(rehearsal.MetricReplyGap)
		after, _ := sim.Measure(fromConfig(longer), lines, agent, 20).Get(rehearsal.MetricReplyGap)
		if after.Median < before.Median || after.P10 < before.P10 || after.P90 < before.P90 || after.Count != before.Count {
			t.Fatalf("gap %+v became %+v", before, after)
		}
	})
}

func TestHigherModeNeverLowersAttempts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		lines := rapid.SampledFrom(script.BuiltIn()).Draw(t, "script")
		agent := rapid.SampledFrom(rehearsal.Agents()).Draw(t, "agent")
		tried := func(mode string, calls int) float64 {
			c.InterruptionMode = value.Some(mode)
			return sim.Measure(fromConfig(c), lines, agent, calls).Mean(rehearsal.MetricTried)
		}
		modes := []string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh}
		last := 0.0
		for i, mode := range modes {
			now := tried(mode, 500)
			// A caller who tries with about every line in both modes may, by luck, try once
			// less in 500 calls, and a few times less in all: what is cut at the same place
			// again and again is left out, and a short turn leaves no chance.
			const slack = .95
			if now < last && tried(mode, 10_000) < slack*tried(modes[i-1], 10_000) {
				t.Fatalf("%s, %s agent: %v attempts a call in mode %s, %v one lower", lines.Name, agent.Name, now, mode, last)
			}
			last = now
		}
	})
}

func TestOffNeverCutsIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		c.InterruptionMode = value.Some(rehearsal.ModeOff)
		call := sim.Run(fromConfig(c), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		for _, e := range call.Events {
			if e.Kind == rehearsal.KindCutIn {
				t.Fatalf("cut in at %d", e.Start)
			}
		}
	})
}

func TestBothThresholdsOffNeverYields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		c.YieldOnOverlap.AfterWords = value.NullOf[int]()
		c.YieldOnOverlap.AfterSeconds = value.NullOf[float64]()
		call := sim.Run(fromConfig(c), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		for _, e := range call.Events {
			if e.Kind == rehearsal.KindYield && e.Lane == rehearsal.LanePersona {
				t.Fatalf("gave way at %d", e.Start)
			}
		}
	})
}

func TestSilentUntilTheWaitIsOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := fromConfig(anyConfig(t))
		for _, e := range sim.Run(b, anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed")).Events {
			if e.Lane == rehearsal.LanePersona && e.Kind != rehearsal.KindPause && e.Start < b.WaitMs {
				t.Fatalf("%s at %d, before the wait of %d is over", e.Kind, e.Start, b.WaitMs)
			}
		}
	})
}

// TestMeasureCountsWhatRunShows holds the mode without events to the one with.
func TestMeasureCountsWhatRunShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, lines, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		m := sim.Measure(b, lines, agent, 1)
		call := sim.Run(b, lines, agent, 1)
		shown := map[string]float64{rehearsal.MetricLength: float64(call.LengthMs)}
		for _, e := range call.Events {
			switch {
			case e.Kind == rehearsal.KindCutIn:
				shown[rehearsal.MetricTried]++
			case e.Kind == rehearsal.KindBargeIn:
				shown[rehearsal.MetricBargeIns]++
			case e.Cause.Rule == rehearsal.RuleFalseStop:
				shown[rehearsal.MetricFalseStops]++
			case e.Cause.Rule == rehearsal.RuleAskAgain:
				shown[rehearsal.MetricRePrompts]++
			case e.Kind == rehearsal.KindYield && e.Lane == rehearsal.LaneAgent:
				shown[rehearsal.MetricAgentYields]++
			case e.Kind == rehearsal.KindYield:
				shown[rehearsal.MetricPersonaYields]++
			}
		}
		for _, key := range []string{rehearsal.MetricLength, rehearsal.MetricTried, rehearsal.MetricBargeIns, rehearsal.MetricAgentYields, rehearsal.MetricPersonaYields, rehearsal.MetricFalseStops, rehearsal.MetricRePrompts} {
			if got := m.Mean(key); got != shown[key] {
				t.Fatalf("%s: measured %v, shown %v", key, got, shown[key])
			}
		}
		overlap, _ := m.Get(rehearsal.MetricOverlapTime)
		if want := overlapOf(call); want >= 0 && (overlap.Median < want-.0001 || overlap.Median > want+.0001) {
			t.Fatalf("overlap measured %v, shown %v", overlap.Median, want)
		}
	})
}

// overlapOf counts the share of voiced time with two voices from the events.
func overlapOf(call rehearsal.Call) float64 {
	voices := make([]uint8, call.LengthMs)
	for _, e := range call.Events {
		if says(e) || e.Kind == rehearsal.KindMurmur {
			for at := e.Start; at < e.End; at++ {
				voices[at] |= 1 << e.Lane.Side()
			}
		}
	}
	voiced, both := 0, 0
	for _, v := range voices {
		if v != 0 {
			voiced++
		}
		if v == 3 {
			both++
		}
	}
	if voiced == 0 {
		return -1
	}
	return float64(both) / float64(voiced)
}

func TestInertKnobsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, lines, agent := anyConfig(t), anyScript(t), anyAgent(t)
		b := fromConfig(c)
		before := sim.Measure(b, lines, agent, 20)
		for _, inert := range tell.InertKnobs(b, lines, agent) {
			v := map[string]value.Value{
				rehearsal.PathMinWords: value.Int(0), rehearsal.PathMinDuration: value.Int(0), rehearsal.PathBackoff: value.Int(77),
				rehearsal.PathMode: value.Text(rehearsal.ModeOff), rehearsal.PathAfterWords: value.Null, rehearsal.PathAfterSeconds: value.Null,
				rehearsal.PathStyle: value.Text(rehearsal.StylePolite), rehearsal.PathNoise: value.Text(rehearsal.NoiseNone), rehearsal.PathNoiseVolume: value.Number(.77),
				rehearsal.PathBurstEnabled: value.Bool(true), rehearsal.PathBurstPolicy: value.Text(rehearsal.PolicyDebounced),
			}[inert.Path]
			changed, err := b.With(inert.Path, v)
			if err != nil {
				t.Fatal(err)
			}
			if after := sim.Measure(changed, lines, agent, 20); !reflect.DeepEqual(before, after) {
				t.Fatalf("%s is not inert: %s", inert.Path, inert.Reason)
			}
		}
	})
}
