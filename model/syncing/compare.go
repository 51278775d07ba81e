package syncing

import (
	"personae/model"
	"personae/model/field"
	"personae/model/library"
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

// compare says how a persona stands to its record: base is what both agreed on last, nil
// where that is not known; here and there are nil where there is none. All are in our
// terms. Of the row it fills what it can know.
func compare(base, here, there *model.Persona, system model.System) Row {
	switch {
	case here == nil:
		row := Row{State: library.SyncOnlyThere}
		if base != nil && there != nil {
			row.Theirs = Differences(base, there, system)
		}
		return row
	case there == nil:
		row := Row{State: library.SyncOnlyHere}
		if base != nil {
			row.Mine = Differences(base, here, system)
		}
		return row
	}
	apart := Differences(here, there, system)
	if len(apart) == 0 {
		return Row{State: library.SyncSame}
	}
	if base == nil {
		return Row{State: library.SyncUnknown, Theirs: apart}
	}
	row := Row{Mine: Differences(base, here, system), Theirs: Differences(base, there, system)}
	switch {
	case len(row.Theirs) == 0:
		row.State = library.SyncHere
	case len(row.Mine) == 0:
		row.State = library.SyncThere
	default:
		row.State = library.SyncBoth
		_, row.Conflicts = merge(base, here, there, system)
	}
	return row
}

// merge joins both sides field by field. What the system gives out is as it is there, and
// what it does not carry as it is here. Of a field that both changed merged has mine.
func merge(base, here, there *model.Persona, system model.System) (merged model.Persona, conflicts []field.Conflict) {
	merged, all := field.Merge(*base, *here, *there)
	for _, conflict := range all {
		if carries(system, conflict.Spec) {
			conflicts = append(conflicts, conflict)
		}
	}
	for _, spec := range field.All() {
		if given(system, spec) {
			put(&merged, spec, spec.Of(there).Get())
		}
	}
	merged.CreatedAt, merged.UpdatedAt = here.CreatedAt, here.UpdatedAt
	return merged, conflicts
}

// given reports whether a field is what the system says of its record: its id and stamps.
func given(system model.System, spec *field.Spec) bool {
	c, ok := spec.Carrier(system)
	return ok && c.Read && spec.ReadOnly
}
