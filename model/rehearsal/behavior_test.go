package rehearsal

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"personae/model"
	"personae/model/value"
)

func TestAbsentIsFeathersDefault(t *testing.T) {
	b := config(nil)
	if len(b.Notes) != 1 || !strings.Contains(b.Notes[0].Text, "1.21") {
		t.Errorf("notes %+v", b.Notes)
	}
	b.persona, b.Notes = nil, nil
	want := Behavior{
		FirstSpeaker: LaneAgent, Mode: ModeOff, MinWords: 3, MinDurationMs: 300, BackoffMs: 1000,
		AfterWords: 2, AfterMs: 500, PauseMinMs: 200, PauseMaxMs: 500, Style: StyleNeutral,
		Phrases: StylePhrases(StyleNeutral, ""), Noise: NoiseNone, NoiseVolume: .3, BurstPolicy: PolicyLive,
	}
	if !reflect.DeepEqual(b, want) {
		t.Errorf("got %+v", b)
	}
}

func TestNullThresholds(t *testing.T) {
	for mode, want := range map[string][2]int{ModeLow: {8, 2500}, ModeMedium: {5, 1500}, ModeHigh: {3, 700}} {
		b := config(func(c *model.BehaviorConfig) {
			c.InterruptionMode, c.FirstSpeaker = value.Some(mode), value.Some("agent")
			c.CutIn.MinWords, c.CutIn.MinDurationMs = value.NullOf[int](), value.NullOf[int]()
			c.YieldOnOverlap.AfterWords, c.YieldOnOverlap.AfterSeconds = value.NullOf[int](), value.NullOf[float64]()
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
		c.FirstSpeaker = value.Some("both")
		c.InterruptionMode = value.Some("extreme\x1b[2J")
		c.BackchannelStyle = value.Some("bored")
		c.CutIn.MinWords, c.CutIn.MinDurationMs = value.Some(-1), value.Some(300)
		c.CutIn.BackoffMs = value.Some(math.MaxInt)
		c.YieldOnOverlap.AfterWords = value.Some(0)
		c.YieldOnOverlap.AfterSeconds = value.Some(math.NaN())
		c.WaitSeconds = value.Some(math.Inf(1))
		c.BackgroundNoiseVolume = value.Some(math.NaN())
		c.ReactionPauseMsMin, c.ReactionPauseMsMax = value.Some(900), value.Some(100)
	})
	if b.Mode != ModeOff || b.Style != StyleNeutral || b.FirstSpeaker != LaneAgent || b.MinWords != 0 || b.BackoffMs != 10_000 ||
		b.AfterWords != 1 || b.AfterMs != 100 || b.WaitMs != 30_000 || b.NoiseVolume != 0 || b.PauseMinMs != 100 || b.PauseMaxMs != 900 {
		t.Errorf("%+v", b)
	}
	if len(b.Notes) != 10 {
		t.Errorf("%d notes: %+v", len(b.Notes), b.Notes)
	}
	for _, n := range b.Notes {
		if strings.ContainsRune(n.Text, 0x1b) || !strings.Contains(n.Text, Label(n.Path)) {
			t.Errorf("note %+v", n)
		}
	}
}

func TestWithAndValue(t *testing.T) {
	b := config(nil)
	for path, v := range map[string]value.Value{
		PathFirstSpeaker: value.Text("persona"), PathMinWords: value.Int(7), PathMinDuration: value.Null,
		PathBackoff: value.Int(0), PathNoise: value.Text("cafe"), PathNoiseVolume: value.Number(.5),
		PathWait: value.Number(2.5), PathAfterWords: value.Null, PathAfterSeconds: value.Number(3),
		PathMode: value.Text("low"), PathStyle: value.Text("polite"), PathPhrases: value.List([]string{"yes"}),
		PathPauseMin: value.Int(1), PathPauseMax: value.Int(2), PathBurstEnabled: value.Bool(true),
		PathBurstPolicy: value.Text("debounced"), PathLanguage: value.Text("de"),
	} {
		if b.Value(path) != value.Absent {
			t.Errorf("%s is there already", path)
		}
		changed, err := b.With(path, v)
		if err != nil || changed.Value(path) != v {
			t.Errorf("%s: %v, %v", path, changed.Value(path), err)
		}
		if b.Value(path) != value.Absent {
			t.Errorf("%s: With changed the behaviour it was asked of", path)
		}
		if back, err := changed.With(path, value.Absent); err != nil || !reflect.DeepEqual(back, b) {
			t.Errorf("%s does not go back: %v", path, err)
		}
		if _, err := b.With(path, value.FromJSON(`{"a":1}`)); err == nil {
			t.Errorf("%s takes an object", path)
		}
	}
	if _, err := b.With("behavior_config", value.Text("en")); err == nil {
		t.Error("the whole is no knob")
	}
	if b.Value("name") != value.Absent {
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

// TestAbsentFollowsTheVersion holds a knob that is not named to the defaults of
// the version of Feather's API, with one note, and a named one to itself.
func TestAbsentFollowsTheVersion(t *testing.T) {
	p := model.Persona{Behavior: model.BehaviorConfig{InterruptionMode: value.Some(ModeHigh)}}
	for api, want := range map[string]struct {
		first           Lane
		words, duration int
	}{"": {LaneAgent, 3, 300}, "1.21": {LaneAgent, 3, 300}, "no version": {LaneAgent, 3, 300}, "1.90": {LanePersona, 3, 700}, "1.87": {LanePersona, 3, 700}} {
		b := From(&p, api)
		if b.FirstSpeaker != want.first || b.MinWords != want.words || b.MinDurationMs != want.duration {
			t.Errorf("%q: %+v", api, b)
		}
		about := 0
		for _, n := range b.Notes {
			if strings.Contains(n.Text, "differ") {
				about++
			}
		}
		if about != 1 {
			t.Errorf("%q: %d notes of the version: %+v", api, about, b.Notes)
		}
		if changed, err := b.With(PathBackoff, value.Int(5)); err != nil || changed.FirstSpeaker != want.first {
			t.Errorf("%q is forgotten by With: %v", api, err)
		}
	}
	p.Behavior.FirstSpeaker, p.Behavior.CutIn.MinWords, p.Behavior.CutIn.MinDurationMs = value.Some("agent"), value.Some(4), value.Some(5)
	if b := From(&p, "1.90"); b.FirstSpeaker != LaneAgent || b.MinWords != 4 || b.MinDurationMs != 5 || len(b.Notes) != 0 {
		t.Errorf("%+v", b)
	}
}
