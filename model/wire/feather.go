package wire

import (
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

var _, _ = register(model.SystemFeather, func() *dialect { return newFeather(model.SystemFeather) }),
	register(model.SystemFeatherOrg, func() *dialect { return newFeather(model.SystemFeatherOrg) })

// newFeather is Feather's library or organisation persona (seeds/feather.txt;
// reference/systems.md §1). Both share one shape but for tags, which the
// library has, and is_active, which organisations have: the table knows which.
//
// Feather's defaults differ between API 1.21 and 1.87, and an update replaces
// behavior_config whole. So every knob is always written out.
func newFeather(system model.System) *dialect {
	d := &dialect{
		system:   system,
		layout:   newLayout(system),
		required: []string{"name", "body"},
		nulls: []string{
			"description", "behavior_config.language", "behavior_config.backchannel_overrides",
			"behavior_config.yield_on_overlap.after_words", "behavior_config.yield_on_overlap.after_seconds",
			"behavior_config.cut_in.min_words", "behavior_config.cut_in.min_duration_ms", // see featherNull
		},
		closed: []string{
			"behavior_config.first_speaker", "behavior_config.background_noise", "behavior_config.interruption_mode",
			"behavior_config.backchannel_style", "behavior_config.text_burst.policy",
		},
		refuses: []Body{BodyCreate, BodyUpdate},
		removed: map[string]value.Value{
			"description": value.Null, "tags": value.FromJSON("[]"), "traits": value.FromJSON("{}"),
			"is_active": value.Bool(true), // its default, which absence stands for
		},
		instead:    map[string]value.Value{"tags": value.FromJSON("[]")},
		fill:       featherDefault,
		takesNull:  featherNull,
		generation: featherGeneration,
		shapes: []shape{
			{name: ShapeCreate, must: []string{"name", "body"}},
			{name: ShapeUpdate},
			{name: ShapeRecord, must: []string{"id", "body"}},
		},
		endpoint: Endpoint{
			Path: "/v1/library/personas", Update: "PUT", Header: "x-api-key", KeyEnv: "FEATHER_API_KEY",
		},
		why: map[string]string{
			"project": "Feather has no projects",
			"enabled": "only Feather's organisation personas can be switched off",
			"tags":    "only Feather's library personas have tags",
		},
	}
	if system == model.SystemFeatherOrg {
		d.endpoint.Path = "/v1/personas"
	}
	return d
}

// featherDefault is what Feather takes for a knob that is not given, by API
// version (systems.md §1.2). The table's defaults are those of 1.21.
func featherDefault(key string, api version) value.Value {
	if !strings.HasPrefix(key, "behavior_config.") {
		return value.Absent
	}
	if api.isBefore(since187) {
		if spec, ok := field.Find(key); ok { // the knobs have the same paths here and there
			return spec.Default
		}
		return value.Absent
	}
	switch key {
	case "behavior_config.first_speaker":
		return value.Text("persona")
	case "behavior_config.cut_in.min_words", "behavior_config.cut_in.min_duration_ms":
		return value.Null
	case "behavior_config.text_burst.enabled":
		return value.Bool(false)
	case "behavior_config.text_burst.policy":
		return value.Text("live")
	}
	spec, _ := field.Find(key)
	return spec.Default
}

// FeatherDefault is what Feather takes for the knob at path when a record does
// not name it, in that version of its API; "" and what is no version are API121.
func FeatherDefault(path, api string) value.Value {
	v, err := parseVersion(api)
	if err != nil {
		v, _ = parseVersion(API121)
	}
	return featherDefault(path, v)
}

// featherNull reports whether a cut-in threshold may be null: it may from 1.87 on.
func featherNull(key string, r *resolved) bool {
	return !strings.HasPrefix(key, "behavior_config.cut_in.") || !r.api.isBefore(since187)
}

// featherGeneration tells which of Feather's APIs a record came from, "" when
// it does not show.
func featherGeneration(p *model.Persona) string {
	b := &p.Behavior
	switch {
	case b.TextBurst.Presence != value.StateAbsent, !b.TextBurst.Enabled.IsAbsent(), !b.TextBurst.Policy.IsAbsent(),
		b.CutIn.MinWords.IsNull(), b.CutIn.MinDurationMs.IsNull():
		return API187
	case !p.Origin.Feather.ID.IsAbsent(), !p.Origin.FeatherOrg.ID.IsAbsent():
		return API121 // newer answers spell out text_burst
	}
	return ""
}
