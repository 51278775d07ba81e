package rehearsal

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
)

func TestEventsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, script, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		call := Run(b, script, agent, rapid.Uint64().Draw(t, "seed"))
		checkCall(t, call)
		checkWords(t, call, script)
	})
}

// checkCall holds a call to the rules that every call obeys.
func checkCall(t *rapid.T, call Call) {
	ends := map[Lane]int{}
	last := 0
	for i, e := range call.Events {
		if e.Start < last {
			t.Fatalf("event %d begins at %d, before the one above it", i, e.Start)
		}
		last = e.Start
		if e.Start < ends[e.Lane] {
			t.Fatalf("event %d on %s begins at %d, while the one before it lasts until %d", i, e.Lane, e.Start, ends[e.Lane])
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
	if call.LengthMs > longestCall.whole() {
		t.Fatalf("the call runs for %d ms", call.LengthMs)
	}
	if most := max(ends[LaneAgent], ends[LanePersona]); call.LengthMs != most {
		t.Fatalf("the call is %d ms long and its last event ends at %d", call.LengthMs, most)
	}
}

// checkWords holds the persona to saying each of its words, once and in order:
// what it was stopped in it takes up again.
func checkWords(t *rapid.T, call Call, script Script) {
	var said []string
	for _, e := range call.Events {
		if e.Lane == LanePersona && talks(e) {
			said = append(said, strings.Fields(e.Text)...)
		}
	}
	want := script.words[personaSide]
	if len(said) > 0 && len(said) == len(want)+1 && said[0] == opener {
		said = said[1:]
	}
	if strings.Join(said, " ") != strings.Join(want, " ") {
		t.Fatalf("the persona says %d words of %d", len(said), len(want))
	}
}

func TestSameInputsSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, script, agent, seed := anyConfig(t), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed")
		first, err := json.Marshal(Run(fromConfig(c), script, agent, seed))
		if err != nil {
			t.Fatal(err)
		}
		second, err := json.Marshal(Run(fromConfig(c), script, agent, seed))
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
		c, script, agent := anyConfig(t), anyScript(t), anyAgent(t)
		low := rapid.IntRange(0, 5000).Draw(t, "low")
		high := rapid.IntRange(low, 5000).Draw(t, "high")
		longer := c
		c.ReactionPauseMsMin, c.ReactionPauseMsMax = model.Some(low), model.Some(high)
		lowest := rapid.IntRange(low, 5000).Draw(t, "longer low")
		longer.ReactionPauseMsMin = model.Some(lowest)
		longer.ReactionPauseMsMax = model.Some(rapid.IntRange(max(high, lowest), 5000).Draw(t, "longer high"))
		before, _ := Measure(fromConfig(c), script, agent, 20).Get(MetricReplyGap)
		after, _ := Measure(fromConfig(longer), script, agent, 20).Get(MetricReplyGap)
		if after.Median < before.Median || after.P10 < before.P10 || after.P90 < before.P90 || after.Count != before.Count {
			t.Fatalf("gap %+v became %+v", before, after)
		}
	})
}

func TestHigherModeNeverLowersAttempts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		script := rapid.SampledFrom(Scripts()).Draw(t, "script")
		agent := rapid.SampledFrom(Agents()).Draw(t, "agent")
		last := 0.0
		for _, mode := range modes {
			c.InterruptionMode = model.Some(mode)
			tried := Measure(fromConfig(c), script, agent, 500).mean(MetricTried)
			if tried < last {
				t.Fatalf("%s, %s agent: %v attempts a call in mode %s, %v one lower", script.Name, agent.Name, tried, mode, last)
			}
			last = tried
		}
	})
}

func TestOffNeverCutsIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		c.InterruptionMode = model.Some(ModeOff)
		call := Run(fromConfig(c), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		for _, e := range call.Events {
			if e.Kind == KindCutIn {
				t.Fatalf("cut in at %d", e.Start)
			}
		}
	})
}

func TestBothThresholdsOffNeverYields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyConfig(t)
		c.YieldOnOverlap.AfterWords = model.NullOf[int]()
		c.YieldOnOverlap.AfterSeconds = model.NullOf[float64]()
		call := Run(fromConfig(c), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		for _, e := range call.Events {
			if e.Kind == KindYield && e.Lane == LanePersona {
				t.Fatalf("gave way at %d", e.Start)
			}
		}
	})
}

func TestSilentUntilTheWaitIsOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := fromConfig(anyConfig(t))
		for _, e := range Run(b, anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed")).Events {
			if e.Lane == LanePersona && e.Kind != KindPause && e.Start < b.WaitMs {
				t.Fatalf("%s at %d, before the wait of %d is over", e.Kind, e.Start, b.WaitMs)
			}
		}
	})
}

// TestMeasureCountsWhatRunShows holds the mode without events to the one with.
func TestMeasureCountsWhatRunShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, script, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		m := Measure(b, script, agent, 1)
		call := Run(b, script, agent, 1)
		shown := map[string]float64{MetricLength: float64(call.LengthMs)}
		for _, e := range call.Events {
			switch {
			case e.Kind == KindCutIn:
				shown[MetricTried]++
			case e.Kind == KindBargeIn:
				shown[MetricBargeIns]++
			case e.Kind == KindYield && e.Lane == LaneAgent:
				shown[MetricAgentYields]++
			case e.Kind == KindYield:
				shown[MetricPersonaYields]++
			}
		}
		for _, key := range []string{MetricLength, MetricTried, MetricBargeIns, MetricAgentYields, MetricPersonaYields} {
			if got := m.mean(key); got != shown[key] {
				t.Fatalf("%s: measured %v, shown %v", key, got, shown[key])
			}
		}
		overlap, _ := m.Get(MetricOverlapTime)
		if want := overlapOf(call); want >= 0 && (overlap.Median < want-.0001 || overlap.Median > want+.0001) {
			t.Fatalf("overlap measured %v, shown %v", overlap.Median, want)
		}
	})
}

// overlapOf counts the share of voiced time with two voices from the events.
func overlapOf(call Call) float64 {
	voices := make([]uint8, call.LengthMs)
	for _, e := range call.Events {
		if talks(e) || e.Kind == KindMurmur {
			for at := e.Start; at < e.End; at++ {
				voices[at] |= 1 << sideOf(e.Lane)
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
		c, script, agent := anyConfig(t), anyScript(t), anyAgent(t)
		b := fromConfig(c)
		before := Measure(b, script, agent, 20)
		for _, inert := range InertKnobs(b, script, agent) {
			value := map[string]model.Value{
				PathMinWords: model.IntValue(0), PathMinDuration: model.IntValue(0), PathBackoff: model.IntValue(77),
				PathMode: model.TextValue(ModeOff), PathAfterWords: model.Null, PathAfterSeconds: model.Null,
				PathStyle: model.TextValue(StylePolite), PathNoise: model.TextValue(NoiseNone), PathNoiseVolume: model.NumberValue(.77),
				PathBurstEnabled: model.BoolValue(true), PathBurstPolicy: model.TextValue(PolicyDebounced),
			}[inert.Path]
			changed, err := b.With(inert.Path, value)
			if err != nil {
				t.Fatal(err)
			}
			if after := Measure(changed, script, agent, 20); !reflect.DeepEqual(before, after) {
				t.Fatalf("%s is not inert: %s", inert.Path, inert.Reason)
			}
		}
	})
}
