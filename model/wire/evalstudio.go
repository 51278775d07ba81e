package wire

import (
	"personae/model"
	"personae/model/value"
)

var _ = register(model.SystemEvalStudio, newEvalStudio)

// newEvalStudio is EvalStudio's persona (seeds/evalstudio.txt; systems.md §3).
// A create keeps null. An update keeps the old text for one, so a text that is null
// or was taken away is written as "", the nearest that EvalStudio can say.
func newEvalStudio() *dialect {
	emptied := textValues("description", "systemPrompt", "imageUrl")
	emptied["headers"] = value.FromJSON("{}")
	return &dialect{
		system:   model.SystemEvalStudio,
		layout:   newLayout(model.SystemEvalStudio, "imageUrl"),
		required: []string{"name"},
		nulls:    []string{"description", "systemPrompt", "headers"},
		takesNull: func(key string, r *resolved) bool {
			return r.sends == BodyCreate || key == "headers"
		},
		removed: emptied,
		instead: emptied,
		shapes: []shape{
			{name: ShapeCreate, must: []string{"name"}},
			{name: ShapeUpdate},
			{name: ShapeRecord, must: []string{"id", "name", "createdAt"}},
		},
		endpoint: Endpoint{Path: "/api/projects/" + PathProject + "/personas", Update: "PUT"},
		why: map[string]string{
			"project": "EvalStudio has the project in the address, not in the record",
			"tags":    "EvalStudio's personas have no tags",
			"enabled": "EvalStudio's personas cannot be switched off",
		},
	}
}
