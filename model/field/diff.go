package field

import (
	"fmt"
	"strings"

	"personae/model"
	"personae/model/value"
)

// Change is one field that differs between two versions of a persona.
type Change struct {
	Path string      `json:"path"`
	Old  value.Value `json:"old,omitzero"`
	New  value.Value `json:"new,omitzero"`
}

// insides gives, for each row of a container, the rows of its members: those
// that follow it in the table and start with its path.
var insides = indexInsides(fields)

func indexInsides(fields []*Spec) map[*Spec][]*Spec {
	index := map[*Spec][]*Spec{}
	for i, container := range fields {
		if container.Kind != KindObject {
			continue
		}
		end := i + 1
		for end < len(fields) && strings.HasPrefix(fields[end].Path, container.Path+".") {
			end++
		}
		index[container] = fields[i+1 : end]
	}
	return index
}

// HasMembers reports whether p has anything inside the container of the row.
func (s *Spec) HasMembers(p *model.Persona) bool {
	for _, inside := range insides[s] {
		if inside.Of(p).Get() != value.Absent {
			return true
		}
	}
	return false
}

// Inside returns the rows of the members of a container, in the table's order;
// any other row has none.
func (s *Spec) Inside() []*Spec { return insides[s] }

// Diff returns the fields that differ, in the order of the field table, as
// changes that turn a into b. The presence of an object counts only while it has
// no members: with members it says nothing.
func Diff(a, b *model.Persona) []Change {
	var changes []Change
	for _, spec := range fields {
		before, after := spec.Of(a).Get(), spec.Of(b).Get()
		if before == after || spec.Kind == KindObject && spec.HasMembers(b) {
			continue
		}
		changes = append(changes, Change{spec.Path, before, after})
	}
	return changes
}

// Apply makes the changes to p, all of them or none. It fails with
// ErrUnknown, or with the reason why a field cannot hold the new value.
func Apply(p *model.Persona, changes []Change) error {
	changed := *p
	for _, change := range changes {
		spec, err := Lookup(change.Path)
		if err != nil {
			return err
		}
		if err := spec.Of(&changed).Set(change.New); err != nil {
			return fmt.Errorf("%s: %w", change.Path, err)
		}
	}
	*p = changed
	return nil
}

// Clear makes a field absent; an object is cleared with all its members. It
// fails with ErrUnknown.
func Clear(p *model.Persona, path string) error {
	spec, err := Lookup(path)
	if err != nil {
		return err
	}
	for _, row := range append([]*Spec{spec}, insides[spec]...) {
		if err := row.Of(p).Set(value.Absent); err != nil {
			return fmt.Errorf("%s: %w", row.Path, err)
		}
	}
	return nil
}
