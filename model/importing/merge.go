package importing

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

// Merge returns ours updated by a record, and the fields that are set in ours
// and that the record says nothing of. Our id, project and stamps stay. Our own
// document is the whole persona, so it replaces everything.
func Merge(ours *model.Persona, record *wire.Imported) (merged model.Persona, kept []*field.Spec, err error) {
	if record.System == model.SystemPersonae {
		merged = record.Persona
		keepIdentity(&merged, ours)
		return merged, nil, nil
	}
	merged = *ours
	speaks := speaker(record)
	// Objects come after what is in them: their presence counts only while they
	// are empty.
	for _, objects := range []bool{false, true} {
		for _, spec := range field.All() {
			if (spec.Kind == field.KindObject) != objects || isIdentity(spec) {
				continue
			}
			theirs := spec.Of(&record.Persona).Get()
			if !speaks(spec, theirs) {
				if !objects && spec.Of(ours).Get().IsSet() && isOf(spec, record.System) {
					kept = append(kept, spec)
				}
				continue
			}
			if err := take(&merged, spec, theirs); err != nil {
				return merged, nil, err
			}
		}
	}
	// A null object took its members with it.
	kept = slices.DeleteFunc(kept, func(spec *field.Spec) bool { return !spec.Of(&merged).Get().IsSet() })
	return merged, kept, nil
}

// keepIdentity gives p what makes ours the persona it is in this library.
func keepIdentity(p, ours *model.Persona) {
	p.ID, p.Project, p.CreatedAt, p.UpdatedAt = ours.ID, ours.Project, ours.CreatedAt, ours.UpdatedAt
	if p.Name == "" {
		p.Name = ours.Name
	}
}

// isIdentity reports whether a field belongs to this library alone.
func isIdentity(spec *field.Spec) bool {
	switch spec.Path {
	case "id", "project", "created_at", "updated_at":
		return true
	}
	return false
}

// isOf reports whether a system has the field at all.
func isOf(spec *field.Spec, system model.System) bool {
	_, ok := spec.Carrier(system)
	return ok || strings.HasPrefix(spec.Path, "origin."+string(system)) || spec.Path == "extra."+string(system)
}

// speaker returns what reports whether a record says something of a field. Every
// record speaks of the keys that it has. A whole answer speaks of those that it
// leaves out as well: the system has nothing there.
func speaker(record *wire.Imported) func(spec *field.Spec, theirs value.Value) bool {
	whole := record.Shape == wire.ShapeRecord && record.API != olderAnam
	return func(spec *field.Spec, theirs value.Value) bool {
		switch {
		case theirs != value.Absent:
			return true
		case !whole || spec.Required:
			return false
		}
		system := string(record.System)
		if strings.HasPrefix(spec.Path, "origin."+system) || spec.Path == "extra."+system {
			return true
		}
		carrier, ok := spec.Carrier(record.System)
		// A key that only newer versions have says nothing by its absence.
		return ok && carrier.Read && (carrier.Since == "" || record.API == wire.API187)
	}
}

// olderAnam is the generation that wire reports for Anam's records of 2025,
// which lack most of what today's have.
const olderAnam = "2025"

// take puts a record's value into a field. A null object has no members.
func take(p *model.Persona, spec *field.Spec, v value.Value) error {
	if spec.Kind == field.KindObject && v == value.Null {
		if err := field.Clear(p, spec.Path); err != nil {
			return err
		}
	}
	return spec.Of(p).Set(v)
}
