package wire

import (
	"fmt"
	"slices"

	"personae/model/value"
)

// An update holds everything that is set, and with a base what was taken away, too:
// what an earlier body told the system is not known for certain, so a value that
// looks unchanged may still differ there.

// takenAway returns what an update says of a value that the base has and p has
// not, Absent when it can say nothing.
func (w *writer) takenAway(b *branch) value.Value {
	if w.sends != BodyUpdate || w.Base == nil || b.isObject() || !b.spec.Of(w.Base).Get().IsSet() {
		return value.Absent
	}
	v, ok := w.removed[b.path]
	if ok {
		w.note(b.spec, KindApproximated, fmt.Sprintf("Taken away here; %s can only be told %s.", w.system.Title(), v.JSON()))
		return v
	}
	w.note(b.spec, KindDropped, w.untold("it"))
	return value.Absent
}

// untold says that the system cannot be told of what was taken away.
func (w *writer) untold(what string) string {
	return fmt.Sprintf("Taken away here; an update cannot tell %s so, which may keep %s: take it away there.", w.system.Title(), what)
}

// goneExtra returns the unknown top-level keys that the base has and p has not.
func (w *writer) goneExtra() []string {
	if w.sends != BodyUpdate || w.Base == nil {
		return nil
	}
	now, _ := w.extra.Of(w.persona).Get().Members()
	before, _ := w.extra.Of(w.Base).Get().Members()
	var gone []string
	for _, m := range before {
		if !slices.ContainsFunc(now, func(n value.Member) bool { return n.Name == m.Name }) {
			gone = append(gone, m.Name)
		}
	}
	return gone
}
