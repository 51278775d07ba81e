package rehearsal

import (
	"fmt"

	"personae/model"
)

// The paths of the knobs, as in the native document and on the command line.
const (
	PathFirstSpeaker  = "behavior_config.first_speaker"
	PathMinWords      = "behavior_config.cut_in.min_words"
	PathMinDuration   = "behavior_config.cut_in.min_duration_ms"
	PathBackoff       = "behavior_config.cut_in.backoff_ms"
	PathNoise         = "behavior_config.background_noise"
	PathNoiseVolume   = "behavior_config.background_noise_volume"
	PathWait          = "behavior_config.wait_seconds"
	PathAfterWords    = "behavior_config.yield_on_overlap.after_words"
	PathAfterSeconds  = "behavior_config.yield_on_overlap.after_seconds"
	PathMode          = "behavior_config.interruption_mode"
	PathStyle         = "behavior_config.backchannel_style"
	PathPhrases       = "behavior_config.backchannel_overrides"
	PathPauseMin      = "behavior_config.reaction_pause_ms_min"
	PathPauseMax      = "behavior_config.reaction_pause_ms_max"
	PathBurstEnabled  = "behavior_config.text_burst.enabled"
	PathBurstPolicy   = "behavior_config.text_burst.policy"
	behaviorPathStart = "behavior_config."
)

// Value returns what the persona itself holds at path, in its three states;
// a path that is no knob is absent.
func (b Behavior) Value(path string) model.Value {
	if k, ok := knobAt(&b.config, path); ok {
		return k.get()
	}
	return model.Absent
}

// With returns the behaviour as it would be with v at path. It fails when path
// is no knob or cannot hold v.
func (b Behavior) With(path string, v model.Value) (Behavior, error) {
	config := b.config
	k, ok := knobAt(&config, path)
	if !ok {
		return b, fmt.Errorf("%q is not a knob of the rehearsal", path)
	}
	if !k.set(v) {
		return b, fmt.Errorf("%s cannot hold %s", path, v.JSON())
	}
	return fromConfig(config), nil
}

// knob is one knob of one behavior_config.
type knob struct {
	get func() model.Value
	set func(model.Value) bool
}

// knobAt binds the knob at path to c.
func knobAt(c *model.BehaviorConfig, path string) (knob, bool) {
	switch path {
	case PathFirstSpeaker:
		return bind(&c.FirstSpeaker, model.TextValue, model.Value.Text), true
	case PathMinWords:
		return bind(&c.CutIn.MinWords, model.IntValue, wholeOf), true
	case PathMinDuration:
		return bind(&c.CutIn.MinDurationMs, model.IntValue, wholeOf), true
	case PathBackoff:
		return bind(&c.CutIn.BackoffMs, model.IntValue, wholeOf), true
	case PathNoise:
		return bind(&c.BackgroundNoise, model.TextValue, model.Value.Text), true
	case PathNoiseVolume:
		return bind(&c.BackgroundNoiseVolume, model.NumberValue, model.Value.Number), true
	case PathWait:
		return bind(&c.WaitSeconds, model.NumberValue, model.Value.Number), true
	case PathAfterWords:
		return bind(&c.YieldOnOverlap.AfterWords, model.IntValue, wholeOf), true
	case PathAfterSeconds:
		return bind(&c.YieldOnOverlap.AfterSeconds, model.NumberValue, model.Value.Number), true
	case PathMode:
		return bind(&c.InterruptionMode, model.TextValue, model.Value.Text), true
	case PathStyle:
		return bind(&c.BackchannelStyle, model.TextValue, model.Value.Text), true
	case PathPhrases:
		return bind(&c.BackchannelOverrides, stringsValue, stringsOf), true
	case PathPauseMin:
		return bind(&c.ReactionPauseMsMin, model.IntValue, wholeOf), true
	case PathPauseMax:
		return bind(&c.ReactionPauseMsMax, model.IntValue, wholeOf), true
	case PathBurstEnabled:
		return bind(&c.TextBurst.Enabled, model.BoolValue, model.Value.Bool), true
	case PathBurstPolicy:
		return bind(&c.TextBurst.Policy, model.TextValue, model.Value.Text), true
	}
	return knob{}, false
}

// bind gives a member of a behavior_config as a knob.
func bind[T any](at *model.Optional[T], encode func(T) model.Value, decode func(model.Value) (T, bool)) knob {
	return knob{
		get: func() model.Value {
			if value, ok := at.Get(); ok {
				return encode(value)
			}
			if at.IsNull() {
				return model.Null
			}
			return model.Absent
		},
		set: func(v model.Value) bool {
			switch v.State() {
			case model.StateAbsent:
				*at = model.Optional[T]{}
				return true
			case model.StateNull:
				*at = model.NullOf[T]()
				return true
			case model.StateValue:
			}
			value, ok := decode(v)
			if ok {
				*at = model.Some(value)
			}
			return ok
		},
	}
}

// wholeOf reads a whole number; 3.0 counts as 3.
func wholeOf(v model.Value) (int, bool) {
	f, ok := v.Number()
	if !ok || f != float64(int32(f)) {
		return 0, false
	}
	return int(f), true
}

func stringsValue(s model.Strings) model.Value { return model.StringsValue(s) }

func stringsOf(v model.Value) (model.Strings, bool) {
	s, ok := v.Strings()
	return s, ok
}
