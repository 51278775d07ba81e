package rehearsal_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/value"
)

func TestVerdictNamesTheFigures(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) { c.InterruptionMode = value.Some(rehearsal.ModeMedium) })
	script, agent := scriptNamed(t, "booking"), agentNamed(t, rehearsal.Typical)
	verdicts := tell.Verdicts(b, agent, sim.Measure(b, script, agent, 0))
	want := "fail: this persona gives way after 0.5 s and a typical agent takes 0.80 s to stop, by its median"
	if len(verdicts) == 0 || !strings.Contains(verdicts[0].Text, want) {
		t.Errorf("%+v", verdicts)
	}
}

func TestVerdictsAreSentences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, script, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		for _, v := range tell.Verdicts(b, agent, sim.Measure(b, script, agent, 10)) {
			if v.Text == "" || len(v.Paths) == 0 || strings.Contains(v.Text, "%!") || strings.Contains(v.Text, "NaN") {
				t.Fatalf("%+v", v)
			}
		}
	})
}

// TestSentencesNameLabels holds that what people read calls a knob by its label
// and never by its key, as the rest of the program does.
func TestSentencesNameLabels(t *testing.T) {
	var keys []string
	for _, path := range rehearsal.Knobs() {
		if key := path[strings.LastIndexByte(path, '.')+1:]; strings.Contains(key, "_") {
			keys = append(keys, key)
		}
	}
	var said []string
	for _, c := range rehearsal.Constants() {
		said = append(said, c.Meaning)
	}
	rapid.Check(t, func(t *rapid.T) {
		b, agent, lines := fromConfig(anyConfig(t)), anyAgent(t), anyScript(t)
		said := said
		for _, e := range sim.Run(b, lines, agent, 1).Events {
			said = append(said, e.Cause.Text)
		}
		for _, n := range b.Notes {
			said = append(said, n.Text)
		}
		for _, i := range tell.InertKnobs(b, lines, agent) {
			said = append(said, i.Reason)
		}
		for _, v := range tell.Verdicts(b, agent, sim.Measure(b, lines, agent, 5)) {
			said = append(said, v.Text)
		}
		for _, text := range said {
			if at := slices.IndexFunc(keys, func(key string) bool { return strings.Contains(text, key) }); at >= 0 {
				t.Fatalf("%q names %s", text, keys[at])
			}
		}
	})
}

func TestInertKnobs(t *testing.T) {
	script, agent := scriptNamed(t, "booking"), agentNamed(t, rehearsal.Typical)
	for name, test := range map[string]struct {
		set  func(*model.BehaviorConfig)
		path string
		says string
	}{
		"mode off": {nil, rehearsal.PathBackoff, "Try again after does nothing while interruption is off"},
		"no noise": {nil, rehearsal.PathNoiseVolume, "The noise volume does nothing while there is no background noise"},
		"words after seconds": {func(c *model.BehaviorConfig) {
			c.YieldOnOverlap.AfterWords = value.Some(2)
		}, rehearsal.PathAfterWords, "“Give way after words” 2 never fires before “Give way after time” 0.5 s"},
		"seconds after words": {func(c *model.BehaviorConfig) {
			c.YieldOnOverlap.AfterSeconds = value.Some(.9)
		}, rehearsal.PathAfterSeconds, "“Give way after time” 0.9 s never fires before “Give way after words” 2"},
		"never a chance": {func(c *model.BehaviorConfig) {
			c.InterruptionMode = value.Some(rehearsal.ModeHigh)
			c.CutIn.MinDurationMs = value.Some(10_000)
			c.CutIn.MinWords = value.Some(20)
		}, rehearsal.PathMinWords, "“Cut in after words” 20 is always met first"},
		"no phrases": {func(c *model.BehaviorConfig) {
			c.BackchannelOverrides = value.Some(value.Strings{})
		}, rehearsal.PathStyle, "nothing to murmur"},
		"silent noise": {func(c *model.BehaviorConfig) {
			c.BackgroundNoise, c.BackgroundNoiseVolume = value.Some("cafe"), value.Some(0.0)
		}, rehearsal.PathNoise, "cannot be heard"},
		"voice call": {func(c *model.BehaviorConfig) {
			c.TextBurst.Enabled = value.Some(true)
		}, rehearsal.PathBurstPolicy, "text chats"},
	} {
		found := false
		for _, inert := range tell.InertKnobs(config(test.set), script, agent) {
			found = found || inert.Path == test.path && strings.Contains(inert.Reason, test.says)
		}
		if !found {
			t.Errorf("%s: %+v", name, tell.InertKnobs(config(test.set), script, agent))
		}
	}
}

