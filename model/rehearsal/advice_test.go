package rehearsal

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
)

// ailing is, for each symptom, a persona that shows it, and which way the first
// of its metrics should go.
func ailing() map[string]struct {
	b    Behavior
	less bool
} {
	type ail = struct {
		b    Behavior
		less bool
	}
	return map[string]ail{
		SymptomNeverLetsFinish: {config(func(c *model.BehaviorConfig) {
			c.InterruptionMode = model.Some(ModeHigh)
			c.YieldOnOverlap.AfterSeconds, c.YieldOnOverlap.AfterWords = model.Some(3.0), model.NullOf[int]()
		}), true},
		SymptomGivesUp:    {config(func(c *model.BehaviorConfig) { c.YieldOnOverlap.AfterWords = model.Some(1) }), true},
		SymptomCutInsFail: {config(func(c *model.BehaviorConfig) { c.InterruptionMode = model.Some(ModeHigh) }), false},
		SymptomTalksOver: {config(func(c *model.BehaviorConfig) {
			c.YieldOnOverlap.AfterSeconds, c.YieldOnOverlap.AfterWords = model.NullOf[float64](), model.NullOf[int]()
		}), false},
		SymptomNeverCutsIn: {config(nil), false},
		SymptomLateCutIns: {config(func(c *model.BehaviorConfig) {
			c.InterruptionMode, c.CutIn.MinWords = model.Some(ModeLow), model.Some(20)
			c.CutIn.BackoffMs = model.Some(9000)
		}), false},
		SymptomBursts: {config(func(c *model.BehaviorConfig) {
			c.InterruptionMode, c.CutIn.BackoffMs = model.Some(ModeHigh), model.Some(0)
		}), true},
		SymptomDeadAir: {config(func(c *model.BehaviorConfig) {
			c.ReactionPauseMsMin, c.ReactionPauseMsMax = model.Some(3000), model.Some(5000)
		}), true},
		SymptomTooQuick: {config(func(c *model.BehaviorConfig) {
			c.ReactionPauseMsMin, c.ReactionPauseMsMax = model.Some(0), model.Some(20)
		}), false},
		SymptomAlike: {config(func(c *model.BehaviorConfig) {
			c.ReactionPauseMsMin, c.ReactionPauseMsMax = model.Some(5000), model.Some(5000)
		}), true},
		SymptomSlowStart:    {config(func(c *model.BehaviorConfig) { c.WaitSeconds = model.Some(12.0) }), true},
		SymptomWrongOpening: {config(nil), false},
		SymptomRobotMurmurs: {config(func(c *model.BehaviorConfig) {
			c.BackchannelStyle, c.BackchannelOverrides = model.Some(StylePolite), model.Some(model.Strings{"yes"})
		}), true},
		SymptomNoMurmurs: {config(func(c *model.BehaviorConfig) {
			c.BackchannelStyle, c.BackchannelOverrides = model.Some(StyleImpatient), model.Some(model.Strings{" "})
		}), false},
		SymptomManyMurmurs: {config(func(c *model.BehaviorConfig) { c.BackchannelStyle = model.Some(StylePolite) }), true},
		SymptomNoisy: {config(func(c *model.BehaviorConfig) {
			c.BackgroundNoise, c.BackgroundNoiseVolume = model.Some("city"), model.Some(.9)
		}), true},
	}
}

func TestEverySymptomHasARemedyThatHelps(t *testing.T) {
	cases := ailing()
	script, agent := scriptNamed(t, "billing"), agentNamed(t, Typical)
	if len(Symptoms()) < 10 || len(cases) != len(Symptoms()) {
		t.Fatalf("%d symptoms, %d cases", len(Symptoms()), len(cases))
	}
	for _, symptom := range Symptoms() {
		test := cases[symptom.ID]
		list := Suggest(symptom.ID, test.b)
		if len(list) == 0 {
			t.Errorf("%s: no suggestion", symptom.ID)
			continue
		}
		for _, s := range list {
			if s.From == s.To || s.From != test.b.Value(s.Path) || s.Why == "" || strings.Contains(s.Why, "%!") {
				t.Errorf("%s: %+v", symptom.ID, s)
			}
		}
		after, err := Apply(test.b, list...)
		if err != nil {
			t.Errorf("%s: %v", symptom.ID, err)
			continue
		}
		if len(after.Notes) > 0 {
			t.Errorf("%s: the suggestion is out of range: %+v", symptom.ID, after.Notes)
		}
		if len(symptom.Metrics) == 0 || symptom.ID == SymptomWrongOpening {
			continue
		}
		key := symptom.Metrics[0]
		was, is := Measure(test.b, script, agent, 0).mean(key), Measure(after, script, agent, 0).mean(key)
		if test.less && is >= was || !test.less && is <= was {
			t.Errorf("%s: %s went from %v to %v", symptom.ID, key, was, is)
		}
		if got, ok := SymptomNamed(symptom.ID); !ok || got.Title != symptom.Title {
			t.Errorf("%s is not found", symptom.ID)
		}
	}
	if Suggest("hiccups", config(nil)) != nil {
		t.Error("an unknown symptom has suggestions")
	}
}

