package wire

import (
	"fmt"
	"slices"

	"personae/model/value"
)

// unknown returns what goes along of a key that is in no field of b.
func (w *writer) unknown(b *branch, m value.Member, path string) value.Value {
	v := value.FromJSON(m.Value)
	child := b.child(m.Name)
	if child != nil && child.isObject() {
		return value.Absent // its members have been seen to
	}
	known := child
	if b.spec == nil && known == nil {
		known = w.accept.child(m.Name)
	}
	switch {
	case known != nil && w.sends != BodyAnswer:
		// It stands for a field in answers only.
		w.left = append(w.left, path)
		return value.Absent
	case w.Strict && known == nil:
		w.left = append(w.left, path)
		return value.Absent
	case known != nil && known.alias && w.flatValue != nil:
		v = w.flatValue(w.persona, known, v)
	}
	w.kept = append(w.kept, path)
	return v
}

// leave notes unknown keys whose object is not in the body.
func (w *writer) leave(unknown []value.Member, path string) {
	for _, m := range unknown {
		w.left = append(w.left, joinPath(path, m.Name))
	}
}

func (w *writer) noteExtra(kept value.Value, isObject bool) {
	spec := w.extra
	gone := w.goneExtra()
	switch {
	case len(gone) > 0:
		w.note(spec, KindDropped, w.untold(inWords(gone)))
	case !kept.IsSet():
	case !isObject:
		w.note(spec, KindDropped, "It is no object of keys, so it has no place in the record.")
	case len(w.left) > 0 && w.Strict:
		w.note(spec, KindDropped, fmt.Sprintf("Left out, as a strict export has only known keys: %s.", inWords(w.left)))
	case len(w.left) > 0:
		w.note(spec, KindApproximated, fmt.Sprintf("Not in this body: %s.", inWords(w.left)))
	case len(w.kept) > 0 && slices.Contains(w.refuses, w.sends):
		w.note(spec, KindExact, fmt.Sprintf("Written back: %s. %s refuses keys that it does not know; a strict export leaves them out.",
			inWords(w.kept), w.system.Title()))
	default:
		w.note(spec, KindExact, "Written back where it came from.")
	}
}
