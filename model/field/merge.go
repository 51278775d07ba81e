package field

import (
	"fmt"

	"personae/model"
	"personae/model/value"
)

// Conflict is a field that two versions changed in different ways since
// their common base.
type Conflict struct {
	Spec               *Spec
	Base, Mine, Theirs value.Value
}

// Merge joins two versions of a persona that started from base, field by field.
// Where only one side changed a field, its value lands; where both changed it to
// different values, that is a conflict and merged holds mine until someone
// chooses. The library's own stamps never conflict: theirs are the newer.
func Merge(base, mine, theirs model.Persona) (merged model.Persona, conflicts []Conflict) {
	merged = mine
	for _, spec := range fields {
		b, m, t := spec.Of(&base).Get(), spec.Of(&mine).Get(), spec.Of(&theirs).Get()
		isStamp := spec.Path == "created_at" || spec.Path == "updated_at"
		switch {
		case m == t, t == b:
			continue
		case m == b, isStamp:
			merged = with(merged, spec, t)
		case spec.Kind == KindObject && (spec.HasMembers(&mine) || spec.HasMembers(&theirs)):
			// The presence of an object with members says nothing.
			continue
		default:
			conflicts = append(conflicts, Conflict{spec, b, m, t})
		}
	}
	return merged, conflicts
}

// Copy gives p what from has in the fields at paths, an object with all its members:
// all of them or none. It fails with ErrUnknown, or where a path is the library's or a
// system's to set.
func Copy(p, from *model.Persona, paths []string) error {
	copied := *p
	for _, path := range paths {
		spec, err := Lookup(path)
		switch {
		case err != nil:
			return err
		case spec.ReadOnly:
			return fmt.Errorf("%s: %w: a system or the library gives its value", spec.Path, ErrReadOnlyField)
		}
		for _, row := range append([]*Spec{spec}, spec.Inside()...) {
			copied = with(copied, row, row.Of(from).Get())
		}
	}
	*p = copied
	return nil
}

// with returns p with one field set to a value that the field has held before.
func with(p model.Persona, spec *Spec, v value.Value) model.Persona {
	if err := spec.Of(&p).Set(v); err != nil {
		panic("model: " + spec.Path + " refuses a value of its own: " + err.Error())
	}
	return p
}
