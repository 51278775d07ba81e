package flow

import (
	"errors"
	"maps"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/library"
	"personae/ui/rehearse"
	"personae/ui/view"
	"personae/ui/work"
)

// saidSince is how many characters say what was saved: of a line on a narrow screen.
const saidSince = 50

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
	for i := range before {
		if list := field.Edited(field.Diff(&before[i].Persona, &now[i].Persona)); len(list) > 0 {
			return "Saved since: " + field.DescribeAll(list, saidSince)
		}
	}
	return ""
}

// LibraryChanged follows a change of the library: variants of what was saved since are
// made anew, and named anew where a name was given away.
func (f *Vary) LibraryChanged() tea.Cmd {
	if f.view == nil {
		return nil
	}
	open, ids := f.view, []string{f.base.ID}
	if f.other != nil {
		ids = append(ids, f.other.ID)
	}
	return work.Aside(func() work.Done {
		now, err := f.load(f.Context, ids)
		return func() tea.Cmd {
			switch {
			case open != f.view:
			case errors.Is(err, library.ErrNotFound):
				f.Say(view.LevelWarning, "What is varied is no longer in the library; the variants are of it as it was.")
			case err != nil:
				f.Log.Warn("what is varied was not read", "error", err)
			default:
				return f.follow(now)
			}
			return nil
		}
	})
}

func (f *Vary) follow(now varied) tea.Cmd {
	before := f.varied
	f.varied = now
	list := field.Edited(field.Diff(&before.base, &now.base))
	if now.other != nil {
		list = append(list, field.Edited(field.Diff(before.other, now.other))...)
	}
	switch {
	case len(list) > 0:
		f.Say(view.LevelInfo, "Saved since: "+field.DescribeAll(list, saidSince)+". The variants are made anew.")
		return f.view.SetBase(now.base, now.other)
	case !maps.Equal(before.taken, now.taken):
		return f.view.Begin()
	}
	return nil
}
