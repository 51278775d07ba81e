package form

import (
	"strings"

	"personae/model"
)

// Paths that the form treats in a way of their own.
const (
	pathProject = "project"
	pathName    = "name"
	pathPrompt  = "prompt"
)

// ownStamps are the read-only rows that are shown even while nothing is in them.
var ownStamps = map[string]bool{"id": true, "created_at": true, "updated_at": true}

// field is one row of the field table in the form.
type field struct {
	spec     *model.Spec
	section  int         // the section it is shown in
	editor   editor      // nil until it is needed
	pending  content     // what is typed, while that is no value; else zero
	dirty    bool        // it differs from what is saved
	problems []problem   // of the last check
	note     Note        // of the last check
	block    *block      // as drawn; nil when that is out of date
	saved    model.Value // what is saved

	objects []*field // the objects that the field is a member of
	members []*field // of an object
}

// hasMembers tells whether anything is inside an object. Its presence says
// nothing then, and is no change.
func (f *Form) hasMembers(fd *field) bool {
	for _, member := range fd.members {
		if member.spec.Of(&f.working).Get() != model.Absent {
			return true
		}
	}
	return false
}

// isRoot tells whether the field stands for a vendor's whole section.
func (fd *field) isRoot() bool { return fd.spec.Kind == model.KindObject }

// section is a group of the field table.
type section struct {
	group model.Group
	rows  []*field // what is shown, in order
	dirty int
	count [3]int // problems by severity
}

// load makes the fields and sections of a fresh form.
func (f *Form) load() {
	f.fields = make(map[string]*field, len(model.Fields()))
	f.order, f.dirty = nil, 0
	f.sections = make([]section, len(model.Groups))
	place := map[model.Group]int{}
	for i, group := range model.Groups {
		f.sections[i].group = group
		place[group] = i
	}
	for _, spec := range model.Fields() {
		fd := &field{spec: spec, section: place[spec.Group]}
		f.fields[spec.Path] = fd
		for _, object := range f.order {
			if object.spec.Kind == model.KindObject && strings.HasPrefix(spec.Path, object.spec.Path+".") {
				fd.objects = append(fd.objects, object)
				object.members = append(object.members, fd)
			}
		}
		f.order = append(f.order, fd)
	}
	f.resave()
	f.arrange()
}

// resave reads what is saved anew and marks what differs from it.
func (f *Form) resave() {
	for _, fd := range f.order {
		fd.saved = fd.spec.Of(&f.base.Persona).Get()
		f.mark(fd)
	}
}

// arrange works out which vendor sections are used and which rows are shown.
func (f *Form) arrange() {
	f.used = map[string]bool{}
	for _, fd := range f.order {
		if root := model.SectionOf(fd.spec.Path); root != "" && fd.spec.Of(&f.working).Get().IsSet() {
			f.used[root] = true
		}
	}
	before := make([]int, len(f.sections))
	for i := range f.sections {
		before[i] = len(f.sections[i].rows)
		f.sections[i].rows = f.sections[i].rows[:0]
	}
	for _, fd := range f.order {
		if f.shows(fd) {
			f.sections[fd.section].rows = append(f.sections[fd.section].rows, fd)
		}
	}
	// The further sections of an unused vendor show the row that starts it.
	for i := range f.sections {
		if len(f.sections[i].rows) > 0 {
			continue
		}
		for _, fd := range f.order {
			if root := model.SectionOf(fd.spec.Path); root != "" && fd.section == i && !f.used[root] {
				f.sections[i].rows = []*field{f.fields[root]}
				break
			}
		}
	}
	for i := range f.sections {
		if len(f.sections[i].rows) != before[i] {
			f.redrawAll() // the labels may need other columns
			break
		}
	}
	for _, root := range model.Sections {
		if fd := f.fields[root]; fd.editor != nil {
			f.tellUsed(fd)
		}
	}
}

// tellUsed tells a vendor row whether its section is used.
func (f *Form) tellUsed(fd *field) {
	if vendor, ok := fd.editor.(*vendorEditor); ok {
		vendor.used = f.used[fd.spec.Path]
		fd.block = nil
	}
}

// shows tells whether a field has a row of its own.
func (f *Form) shows(fd *field) bool {
	path := fd.spec.Path
	root := model.SectionOf(path)
	switch {
	case root != "" && path == root:
		return true
	case fd.spec.Kind == model.KindObject:
		return false
	case root != "":
		return f.used[root]
	case fd.spec.ReadOnly && !ownStamps[path]:
		return fd.spec.Of(&f.working).Get() != model.Absent
	}
	return true
}

// editorOf returns the field's widget, which is made when it is first needed.
func (f *Form) editorOf(fd *field) editor {
	if fd.editor == nil {
		fd.editor = newEditor(fd.spec, fd.spec.Of(&f.working).Get(), f.projects)
		fd.editor.setStyles(f.styles)
		fd.editor.show(f.content(fd))
		f.tellUsed(fd)
	}
	return fd.editor
}

// content returns what a field holds.
func (f *Form) content(fd *field) content {
	if fd.pending.wrong != "" {
		return fd.pending
	}
	return content{value: fd.spec.Of(&f.working).Get()}
}

// reshow puts what a field holds into its widget again. An object that no longer
// can be edited as rows, or can again, gets another widget.
func (f *Form) reshow(fd *field) {
	fd.block = nil
	if fd.editor == nil {
		return
	}
	c := f.content(fd)
	if _, rows := fd.editor.(*pairsEditor); fd.spec.Kind == model.KindPairs && c.wrong == "" &&
		!fd.spec.ReadOnly && rows != pairable(c.value, fd.spec.TextOnly) {
		fd.editor = nil
		if f.focused == fd {
			f.editorOf(fd).focus()
		}
		return
	}
	fd.editor.show(c)
}
