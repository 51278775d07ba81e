package form

import (
	"errors"
	"slices"
	"strings"

	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/form/editor"
)

func looksLike(p, other check.Problem) bool {
	if p.Severity != other.Severity || p.Text != other.Text || (p.Fix == nil) != (other.Fix == nil) {
		return false
	}
	return p.Fix == nil || p.Fix.Label == other.Fix.Label
}

// refusal is a name that the library had already when the form was saved. It
// stands until the name or the project is another.
type refusal struct{ name, project, text string }

// SetSaveError tells the form why the library did not take it. A name that is
// taken is shown beside the name; whatever else stays with the root.
func (f *Form) SetSaveError(err error) {
	f.sending = false
	if !errors.Is(err, library.ErrNameTaken) {
		return
	}
	f.refused = refusal{f.sent.Name, f.sent.Project, "Not saved: this name is taken in the project. Choose another name, or another project."}
	f.check()
	f.moveTo(f.name)
}

// ask tells from now on what a new persona lacks.
func (f *Form) ask() {
	if !f.asked {
		f.asked = true
		f.check()
	}
}

// check validates the persona and puts every problem beside its field.
func (f *Form) check() {
	f.annotate()
	found := make(map[*formField][]check.Problem)
	for _, p := range check.Validate(&f.working) {
		fd := f.nearest(p.Path)
		if f.isNew && !f.asked && fd.held == fd.saved {
			continue // nobody is told off for what they had no time to type
		}
		found[fd] = append(found[fd], p)
	}
	if r := f.refused; r.text != "" && r.name == f.working.Name && r.project == f.working.Project {
		found[f.name] = append(found[f.name], check.Problem{Severity: check.SeverityError, Text: r.text})
	}
	for _, fd := range f.order {
		if fd.pending.Wrong != "" {
			// What the model says is about the last value, which nobody sees.
			found[fd] = []check.Problem{{Severity: check.SeverityError, Text: fd.pending.Wrong}}
		}
	}
	counts := make([][3]int, len(f.sections))
	for _, fd := range f.order {
		now := found[fd]
		if !slices.EqualFunc(now, fd.problems, looksLike) {
			fd.block = nil
		}
		fd.problems = now
		for _, p := range now {
			counts[fd.section][p.Severity]++
		}
	}
	f.arrangeCauses()
	for i := range f.sections {
		if f.sections[i].count != counts[i] {
			f.sections[i].count = counts[i]
			f.drawn.sections = nil
		}
	}
}

// nearest returns the field that a path is about: its own row where it has one,
// else the row of the section that holds it.
func (f *Form) nearest(path string) *formField {
	if fd, ok := f.fields[path]; ok && (f.folded(fd) || slices.Contains(f.sections[fd.section].rows, fd)) {
		return fd
	}
	for _, fd := range f.order {
		if strings.HasPrefix(fd.spec.Path, path+".") && slices.Contains(f.sections[fd.section].rows, fd) {
			return fd
		}
	}
	if root := field.SectionOf(path); root != "" {
		return f.fields[root]
	}
	if fd, ok := f.fields[path]; ok && len(f.sections[fd.section].rows) > 0 {
		return f.sections[fd.section].rows[0]
	}
	return f.name
}

func (f *Form) total(severity check.Severity) int {
	n := 0
	for i := range f.sections {
		n += f.sections[i].count[severity]
	}
	return n
}

// firstError returns the first field in the order of the screen that keeps the
// persona from being saved, and why.
func (f *Form) firstError() (fd *formField, text string) {
	for i := range f.sections {
		for _, fd := range f.sections[i].rows {
			for _, p := range fd.problems {
				if p.Severity == check.SeverityError {
					return fd, p.Text
				}
			}
		}
	}
	return nil, ""
}

func fixOf(fd *formField) *check.Fix {
	for _, p := range fd.problems {
		if p.Fix != nil {
			return p.Fix
		}
	}
	return nil
}

func (f *Form) changesOf(fix *check.Fix) []change {
	var changes []change
	for _, c := range fix.Changes {
		if fd, ok := f.fields[c.Path]; ok {
			changes = append(changes, change{c.Path, f.content(fd), editor.Content{Value: c.New}})
		}
	}
	return changes
}
