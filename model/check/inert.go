package check

import (
	"cmp"

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
		if rule := &inertRules[i]; rule.when(p) {
			out = append(out, rule.Inert)
		}
	}
	return out
}

type inertRule struct {
	Inert
	at   string // the field that a hint stands at, "" for Path
	when func(*model.Persona) bool
	fix  func(*validation) *Fix // nil when only a person can mend it
}

const (
	volumePath = "behavior_config.background_noise_volume"
	policyPath = "behavior_config.text_burst.policy"
)

// inertRules is the one list of what does nothing: validation hints at those
// that somebody has set, the rehearsal names those of a call.
var inertRules = []inertRule{
	neverCutsIn("behavior_config.cut_in.min_words"),
	neverCutsIn("behavior_config.cut_in.min_duration_ms"),
	neverCutsIn("behavior_config.cut_in.backoff_ms"),
	{
		Inert: Inert{volumePath, "The noise volume does nothing while there is no background noise"},
		when:  func(p *model.Persona) bool { return p.Behavior.BackgroundNoise.Or("none") == "none" },
		fix:   func(v *validation) *Fix { return v.fixDefault("Back to ", volumePath) },
	},
	{
		Inert: Inert{"behavior_config.background_noise", "At volume 0 the background noise cannot be heard"}, at: volumePath,
		when: func(p *model.Persona) bool {
			level, set := p.Behavior.BackgroundNoiseVolume.Get()
			return set && level == 0 && p.Behavior.BackgroundNoise.Or("none") != "none"
		},
		fix: func(v *validation) *Fix { return v.fixDefault("Set to ", volumePath) },
	},
	{
		Inert: Inert{policyPath, "The burst policy does nothing while bursts are off"},
		when:  func(p *model.Persona) bool { return !p.Behavior.TextBurst.Enabled.Or(false) },
		fix:   sets("Send in bursts", "behavior_config.text_burst.enabled", value.Bool(true)),
	},
	{
		Inert: Inert{"anam.initialMessage", "The first message is never spoken while the greeting is skipped"},
		when: func(p *model.Persona) bool {
			return p.Anam.SkipGreeting.Or(false) && p.Anam.InitialMessage.Or("") != ""
		},
		fix: sets("Do not skip the greeting", "anam.skipGreeting", value.Bool(false)),
	},
	{
		Inert: Inert{"anam.uninterruptibleGreeting", "There is no greeting to protect while it is skipped"},
		when: func(p *model.Persona) bool {
			return p.Anam.SkipGreeting.Or(false) && p.Anam.UninterruptibleGreeting.Or(false)
		},
		fix: sets("Do not skip the greeting", "anam.skipGreeting", value.Bool(false)),
	},
	{
		Inert: Inert{"anam.widgetConfig.allowedOrigins", "The list of sites does nothing while every site is allowed"},
		when: func(p *model.Persona) bool {
			widget := &p.Anam.WidgetConfig
			return widget.AllowEverywhere.Or(false) && len(widget.AllowedOrigins.Or(nil)) > 0
		},
		fix: sets("Allow only these", "anam.widgetConfig.allowEverywhere", value.Bool(false)),
	},
	{
		Inert: Inert{"mrassistant.config_overrides", "Mr Assistant reserves the overrides for later: they change nothing yet"},
		when: func(p *model.Persona) bool {
			members, _ := p.MrAssistant.ConfigOverrides.Or("").Members()
			return len(members) > 0
		},
	},
}

func neverCutsIn(path string) inertRule {
	spec, _ := field.Find(path)
	return inertRule{
		Inert: Inert{path, spec.Label + " does nothing while interruption is off"},
		when:  func(p *model.Persona) bool { return p.Behavior.InterruptionMode.Or("off") == "off" },
		fix:   sets("Interrupt a little", "behavior_config.interruption_mode", value.Text("low")),
	}
}

func sets(label, path string, to value.Value) func(*validation) *Fix {
	return func(v *validation) *Fix { return v.fixField(label, path, to) }
}

// inert points out what was set and does nothing. Nobody need hear that a
// default does nothing.
func (v *validation) inert() {
	for i := range inertRules {
		rule := &inertRules[i]
		spec, _ := field.Find(cmp.Or(rule.at, rule.Path))
		held := spec.Of(v.persona).Get()
		if !held.IsSet() || held == spec.Default || !rule.when(v.persona) {
			continue
		}
		var fix *Fix
		if rule.fix != nil {
			fix = rule.fix(v)
		}
		v.hint(spec.Path, rule.Reason+".", fix)
	}
}

func (v *validation) fixDefault(label, path string) *Fix {
	spec, _ := field.Find(path)
	return v.fixField(label+spec.Default.JSON(), path, spec.Default)
}
