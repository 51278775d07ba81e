package model

import "fmt"

// Feather's own values for what a record leaves out (reference: API 1.21; the
// pauses are the same in 1.87).
const (
	featherPauseMin = 200
	featherPauseMax = 500
)

// turnTaking looks at knobs that work together.
func (v *validation) turnTaking() {
	b := &v.persona.Behavior
	v.pauses(b)
	v.cutIn(b)
	words, seconds := b.YieldOnOverlap.AfterWords, b.YieldOnOverlap.AfterSeconds
	if words.IsNull() && seconds.IsNull() {
		v.warn("behavior_config.yield_on_overlap.after_words",
			"Both thresholds are off: once it talks, this persona never gives way.",
			v.fixField("Give way after 2 words", "behavior_config.yield_on_overlap.after_words", IntValue(2)))
	}
}

// pauses refuses a span of pauses that is empty.
func (v *validation) pauses(b *BehaviorConfig) {
	least, most := b.ReactionPauseMsMin.Or(featherPauseMin), b.ReactionPauseMsMax.Or(featherPauseMax)
	if least <= most {
		return
	}
	const minPath, maxPath = "behavior_config.reaction_pause_ms_min", "behavior_config.reaction_pause_ms_max"
	swap := v.fixField("Swap them", minPath, IntValue(most))
	swap.Changes = append(swap.Changes, v.fixField("", maxPath, IntValue(least)).Changes...)
	v.add(minPath, SeverityError,
		fmt.Sprintf("The shortest pause, %d ms, is longer than the longest, %d ms.", least, most), swap)
}

// cutIn points out thresholds that were set and do nothing.
func (v *validation) cutIn(b *BehaviorConfig) {
	if b.InterruptionMode.Or("off") != "off" {
		return
	}
	for _, path := range []string{
		"behavior_config.cut_in.min_words", "behavior_config.cut_in.min_duration_ms", "behavior_config.cut_in.backoff_ms",
	} {
		spec, _ := Field(path)
		if value := spec.Of(v.persona).Get(); value.IsSet() && value != spec.Default {
			v.hint(path, spec.Label+" does nothing while interruption is off.",
				v.fixField("Interrupt a little", "behavior_config.interruption_mode", TextValue("low")))
		}
	}
}

// surroundings looks at noise and text bursts.
func (v *validation) surroundings() {
	b := &v.persona.Behavior
	const volumePath = "behavior_config.background_noise_volume"
	spec, _ := Field(volumePath)
	volume := spec.Of(v.persona).Get()
	noise := b.BackgroundNoise.Or("none")
	switch level, set := b.BackgroundNoiseVolume.Get(); {
	case noise == "none" && volume.IsSet() && volume != spec.Default:
		v.hint(volumePath, "The noise volume does nothing while there is no background noise.",
			v.fixField("Back to "+spec.Default.JSON(), volumePath, spec.Default))
	case noise != "none" && set && level == 0:
		v.hint(volumePath, "At volume 0 the background noise cannot be heard.",
			v.fixField("Set to "+spec.Default.JSON(), volumePath, spec.Default))
	}
	if b.TextBurst.Policy.IsSet() && !b.TextBurst.Enabled.Or(false) {
		v.hint("behavior_config.text_burst.policy", "The burst policy does nothing while bursts are off.",
			v.fixField("Send in bursts", "behavior_config.text_burst.enabled", BoolValue(true)))
	}
}
