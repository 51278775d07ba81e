package syncing

import (
	"personae/model/field"
	"personae/model/wire"
)

// stampOf reads the stamp that a system's record carries, by the field table.
func stampOf(record *wire.Imported) string {
	for _, member := range []string{"updated_at", "updatedAt"} {
		if spec, ok := field.Find("origin." + string(record.System) + "." + member); ok {
			if text, ok := spec.Of(&record.Persona).Get().Text(); ok {
				return text
			}
		}
	}
	return ""
}