func TestEffect(t *testing.T) {
	script, agent := scriptNamed(t, "billing"), agentNamed(t, rehearsal.Typical)
	b := config(nil)
	before := sim.Measure(b, script, agent, 0)
	for path, test := range map[string]struct {
		to   value.Value
		says string
	}{
		rehearsal.PathMode:         {value.Text(rehearsal.ModeHigh), "more cut-ins a call"},
		rehearsal.PathPauseMax:     {value.Int(2500), "slower to answer"},
		rehearsal.PathPauseMin:     {value.Int(0), "ms quicker to answer"},
		rehearsal.PathWait:         {value.Number(15), "s more silence before its first words"},
		rehearsal.PathStyle:        {value.Text(rehearsal.StylePolite), "more murmurs a minute"},
		rehearsal.PathBackoff:      {value.Int(1), "no change in 200 calls"},
		rehearsal.PathNoise:        {value.Text("cafe"), "more times a call the agent stops by mistake"},
		rehearsal.PathBurstEnabled: {value.Bool(true), "does not model"},
	} {
		after, err := b.With(path, test.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := tell.Effect(before, sim.Measure(after, script, agent, 0), path); !strings.Contains(got, test.says) {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestKnobRange(t *testing.T) {
	for _, test := range []struct {
		path  string
		value float64
		share float64
		says  string
	}{
		{rehearsal.PathAfterWords, 1, .27, "about 27 in 100"},
		{rehearsal.PathAfterWords, 2, .33, "about 33 in 100 people do (a break-in of 2 words): very yielding"},
		{rehearsal.PathAfterWords, 5, .50, "about 50 in 100"},
		{rehearsal.PathAfterWords, 8, .83, "about 83 in 100"},
		{rehearsal.PathAfterWords, 20, .96, "longer than most people"},
		{rehearsal.PathAfterSeconds, .1, .27, "fewer than 27 in 100"},
		{rehearsal.PathAfterSeconds, 10, .96, "about 96 in 100"},
		{rehearsal.PathPauseMin, 0, -1, "as quick as at least half"},
		{rehearsal.PathPauseMax, 500, -1, "slower than half"},
		{rehearsal.PathPauseMax, 5000, -1, "600 ms"},
	} {
		h, ok := tell.KnobRange(test.path, test.value)
		if !ok || h.Share != test.share || !strings.Contains(h.Says, test.says) || h.Source == "" || h.Basis == "" || len(h.Points) == 0 {
			t.Errorf("%s %v: %+v", test.path, test.value, h)
		}
		for i, p := range h.Points {
			if i > 0 && p.Value <= h.Points[i-1].Value {
				t.Errorf("%s: points do not rise: %+v", test.path, h.Points)
			}
		}
	}
	for _, path := range []string{rehearsal.PathMinWords, rehearsal.PathBackoff, rehearsal.PathWait, rehearsal.PathNoiseVolume, "name"} {
		if _, ok := tell.KnobRange(path, 1); ok {
			t.Errorf("%s: no figure of people is known for it", path)
		}
	}
}

func TestNoiseAndBubbles(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.BackgroundNoise, c.BackgroundNoiseVolume = value.Some("cafe"), value.Some(.1)
		c.TextBurst.Enabled = value.Some(true)
	})
	if db, ok := rehearsal.SignalToNoise(b); !ok || db != 20 {
		t.Errorf("%d dB, %v", db, ok)
	}
	if _, ok := rehearsal.SignalToNoise(config(nil)); ok {
		t.Error("silence has a level")
	}
	if got := rehearsal.DescribeNoise(b); got != "cafe at volume 0.1, about 20 dB signal-to-noise (assumed)" {
		t.Error(got)
	}
	line := "Fine. And you? Not bad"
	if got := rehearsal.Bubbles(b, line); len(got) != 3 || got[2] != (rehearsal.Bubble{"Not bad", 2}) {
		t.Errorf("%+v", got)
	}
	b.BurstPolicy = rehearsal.PolicyDebounced
	if got := rehearsal.Bubbles(b, line); len(got) != 3 || got[2] != (rehearsal.Bubble{"Not bad", 0}) {
		t.Errorf("%+v", got)
	}
	if got := rehearsal.Bubbles(config(nil), line); len(got) != 1 || got[0].Text != line {
		t.Errorf("%+v", got)
	}
}

func TestSelfTestPasses(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute under the race detector, and what it runs beside each other others run too")
	}
	checks := sim.SelfTest(nil)
	if len(checks) < 20 {
		t.Errorf("only %d rows", len(checks))
	}
	for _, c := range checks {
		if !c.Pass || c.Name == "" || c.Expected == "" || c.Got == "" || c.Basis == "" {
			t.Errorf("%+v", c)
		}
	}
}
