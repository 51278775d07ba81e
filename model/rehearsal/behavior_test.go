package rehearsal

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"personae/model"
	"personae/model/rehearsal/format"
)

func TestAbsentIsFeathersDefault(t *testing.T) {
	b := config(nil)
	b.persona = nil
	want := Behavior{
		FirstSpeaker: LaneAgent, Mode: ModeOff, MinWords: 3, MinDurationMs: 300, BackoffMs: 1000,
		AfterWords: 2, AfterMs: 500, PauseMinMs: 200, PauseMaxMs: 500, Style: StyleNeutral,
		Phrases: StylePhrases(StyleNeutral), Noise: NoiseNone, NoiseVolume: .3, BurstPolicy: PolicyLive,
	}
	if !reflect.DeepEqual(b, want) {
		t.Errorf("got %+v", b)
	}
}

func TestNullThresholds(t *testing.T) {
	for mode, want := range map[string][2]int{ModeLow: {8, 2500}, ModeMedium: {5, 1500}, ModeHigh: {3, 700}} {
		b := config(func(c *model.BehaviorConfig) {
			c.InterruptionMode = model.Some(mode)
			c.CutIn.MinWords, c.CutIn.MinDurationMs = model.NullOf[int](), model.NullOf[int]()
			c.YieldOnOverlap.AfterWords, c.YieldOnOverlap.AfterSeconds = model.NullOf[int](), model.NullOf[float64]()
		})
		if b.MinWords != want[0] || b.MinDurationMs != want[1] || b.AfterWords != Off || b.AfterMs != Off {
			t.Errorf("%s: %+v", mode, b)
		}
		if len(b.Notes) != 2 || !strings.Contains(b.Notes[0].Text, "assumed") || b.Notes[0].Path != PathMinWords {
			t.Errorf("%s: notes %+v", mode, b.Notes)
		}
	}
}

func TestOutOfRangeIsNoted(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.FirstSpeaker = model.Some("both")
		c.InterruptionMode = model.Some("extreme\x1b[2J")
		c.BackchannelStyle = model.Some("bored")
		c.CutIn.MinWords = model.Some(-1)
		c.CutIn.BackoffMs = model.Some(math.MaxInt)
		c.YieldOnOverlap.AfterWords = model.Some(0)
		c.YieldOnOverlap.AfterSeconds = model.Some(math.NaN())
		c.WaitSeconds = model.Some(math.Inf(1))
		c.BackgroundNoiseVolume = model.Some(math.NaN())
		c.ReactionPauseMsMin, c.ReactionPauseMsMax = model.Some(900), model.Some(100)
	})
	if b.Mode != ModeOff || b.Style != StyleNeutral || b.FirstSpeaker != LaneAgent || b.MinWords != 0 || b.BackoffMs != 10_000 ||
		b.AfterWords != 1 || b.AfterMs != 100 || b.WaitMs != 30_000 || b.NoiseVolume != 0 || b.PauseMinMs != 100 || b.PauseMaxMs != 900 {
		t.Errorf("%+v", b)
	}
	if len(b.Notes) != 10 {
		t.Errorf("%d notes: %+v", len(b.Notes), b.Notes)
	}
	for _, n := range b.Notes {
		if strings.ContainsRune(n.Text, 0x1b) || !strings.Contains(n.Text, format.Knob(n.Path)) {
			t.Errorf("note %+v", n)
		}
	}
}

func TestWithAndValue(t *testing.T) {
	b := config(nil)
	for path, value := range map[string]model.Value{
		PathFirstSpeaker: model.TextValue("persona"), PathMinWords: model.IntValue(7), PathMinDuration: model.Null,
		PathBackoff: model.IntValue(0), PathNoise: model.TextValue("cafe"), PathNoiseVolume: model.NumberValue(.5),
		PathWait: model.NumberValue(2.5), PathAfterWords: model.Null, PathAfterSeconds: model.NumberValue(3),
		PathMode: model.TextValue("low"), PathStyle: model.TextValue("polite"), PathPhrases: model.StringsValue([]string{"yes"}),
		PathPauseMin: model.IntValue(1), PathPauseMax: model.IntValue(2), PathBurstEnabled: model.BoolValue(true),
		PathBurstPolicy: model.TextValue("debounced"),
	} {
		if b.Value(path) != model.Absent {
			t.Errorf("%s is there already", path)
		}
		changed, err := b.With(path, value)
		if err != nil || changed.Value(path) != value {
			t.Errorf("%s: %v, %v", path, changed.Value(path), err)
		}
		if b.Value(path) != model.Absent {
			t.Errorf("%s: With changed the behaviour it was asked of", path)
		}
		if back, err := changed.With(path, model.Absent); err != nil || !reflect.DeepEqual(back, b) {
			t.Errorf("%s does not go back: %v", path, err)
		}
		if _, err := b.With(path, model.JSONValue(`{"a":1}`)); err == nil {
			t.Errorf("%s takes an object", path)
		}
	}
	if _, err := b.With("behavior_config.language", model.TextValue("en")); err == nil {
		t.Error("language is no knob here")
	}
	if b.Value("name") != model.Absent {
		t.Error("name is no knob here")
	}
}

func TestConstants(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Constants() {
		if c.Name == "" || c.Unit == "" || c.Meaning == "" || c.Source == "" || names[c.Name] {
			t.Errorf("incomplete or twice: %+v", c)
		}
		names[c.Name] = true
		if strings.Contains(c.Source, "memory") {
			t.Errorf("from memory: %+v", c)
		}
	}
	Constants()[0].Value = 1
	if table[0].Value == 1 {
		t.Error("a caller can write to the table")
	}
}
