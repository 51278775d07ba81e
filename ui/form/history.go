package form

import (
	"slices"

	"personae/model"
	"personae/model/value"
	"personae/ui/form/editor"
)

type change struct {
	path          string
	before, after editor.Content
}

// step is what one undo takes back: an edit of a field, a run of typing in it,
// or several fields at once.
type step struct {
	changes []change
	class   editor.Class
	closed  bool // no later edit joins it
}

type history struct {
	done, undone []step
}

// add takes an edit in. It joins the last step where both are one run of typing
// in the same field; a run that comes back to where it began is forgotten.
func (h *history) add(class editor.Class, changes ...change) {
	h.undone = nil
	if last := len(h.done) - 1; last >= 0 && len(changes) == 1 && h.done[last].joins(class, changes[0]) {
		joined := &h.done[last]
		joined.changes[0].after = changes[0].after
		joined.class = class
		if joined.changes[0].before == joined.changes[0].after {
			h.done = h.done[:last]
		}
		return
	}
	h.done = append(h.done, step{changes: changes, class: class})
}

func (s *step) joins(class editor.Class, c change) bool {
	return !s.closed && len(s.changes) == 1 && s.changes[0].path == c.path && class.Joins(s.class)
}

// close ends the last step: the next edit begins a new one.
func (h *history) close() {
	if last := len(h.done) - 1; last >= 0 {
		h.done[last].closed = true
	}
}

// undoOrRedo takes the last step back, or brings it back, and returns it as what it
// changes now; false when there is none.
func (h *history) undoOrRedo(back bool) (changes []change, ok bool) {
	from, to := &h.undone, &h.done
	if back {
		from, to = &h.done, &h.undone
	}
	last := len(*from) - 1
	if last < 0 {
		return nil, false
	}
	s := (*from)[last]
	s.closed = true
	*from, *to = (*from)[:last], append(*to, s)
	h.close()
	changes = slices.Clone(s.changes)
	if back {
		for i, c := range changes {
			changes[i].before, changes[i].after = c.after, c.before
		}
	}
	return changes, true
}

// Settled returns what the form holds, with numbers that are out of range as they
// were before they were typed: "99" on the way to "999999" is no value that anybody
// wanted.
func (f *Form) Settled() model.Persona {
	p := f.working
	for _, fd := range f.order {
		if f.outside(fd) {
			_ = fd.spec.Of(&p).Set(f.before(fd)) // what it held once it can hold again
		}
	}
	return p
}

// outside reports whether a field holds a number that is out of its range.
func (f *Form) outside(fd *formField) bool {
	return fd.spec.Range != nil && !fd.spec.Range.Allows(fd.held)
}

// before returns what a field held last that is in its range, else what is saved.
func (f *Form) before(fd *formField) value.Value {
	for _, s := range slices.Backward(f.history.done) {
		for _, c := range s.changes {
			if c.path == fd.spec.Path && fd.spec.Range.Allows(c.before.Value) {
				return c.before.Value
			}
		}
	}
	return fd.saved
}
