package rehearsal

import (
	"fmt"
	"slices"

	"personae/model/check"
	"personae/model/field"
	"personae/model/value"
)

// The paths of the knobs, as in the native document and on the command line.
const (
	PathFirstSpeaker = "behavior_config.first_speaker"
	PathMinWords     = "behavior_config.cut_in.min_words"
	PathMinDuration  = "behavior_config.cut_in.min_duration_ms"
	PathBackoff      = "behavior_config.cut_in.backoff_ms"
	PathNoise        = "behavior_config.background_noise"
	PathNoiseVolume  = "behavior_config.background_noise_volume"
	PathWait         = "behavior_config.wait_seconds"
	PathAfterWords   = "behavior_config.yield_on_overlap.after_words"
	PathAfterSeconds = "behavior_config.yield_on_overlap.after_seconds"
	PathMode         = "behavior_config.interruption_mode"
	PathStyle        = "behavior_config.backchannel_style"
	PathPhrases      = "behavior_config.backchannel_overrides"
	PathPauseMin     = "behavior_config.reaction_pause_ms_min"
	PathPauseMax     = "behavior_config.reaction_pause_ms_max"
	PathBurstEnabled = "behavior_config.text_burst.enabled"
	PathBurstPolicy  = "behavior_config.text_burst.policy"
	PathLanguage     = "behavior_config.language"
)

// knobs are the fields that the rehearsal reads, in the order it tells of them.
var knobs = []string{
	PathFirstSpeaker, PathMode, PathMinWords, PathMinDuration, PathBackoff, PathAfterWords, PathAfterSeconds,
	PathPauseMin, PathPauseMax, PathWait, PathStyle, PathPhrases, PathNoise, PathNoiseVolume, PathBurstEnabled, PathBurstPolicy, PathLanguage,
}

// notModelled are the fields of a behavior_config that the rehearsal passes
// over, and why. Every other must be a knob: a test says so of a new one.
var notModelled = map[string]string{}

// Knobs returns the paths of the fields that the rehearsal reads. The slice is
// the caller's own.
func Knobs() []string { return slices.Clone(knobs) }

// IsKnob reports whether the rehearsal reads the field at path.
func IsKnob(path string) bool { return slices.Contains(knobs, path) }

// Label is what people call the knob at path.
func Label(path string) string {
	spec, _ := field.Find(path)
	return spec.Label
}

// Setting names a knob in a sentence, with what it comes to here: “Give way after
// time” 0.5 s.
func (b Behavior) Setting(path string) string {
	seconds := func(ms int) value.Value { return value.Number(float64(ms) / 1000) }
	var v value.Value
	switch path {
	case PathMinWords:
		v = value.Int(b.MinWords)
	case PathMinDuration:
		v = value.Int(b.MinDurationMs)
	case PathBackoff:
		v = value.Int(b.BackoffMs)
	case PathAfterWords:
		v = value.Int(b.AfterWords)
	case PathAfterSeconds:
		v = seconds(b.AfterMs)
	case PathPauseMin:
		v = value.Int(b.PauseMinMs)
	case PathPauseMax:
		v = value.Int(b.PauseMaxMs)
	case PathWait:
		v = seconds(b.WaitMs)
	case PathStyle:
		v = value.Text(b.Style)
	default:
		v = b.Value(path)
	}
	return field.Setting(path, v)
}

// Value returns what the persona itself holds at path, in its three states;
// a path that is no knob is absent.
func (b Behavior) Value(path string) value.Value {
	spec, ok := field.Find(path)
	if !ok || !IsKnob(path) {
		return value.Absent
	}
	return spec.Of(b.persona).Get()
}

// Inert lists the knobs that do nothing whatever is said, and whoever is called.
func (b Behavior) Inert() []check.Inert { return check.InertFields(b.persona) }

// With returns the behaviour as it would be with v at path. It fails when path
// is no knob or cannot hold v.
func (b Behavior) With(path string, v value.Value) (Behavior, error) {
	spec, ok := field.Find(path)
	if !ok || !IsKnob(path) {
		return b, fmt.Errorf("%q is not a knob of the rehearsal", path)
	}
	changed := *b.persona
	if err := spec.Of(&changed).Set(v); err != nil {
		return b, fmt.Errorf("%s: %w", path, err)
	}
	return From(&changed, b.API), nil
}
