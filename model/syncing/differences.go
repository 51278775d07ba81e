package syncing

import (
	"slices"

	"personae/model"
	"personae/model/field"
)

// Differences are the fields in which two texts of a persona differ as far as a system
// carries them: what people set, not ids and stamps.
func Differences(system model.System, before, after *model.Persona) []field.Change {
	return slices.DeleteFunc(field.Edited(field.Diff(before, after)), func(c field.Change) bool {
		spec, _ := field.Find(c.Path)
		_, carried := spec.Carrier(system)
		return !carried
	})
}
