package form

import "personae/ui/form/editor"

// change is what one field held before and after a step.
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

// history is the steps of a form since it was opened.
type history struct {
	done, undone []step
}

// add takes an edit in. It joins the last step where both are one run of typing
// in the same field; a run that comes back to where it began is forgotten.
func (h *history) add(class editor.Class, changes ...change) {
	h.undone = nil
	if last := len(h.done) - 1; last >= 0 && len(changes) == 1 && h.done[last].takes(class, changes[0]) {
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

// takes reports whether an edit belongs to the step.
func (s *step) takes(class editor.Class, c change) bool {
	return !s.closed && len(s.changes) == 1 && s.changes[0].path == c.path && class.Joins(s.class)
}

// close ends the last step: the next edit begins a new one.
func (h *history) close() {
	if last := len(h.done) - 1; last >= 0 {
		h.done[last].closed = true
	}
}

// undo returns the step to take back; ok is false when there is none.
func (h *history) undo() (s step, ok bool) {
	last := len(h.done) - 1
	if last < 0 {
		return step{}, false
	}
	s = h.done[last]
	s.closed = true
	h.done = h.done[:last]
	h.undone = append(h.undone, s)
	h.close()
	return s, true
}

// redo returns the step to bring back; ok is false when there is none.
func (h *history) redo() (s step, ok bool) {
	last := len(h.undone) - 1
	if last < 0 {
		return step{}, false
	}
	s = h.undone[last]
	h.undone = h.undone[:last]
	h.done = append(h.done, s)
	return s, true
}