func TestSuggestionsCanAlwaysBeApplied(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := fromConfig(anyConfig(t))
		for _, symptom := range Symptoms() {
			for _, s := range Suggest(symptom.ID, b) {
				if s.From == s.To {
					t.Fatalf("%s: no change of %s", symptom.ID, s.Path)
				}
				if _, err := Apply(b, s); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func TestVerdictNamesTheFigures(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) { c.InterruptionMode = model.Some(ModeMedium) })
	script, agent := scriptNamed(t, "booking"), agentNamed(t, Typical)
	verdicts := Verdicts(b, agent, Measure(b, script, agent, 0))
	want := "fail: this persona gives way after 0.5 s and a typical agent needs 0.85 s to stop"
	if len(verdicts) == 0 || !strings.Contains(verdicts[0].Text, want) {
		t.Errorf("%+v", verdicts)
	}
}

func TestVerdictsAreSentences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, script, agent := fromConfig(anyConfig(t)), anyScript(t), anyAgent(t)
		for _, v := range Verdicts(b, agent, Measure(b, script, agent, 10)) {
			if v.Text == "" || len(v.Paths) == 0 || strings.Contains(v.Text, "%!") || strings.Contains(v.Text, "NaN") {
				t.Fatalf("%+v", v)
			}
		}
	})
}

func TestInertKnobs(t *testing.T) {
	script, agent := scriptNamed(t, "booking"), agentNamed(t, Typical)
	for name, test := range map[string]struct {
		set  func(*model.BehaviorConfig)
		path string
		says string
	}{
		"mode off": {nil, PathBackoff, "cut_in.backoff_ms does nothing while interruption_mode is off"},
		"no noise": {nil, PathNoiseVolume, "background_noise_volume does nothing without background_noise"},
		"words after seconds": {func(c *model.BehaviorConfig) {
			c.YieldOnOverlap.AfterWords = model.Some(2)
		}, PathAfterWords, "after_words 2 never fires before after_seconds 0.5"},
		"agent first": {func(c *model.BehaviorConfig) {
			c.YieldOnOverlap.AfterSeconds = model.Some(.9)
		}, PathAfterSeconds, "it stops 0.85 s into an overlap"},
		"never a chance": {func(c *model.BehaviorConfig) {
			c.InterruptionMode = model.Some(ModeHigh)
			c.CutIn.MinDurationMs = model.Some(10_000)
			c.CutIn.MinWords = model.Some(20)
		}, PathMinWords, "min_words 20 is always met first"},
		"no phrases": {func(c *model.BehaviorConfig) {
			c.BackchannelOverrides = model.Some(model.Strings{})
		}, PathStyle, "nothing to murmur"},
		"silent noise": {func(c *model.BehaviorConfig) {
			c.BackgroundNoise, c.BackgroundNoiseVolume = model.Some("cafe"), model.Some(0.0)
		}, PathNoise, "cannot be heard"},
		"voice call": {func(c *model.BehaviorConfig) {
			c.TextBurst.Enabled = model.Some(true)
		}, PathBurstPolicy, "text chats"},
	} {
		found := false
		for _, inert := range InertKnobs(config(test.set), script, agent) {
			found = found || inert.Path == test.path && strings.Contains(inert.Reason, test.says)
		}
		if !found {
			t.Errorf("%s: %+v", name, InertKnobs(config(test.set), script, agent))
		}
	}
}

