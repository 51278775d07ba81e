package wire

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/value"
)

// An update with a base holds what differs from it. Only top-level keys are
// compared: whether a system merges the objects inside is not known for all, so
// an object travels whole or not at all.

// isUnchanged reports whether an update may leave the top-level key b out, since
// nothing in it differs from the base.
func (w *writer) isUnchanged(b *branch) bool {
	if w.before == nil || w.differs(b) {
		return false
	}
	b.leaves(func(leaf *branch) {
		if leaf.spec.Of(w.persona).Get() != value.Absent {
			w.note(leaf.spec, KindExact, "Unchanged, so it is not sent.")
		}
	})
	return true
}

// differs reports whether anything in b is not as in the base, keys that we do not
// know included.
func (w *writer) differs(b *branch) bool {
	if !b.isObject() {
		return b.spec.Of(w.persona).Get() != b.spec.Of(w.Base).Get()
	}
	return slices.ContainsFunc(b.children, w.differs) ||
		w.presence(b, w.persona) != w.presence(b, w.Base) ||
		w.unknownIn(b) != w.before[b.key]
}

func (w *writer) presence(b *branch, p *model.Persona) value.Value {
	empty := true
	b.leaves(func(leaf *branch) { empty = empty && leaf.spec.Of(p).Get() == value.Absent })
	if !empty {
		return value.Absent
	}
	return b.spec.Of(p).Get()
}

// baseExtra returns the unknown top-level keys that the base keeps, nil when the
// body has no base.
func (w *writer) baseExtra() map[string]value.Value {
	if w.sends != BodyUpdate || w.Base == nil {
		return nil
	}
	members, _ := w.extra.Of(w.Base).Get().Members()
	kept := make(map[string]value.Value, len(members))
	for _, m := range members {
		kept[m.Name] = value.FromJSON(m.Value)
	}
	return kept
}

// unknownIn returns what the persona keeps of unknown keys inside the top-level
// key b.
func (w *writer) unknownIn(b *branch) value.Value {
	members, _ := w.extra.Of(w.persona).Get().Members()
	return value.Find(members, b.key)
}

// takenAway returns what an update says of a value that the base has and p has
// not, Absent when it can say nothing.
func (w *writer) takenAway(b *branch) value.Value {
	if w.before == nil || b.isObject() {
		return value.Absent
	}
	was := b.spec.Of(w.Base).Get()
	v, ok := w.removed[b.path]
	if !was.IsSet() || ok && was == v {
		return value.Absent // the system has nothing there already
	}
	if ok {
		w.note(b.spec, KindApproximated, fmt.Sprintf("Taken away here; %s can only be told %s.", w.system.Title(), v.JSON()))
		return v
	}
	w.note(b.spec, KindDropped, fmt.Sprintf("Taken away here; an update cannot tell %s so, and it keeps what it has.", w.system.Title()))
	return value.Absent
}

// isUnchangedExtra reports whether the base keeps the same unknown top-level key.
func (w *writer) isUnchangedExtra(b *branch, m value.Member) bool {
	was, ok := w.before[m.Name]
	return ok && b.spec == nil && was == value.FromJSON(m.Value)
}
