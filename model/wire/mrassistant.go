package wire

import (
	"personae/model"
	"personae/model/value"
)

var _ = register(model.SystemMrAssistant, newMrAssistant)

// newMrAssistant is Mr Assistant's persona, a named place that points to an
// agent (seeds/mrassistant.txt; systems.md §4). Its specialist_type never
// changes, so no update has it; the table knows that.
func newMrAssistant() *dialect {
	return &dialect{
		system:   model.SystemMrAssistant,
		layout:   newLayout(model.SystemMrAssistant),
		required: []string{"specialist_type", "agent_id", "display_name"},
		nulls:    []string{"description", "config_overrides", "tags"},
		removed: map[string]value.Value{
			"description": value.Null, "config_overrides": value.Null, "tags": value.Null,
			"enabled": value.Bool(true), // its default, which absence stands for
		},
		shapes: []shape{
			{name: ShapeCreate, must: []string{"specialist_type", "agent_id", "display_name"}},
			{name: ShapeUpdate},
			{name: ShapeRecord, must: []string{"id", "display_name"}},
		},
		endpoint: Endpoint{Path: "/personas", Update: "PATCH", Header: "Authorization", Scheme: "Bearer ", KeyEnv: "MRASSISTANT_TOKEN"},
		why: map[string]string{
			"project": "Mr Assistant has no projects",
			"prompt":  "in Mr Assistant the prompt lives on the agent behind the persona",
		},
	}
}