func TestEffect(t *testing.T) {
	script, agent := scriptNamed(t, "billing"), agentNamed(t, Typical)
	b := config(nil)
	before := Measure(b, script, agent, 0)
	for path, test := range map[string]struct {
		to   model.Value
		says string
	}{
		PathMode:         {model.TextValue(ModeHigh), "more cut-ins a call"},
		PathPauseMax:     {model.IntValue(2500), "slower to answer"},
		PathPauseMin:     {model.IntValue(0), "ms quicker to answer"},
		PathWait:         {model.NumberValue(5), "s more silence before it speaks"},
		PathStyle:        {model.TextValue(StylePolite), "more murmurs a minute"},
		PathBackoff:      {model.IntValue(1), "no change in 200 calls"},
		PathNoise:        {model.TextValue("cafe"), "no change in the talk"},
		PathBurstEnabled: {model.BoolValue(true), "does not model"},
	} {
		after, err := b.With(path, test.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := Effect(before, Measure(after, script, agent, 0), path); !strings.Contains(got, test.says) {
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
		{PathAfterWords, 1, .27, "about 27 in 100"},
		{PathAfterWords, 2, .33, "about 33 in 100 people do (a break-in of 2 words): very yielding"},
		{PathAfterWords, 5, .50, "about 50 in 100"},
		{PathAfterWords, 8, .83, "about 83 in 100"},
		{PathAfterWords, 20, .96, "longer than most people"},
		{PathAfterSeconds, .1, .27, "fewer than 27 in 100"},
		{PathAfterSeconds, 10, .96, "about 96 in 100"},
		{PathPauseMin, 0, -1, "as quick as at least half"},
		{PathPauseMax, 500, -1, "slower than half"},
		{PathPauseMax, 5000, -1, "600 ms"},
	} {
		h, ok := KnobRange(test.path, test.value)
		if !ok || h.Share != test.share || !strings.Contains(h.Says, test.says) || h.Source == "" || h.Basis == "" || len(h.Points) == 0 {
			t.Errorf("%s %v: %+v", test.path, test.value, h)
		}
		for i, p := range h.Points {
			if i > 0 && p.Value <= h.Points[i-1].Value {
				t.Errorf("%s: points do not rise: %+v", test.path, h.Points)
			}
		}
	}
	for _, path := range []string{PathMinWords, PathBackoff, PathWait, PathNoiseVolume, "name"} {
		if _, ok := KnobRange(path, 1); ok {
			t.Errorf("%s: no figure of people is known for it", path)
		}
	}
}

func TestNoiseAndBubbles(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.BackgroundNoise, c.BackgroundNoiseVolume = model.Some("cafe"), model.Some(.1)
		c.TextBurst.Enabled = model.Some(true)
	})
	if db, ok := SignalToNoise(b); !ok || db != 20 {
		t.Errorf("%d dB, %v", db, ok)
	}
	if _, ok := SignalToNoise(config(nil)); ok {
		t.Error("silence has a level")
	}
	if got := DescribeNoise(b); got != "cafe at volume 0.1, about 20 dB signal-to-noise (assumed)" {
		t.Error(got)
	}
	line := "Fine. And you? Not bad"
	if got := Bubbles(b, line); len(got) != 3 || got[2] != (Bubble{"Not bad", 2}) {
		t.Errorf("%+v", got)
	}
	b.BurstPolicy = PolicyDebounced
	if got := Bubbles(b, line); len(got) != 3 || got[2] != (Bubble{"Not bad", 0}) {
		t.Errorf("%+v", got)
	}
	if got := Bubbles(config(nil), line); len(got) != 1 || got[0].Text != line {
		t.Errorf("%+v", got)
	}
}

func TestSelfTestPasses(t *testing.T) {
	checks := SelfTest()
	if len(checks) < 20 {
		t.Errorf("only %d rows", len(checks))
	}
	for _, c := range checks {
		if !c.Pass || c.Name == "" || c.Expected == "" || c.Got == "" || c.Basis == "" {
			t.Errorf("%+v", c)
		}
	}
}

// TestSelfTestCanFail holds the rows to telling a wrong figure from a right one.
func TestSelfTestCanFail(t *testing.T) {
	var rows selfTest
	rows.near("a", 10, 12, 1, 0, "", "b")
	rows.within("a", 1, 2, 3, "", "b")
	for _, c := range rows.checks {
		if c.Pass {
			t.Errorf("%+v passes", c)
		}
	}
}
