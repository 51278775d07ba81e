package form

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// Change is a field that differs from what is saved.
type Change struct {
	Path  string
	Words string // "Cut in after words 3 → 5"
}

// Changes returns what differs from what is saved, in the order of the screen.
func (f *Form) Changes() []Change {
	var out []Change
	for _, fd := range f.shown {
		if !fd.dirty {
			continue
		}
		c := Change{Path: fd.spec.Path, Words: fd.spec.Label + ": not finished"}
		if fd.pending.Wrong == "" {
			c.Words = words.Capital(field.Describe(field.Change{Path: fd.spec.Path, Old: fd.saved, New: fd.held}))
		}
		out = append(out, c)
	}
	return out
}

// TakeBack gives a field what is saved, as one step that can be undone.
func (f *Form) TakeBack(path string) (view.Action, tea.Cmd) {
	fd, ok := f.fields[path]
	if !ok || !fd.dirty {
		return nil, nil
	}
	action, cmd := f.setAll([]change{{path, f.content(fd), editor.Content{Value: fd.saved}}})
	f.reveal()
	f.follow()
	return action, cmd
}

// Wrong names the fields that keep the persona from being saved.
func (f *Form) Wrong() []string {
	var out []string
	f.ask()
	for _, fd := range f.shown {
		for _, p := range fd.problems {
			if p.Severity == check.SeverityError {
				out = append(out, fd.spec.Label)
				break
			}
		}
	}
	return out
}

// IsNew reports whether the persona was never saved.
func (f *Form) IsNew() bool { return f.isNew }

// SetElsewhere tells the form what the library holds now, which another editor may
// have saved since.
func (f *Form) SetElsewhere(record library.Record) {
	f.elsewhere = ""
	if record.Revision <= f.base.Revision {
		return
	}
	n := len(field.Edited(field.Diff(&f.base.Persona, &record.Persona)))
	f.elsewhere = fmt.Sprintf("changed elsewhere: %s", words.Count(n, "field"))
}

// SetGone tells the form that the library has the persona no more.
func (f *Form) SetGone() { f.elsewhere = "deleted elsewhere" }
