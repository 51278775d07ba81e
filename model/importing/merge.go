package importing

import (
	"cmp"
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
		merged.ID, merged.Project, merged.CreatedAt, merged.UpdatedAt = ours.ID, ours.Project, ours.CreatedAt, ours.UpdatedAt
		merged.Name = cmp.Or(merged.Name, ours.Name)
		return merged, nil, nil
	}
	merged = *ours
	speaks := speaker(record)
	// Objects come after what is in them: their presence counts only while they
	// are empty.
	for _, objects := range []bool{false, true} {
		for _, spec := range field.All() {
			if (spec.Kind == field.KindObject) != objects || slices.Contains(identity, spec.Path) {
				continue
			}
			theirs := spec.Of(&record.Persona).Get()
			if !speaks(spec, theirs) {
				if !objects && spec.Of(ours).Get().IsSet() && isOf(spec, record.System) {
					kept = append(kept, spec)
				}
				continue
			}
			if err := set(&merged, spec, theirs); err != nil {
				return merged, nil, err
			}
		}
	}
	// A null object took its members with it.
	kept = slices.DeleteFunc(kept, func(spec *field.Spec) bool { return !spec.Of(&merged).Get().IsSet() })
	return merged, kept, nil
}

// set puts a record's value into a field. A null object has no members.
func set(p *model.Persona, spec *field.Spec, v value.Value) error {
	if spec.Kind == field.KindObject && v == value.Null {
		if err := field.Clear(p, spec.Path); err != nil {
			return err
		}
	}
	return spec.Of(p).Set(v)
}

// identity are the fields that belong to this library alone.
var identity = []string{"id", "project", "created_at", "updated_at"}

// isOf reports whether a system has the field at all.
func isOf(spec *field.Spec, system model.System) bool {
	_, ok := spec.Carrier(system)
	return ok || isFrom(spec, system)
}

// isFrom reports whether a field holds what the system said of its record.
func isFrom(spec *field.Spec, system model.System) bool {
	origin := "origin." + string(system)
	return spec.Path == origin || strings.HasPrefix(spec.Path, origin+".") || spec.Path == "extra."+string(system)
}

// speaker returns what reports whether a record says something of a field. Every
// record speaks of the keys that it has. A whole answer speaks of those that it
// leaves out as well: the system has nothing there.
func speaker(record *wire.Imported) func(spec *field.Spec, theirs value.Value) bool {
	whole := record.Shape == wire.ShapeRecord && record.API != olderAnam
	return func(spec *field.Spec, theirs value.Value) bool {
		switch {
		case theirs != value.Absent, isInNull(spec, record):
			return true
		case !whole || spec.Required:
			return false
		}
		carrier, ok := spec.Carrier(record.System)
		// A key that only newer versions have says nothing by its absence.
		return isFrom(spec, record.System) || ok && carrier.Read && (carrier.Since == "" || record.API == wire.API187)
	}
}

// isInNull reports whether the record has null where a field stands inside: Anam's
// voice, when there is none, has no id either.
func isInNull(spec *field.Spec, record *wire.Imported) bool {
	carrier, _ := spec.Carrier(record.System)
	around, _, isInside := strings.Cut(carrier.ReadKey, ".")
	described, ok := field.Find("origin." + string(record.System) + "." + around)
	return isInside && ok && described.Of(&record.Persona).Get() == value.Null
}

// olderAnam is the generation that wire reports for Anam's records of 2025,
// which lack most of what today's have.
const olderAnam = "2025"
