package flow

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/library"
	"personae/ui/rehearse"
	"personae/ui/view"
	"personae/ui/work"
)

// LibraryChanged follows a change of the library: an open rehearsal is played anew,
// and of a table, which takes long to measure, it is said that it is of before.
func (r *Rehearsals) LibraryChanged() tea.Cmd {
	open, again := r.view, r.again
	if open == nil {
		again = r.tabled
	}
	if again == nil {
		return nil
	}
	return work.Aside(func() work.Done {
		now, err := again(r.Context)
		return finally(func() {
			switch {
			case open != r.view, open == nil && r.tabled == nil:
			case errors.Is(err, library.ErrNotFound):
				r.Say(view.LevelWarning, "What is rehearsed is no longer in the library; this is how it was.")
			case err != nil:
				r.Log.Warn("what is rehearsed was not read", "error", err)
			default:
				r.takeIn(now)
			}
		})
	})
}

// takeIn plays what is rehearsed as it is now, and says what was saved since.
func (r *Rehearsals) takeIn(now []rehearse.Subject) {
	said, level, then := "", view.LevelInfo, ". The call is played anew."
	if r.view != nil {
		said = changed(r.view.Subjects(), now)
		r.view.SetSubjects(now)
	}
	if r.tabled != nil {
		said, level, then = changed(r.compared, now), view.LevelWarning, ". The table is of before; open it again to measure anew."
	}
	if said != "" {
		r.Say(level, said+then)
	}
}

// changed says what differs in what is rehearsed, "" when nothing does.
func changed(before, now []rehearse.Subject) string {
	const room = 50 // characters: of a line on a narrow screen
	for i := range before {
		if list := field.Edited(field.Diff(&before[i].Persona, &now[i].Persona)); len(list) > 0 {
			return "Saved since: " + field.DescribeAll(list, room)
		}
	}
	return ""
}
