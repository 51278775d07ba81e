package list

import (
	"cmp"
	"slices"
)

// selection is the personas that are selected, in the order they were. It holds
// ids, not rows, so it survives paging, sorting and filtering.
type selection struct {
	order map[string]int // id → when it was selected
	next  int
	list  []string // the ids in order; nil when it must be worked out again
}

func (s *selection) has(id string) bool {
	_, ok := s.order[id]
	return ok
}

func (s *selection) add(id string) {
	if s.has(id) {
		return
	}
	if s.order == nil {
		s.order = map[string]int{}
	}
	s.order[id] = s.next
	s.next++
	s.list = nil
}

func (s *selection) remove(id string) {
	if s.has(id) {
		delete(s.order, id)
		s.list = nil
	}
}

func (s *selection) ids() []string {
	if s.list == nil {
		s.list = make([]string, 0, len(s.order))
		for id := range s.order {
			s.list = append(s.list, id)
		}
		slices.SortFunc(s.list, func(a, b string) int { return cmp.Compare(s.order[a], s.order[b]) })
	}
	return s.list
}

// SelectedIDs returns the selected personas in the order they were selected.
func (l *List) SelectedIDs() []string { return slices.Clone(l.picked.ids()) }

// SelectedCount returns how many personas are selected.
func (l *List) SelectedCount() int { return len(l.picked.order) }

// Deselect takes personas out of the selection, such as those that were deleted.
func (l *List) Deselect(ids []string) {
	for _, id := range ids {
		l.picked.remove(id)
	}
	l.forgetDrawn()
}

// KeepSelected takes all out of the selection but what is in ids.
func (l *List) KeepSelected(ids []string) {
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	l.Deselect(slices.DeleteFunc(l.SelectedIDs(), func(id string) bool { return there[id] }))
}

// ClearSelection selects nothing.
func (l *List) ClearSelection() {
	l.picked = selection{}
	l.forgetDrawn()
}

// SetIDs takes in the answer to view.LoadIDs: all of them become selected, or,
// when they all are already, none. An error leaves the selection as it is.
func (l *List) SetIDs(ids []string, err error) {
	if err != nil {
		return
	}
	missing := slices.ContainsFunc(ids, func(id string) bool { return !l.picked.has(id) })
	for _, id := range ids {
		if missing {
			l.picked.add(id)
		} else {
			l.picked.remove(id)
		}
	}
	l.forgetDrawn()
}

func (l *List) toggle() {
	row, ok := l.Current()
	if !ok {
		return
	}
	if l.picked.has(row.ID) {
		l.picked.remove(row.ID)
	} else {
		l.picked.add(row.ID)
	}
	l.forgetRow(l.cursor)
}

// targets returns what an action on several personas is about: the selected
// ones, or else the one under the cursor.
func (l *List) targets() []string {
	if l.SelectedCount() > 0 {
		return l.SelectedIDs()
	}
	if row, ok := l.Current(); ok {
		return []string{row.ID}
	}
	return nil
}
