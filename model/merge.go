package model

// MergeConflict is a field that two versions changed in different ways since
// their common base.
type MergeConflict struct {
	Spec               *Spec
	Base, Mine, Theirs Value
}

// Merge joins two versions of a persona that started from base, field by field.
// Where only one side changed a field, its value lands; where both changed it to
// different values, that is a conflict and merged holds mine until someone
// chooses. The library's own stamps never conflict: theirs are the newer.
func Merge(base, mine, theirs Persona) (merged Persona, conflicts []MergeConflict) {
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
			conflicts = append(conflicts, MergeConflict{spec, b, m, t})
		}
	}
	return merged, conflicts
}

// with returns p with one field set to a value that the field has held before.
func with(p Persona, spec *Spec, v Value) Persona {
	if err := spec.Of(&p).Set(v); err != nil {
		panic("model: " + spec.Path + " refuses a value of its own: " + err.Error())
	}
	return p
}
