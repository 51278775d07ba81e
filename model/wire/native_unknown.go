package wire

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/value"
)

// Unknown keys travel in extra.personae as one object in the document's own
// nesting: {"anam":{"mood":1}} is the key "mood" inside "anam". Writing puts
// each back in its place. What has no place, because a known key or a null
// stands there, is written as extra.personae itself, so that it is not lost.

// split parts kept, the value of extra.personae, into the members that have a
// place in p's document and the rest, which is absent when nothing is left.
func split(b *branch, p *model.Persona, kept value.Value) (placed []value.Member, rest value.Value) {
	members, ok := kept.Members()
	if !ok || len(members) == 0 {
		return nil, kept
	}
	placed, left := splitMembers(b, p, members)
	if len(left) == 0 {
		return placed, value.Absent
	}
	return placed, value.FromJSON(value.ObjectOf(left))
}

func splitMembers(b *branch, p *model.Persona, members []value.Member) (placed, left []value.Member) {
	for _, m := range members {
		child := b.child(m.Name)
		if child == nil {
			placed = append(placed, m)
			continue
		}
		inside, isObject := m.Value.Members()
		isNull := child.spec.Of(p).Get() == value.Null && !child.hasMembers(p)
		if !child.isObject() || !isObject || len(inside) == 0 || isNull {
			left = append(left, m)
			continue
		}
		placedInside, leftInside := splitMembers(child, p, inside)
		placed = appendObject(placed, m.Name, placedInside)
		left = appendObject(left, m.Name, leftInside)
	}
	return placed, left
}

func appendObject(members []value.Member, name string, inside []value.Member) []value.Member {
	if len(inside) == 0 {
		return members
	}
	return append(members, value.Member{Name: name, Value: value.ObjectOf(inside)})
}

// join adds to literal, what stood in extra.personae itself, the unknown keys
// found in their places. What is literal comes first, so that it keeps its order
// when it is written and read again. A key in both is an error: one would be
// lost.
func join(path string, literal, collected []value.Member) ([]value.Member, error) {
	for _, m := range collected {
		at := slices.IndexFunc(literal, func(l value.Member) bool { return l.Name == m.Name })
		if at < 0 {
			literal = append(literal, m)
			continue
		}
		here, hereOK := literal[at].Value.Members()
		there, thereOK := m.Value.Members()
		if !hereOK || !thereOK {
			return nil, &DecodeError{
				Path:   path + "." + m.Name,
				Line:   1, // the two stand in different lines; the path says more
				Reason: fmt.Sprintf("the key %q is given twice: here, and in its own place in the document", m.Name),
			}
		}
		both, err := join(path+"."+m.Name, here, there)
		if err != nil {
			return nil, err
		}
		literal[at].Value = value.ObjectOf(both)
	}
	return literal, nil
}
