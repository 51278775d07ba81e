package check

import (
	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// Inert is a field that cannot matter as the others are set.
type Inert struct {
	Path   string `json:"path"`
	Reason string `json:"reason"` // a sentence without its full stop
}

// InertFields lists the fields that do nothing whatever they hold, as the
// others are set. What depends on who is called, or on what is said, only a
// rehearsal can tell.
func InertFields(p *model.Persona) []Inert {
	var out []Inert
	for i := range inertRules {
		if rule := &inertRules[i]; rule.when(&p.Behavior) {
			out = append(out, rule.Inert)
		}
	}
	return out
}

// inertRule is one way in which a field comes to do nothing.
type inertRule struct {
	Inert
	at   string // the field that a hint stands at
	when func(*model.BehaviorConfig) bool
	fix  func(*validation) *Fix
}

const (
	volumePath = "behavior_config.background_noise_volume"
	policyPath = "behavior_config.text_burst.policy"
)

// inertRules is the one list of what does nothing: validation hints at those
// that somebody has set, the rehearsal names them all.
var inertRules = []inertRule{
	neverCutsIn("behavior_config.cut_in.min_words"),
	neverCutsIn("behavior_config.cut_in.min_duration_ms"),
	neverCutsIn("behavior_config.cut_in.backoff_ms"),
	{
		Inert: Inert{volumePath, "The noise volume does nothing while there is no background noise"}, at: volumePath,
		when: func(b *model.BehaviorConfig) bool { return b.BackgroundNoise.Or("none") == "none" },
		fix:  func(v *validation) *Fix { return v.fixDefault("Back to ", volumePath) },
	},
	{
		Inert: Inert{"behavior_config.background_noise", "At volume 0 the background noise cannot be heard"}, at: volumePath,
		when: func(b *model.BehaviorConfig) bool {
			level, set := b.BackgroundNoiseVolume.Get()
			return set && level == 0 && b.BackgroundNoise.Or("none") != "none"
		},
		fix: func(v *validation) *Fix { return v.fixDefault("Set to ", volumePath) },
	},
	{
		Inert: Inert{policyPath, "The burst policy does nothing while bursts are off"}, at: policyPath,
		when: func(b *model.BehaviorConfig) bool { return !b.TextBurst.Enabled.Or(false) },
		fix: func(v *validation) *Fix {
			return v.fixField("Send in bursts", "behavior_config.text_burst.enabled", value.Bool(true))
		},
	},
}

func neverCutsIn(path string) inertRule {
	spec, _ := field.Find(path)
	return inertRule{
		Inert: Inert{path, spec.Label + " does nothing while interruption is off"}, at: path,
		when: func(b *model.BehaviorConfig) bool { return b.InterruptionMode.Or("off") == "off" },
		fix: func(v *validation) *Fix {
			return v.fixField("Interrupt a little", "behavior_config.interruption_mode", value.Text("low"))
		},
	}
}

// inert points out what was set and does nothing. Nobody need hear that a
// default does nothing.
func (v *validation) inert() {
	for i := range inertRules {
		rule := &inertRules[i]
		if !rule.when(&v.persona.Behavior) {
			continue
		}
		spec, _ := field.Find(rule.at)
		if held := spec.Of(v.persona).Get(); held.IsSet() && held != spec.Default {
			v.hint(rule.at, rule.Reason+".", rule.fix(v))
		}
	}
}

// fixDefault is a fix that sets a field to its default.
func (v *validation) fixDefault(label, path string) *Fix {
	spec, _ := field.Find(path)
	return v.fixField(label+spec.Default.JSON(), path, spec.Default)
}
