package check

import (
	"fmt"

	"personae/model"
	"personae/model/value"
)

// Feather's own values for what a record leaves out (reference: API 1.21; the
// pauses are the same in 1.87).
const (
	featherPauseMin = 200
	featherPauseMax = 500
)

func (v *validation) turnTaking() {
	b := &v.persona.Behavior
	v.pauses(b)
	words, seconds := b.YieldOnOverlap.AfterWords, b.YieldOnOverlap.AfterSeconds
	if words.IsNull() && seconds.IsNull() {
		v.warn("behavior_config.yield_on_overlap.after_words",
			"Both thresholds are off: once it talks, this persona never gives way.",
			v.fixField("Give way after 2 words", "behavior_config.yield_on_overlap.after_words", value.Int(2)))
	}
}

func (v *validation) pauses(b *model.BehaviorConfig) {
	least, most := b.ReactionPauseMsMin.Or(featherPauseMin), b.ReactionPauseMsMax.Or(featherPauseMax)
	if least <= most {
		return
	}
	const minPath, maxPath = "behavior_config.reaction_pause_ms_min", "behavior_config.reaction_pause_ms_max"
	swap := v.fixField("Swap them", minPath, value.Int(most))
	swap.Changes = append(swap.Changes, v.fixField("", maxPath, value.Int(least)).Changes...)
	v.add(minPath, SeverityError,
		fmt.Sprintf("The shortest pause, %d ms, is longer than the longest, %d ms.", least, most), swap)
}
