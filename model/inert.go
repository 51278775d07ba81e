package model

// Inert is a field that cannot matter as the others are set.
type Inert struct {
	Path   string `json:"path"`
	Reason string `json:"reason"` // a sentence without its full stop
}

// InertFields lists the fields that do nothing whatever they hold, as the
// others are set. What depends on who is called, or on what is said, only a
// rehearsal can tell.
func InertFields(p *Persona) []Inert {
	var out []Inert
	for i := range inertRules {
		if rule := &inertRules[i]; rule.when(&p.Behavior) {
			out = append(out, Inert{rule.path, rule.reason()})
		}
	}
	return out
}

// inertRule is one way in which a field comes to do nothing.
type inertRule struct {
	path    string // of the field
	subject string // how the sentence begins; with the field's label where it is empty
	rest    string
	when    func(*BehaviorConfig) bool
	at      string // the field that a hint stands at where that is another
	fix     func(*validation) *Fix
}

const (
	modePath   = "behavior_config.interruption_mode"
	noisePath  = "behavior_config.background_noise"
	volumePath = "behavior_config.background_noise_volume"
)

// inertRules is the one list of what does nothing: validation hints at those
// that somebody has set, the rehearsal names them all.
var inertRules = []inertRule{
	neverCutsIn("behavior_config.cut_in.min_words"),
	neverCutsIn("behavior_config.cut_in.min_duration_ms"),
	neverCutsIn("behavior_config.cut_in.backoff_ms"),
	{
		path: volumePath, subject: "The noise volume", rest: "does nothing while there is no background noise",
		when: func(b *BehaviorConfig) bool { return b.BackgroundNoise.Or("none") == "none" },
		fix:  func(v *validation) *Fix { return v.fixDefault("Back to ", volumePath) },
	},
	{
		path: noisePath, subject: "At volume 0 the background noise", rest: "cannot be heard", at: volumePath,
		when: func(b *BehaviorConfig) bool {
			level, set := b.BackgroundNoiseVolume.Get()
			return set && level == 0 && b.BackgroundNoise.Or("none") != "none"
		},
		fix: func(v *validation) *Fix { return v.fixDefault("Set to ", volumePath) },
	},
	{
		path: "behavior_config.text_burst.policy", subject: "The burst policy", rest: "does nothing while bursts are off",
		when: func(b *BehaviorConfig) bool { return !b.TextBurst.Enabled.Or(false) },
		fix: func(v *validation) *Fix {
			return v.fixField("Send in bursts", "behavior_config.text_burst.enabled", BoolValue(true))
		},
	},
}

func neverCutsIn(path string) inertRule {
	return inertRule{
		path: path, rest: "does nothing while interruption is off",
		when: func(b *BehaviorConfig) bool { return b.InterruptionMode.Or("off") == "off" },
		fix:  func(v *validation) *Fix { return v.fixField("Interrupt a little", modePath, TextValue("low")) },
	}
}

func (r *inertRule) reason() string {
	subject := r.subject
	if subject == "" {
		spec, _ := Field(r.path)
		subject = spec.Label
	}
	return subject + " " + r.rest
}

// inert points out what was set and does nothing. Nobody need hear that a
// default does nothing.
func (v *validation) inert() {
	for i := range inertRules {
		rule := &inertRules[i]
		if !rule.when(&v.persona.Behavior) {
			continue
		}
		at := rule.at
		if at == "" {
			at = rule.path
		}
		spec, _ := Field(at)
		if value := spec.Of(v.persona).Get(); value.IsSet() && value != spec.Default {
			v.hint(at, rule.reason()+".", rule.fix(v))
		}
	}
}

// fixDefault is a fix that sets a field to its default.
func (v *validation) fixDefault(label, path string) *Fix {
	spec, _ := Field(path)
	return v.fixField(label+spec.Default.JSON(), path, spec.Default)
}
