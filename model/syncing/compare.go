package syncing

import (
	"personae/model"
	"personae/model/field"
)

// Differences returns the changes of fields that turn from into to, as far as a system
// carries them: what systems and libraries give out is none.
func Differences(from, to *model.Persona, system model.System) []field.Change {
	var carried []field.Change
	for _, change := range field.Diff(from, to) {
		if spec, ok := field.Find(change.Path); ok && carries(system, spec) {
			carried = append(carried, change)
		}
	}
	return carried
}

// carries reports whether a field that people edit is in any body of the system of today.
func carries(system model.System, spec *field.Spec) bool {
	c, ok := spec.Carrier(system)
	return ok && !spec.ReadOnly && (c.Create || c.Update || c.Read)
}
