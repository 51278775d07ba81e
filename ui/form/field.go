package form

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/value"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// formField is one row of the field table in the form.
type formField struct {
	spec     *field.Spec
	section  int             // the section it is shown in
	editor   editor.Editor   // nil until it is needed
	pending  editor.Content  // what is typed, while that is no value; else zero
	dirty    bool            // it differs from what is saved
	problems []check.Problem // of the last check
	note     view.Note       // of the last check
	block    *block          // as drawn; nil when that is out of date
	held     value.Value     // what the form holds; reading it from the persona writes a text as JSON
	saved    value.Value     // what is saved

	savedWords string // what is saved, in words; "" until they are needed

	objects []*formField // the objects that the field is a member of
	members []*formField // of an object

	decider    *formField   // decides whether the field matters; nil when none does
	dependants []*formField // those that the field decides about, in the order of the screen
}

// hasMembers reports whether anything is inside an object. Its presence says
// nothing then, and is no change.
func (f *Form) hasMembers(fd *formField) bool {
	return slices.ContainsFunc(fd.members, func(member *formField) bool {
		return member.held != value.Absent
	})
}

// isText reports whether a value is a text that the field holds as it is: such a one may
// be long, and need not be read back to know what became of it.
func (fd *formField) isText(v value.Value) bool {
	if _, text := v.Text(); !text || value.Storable(v) != nil {
		return false
	}
	return fd.spec.Kind == field.KindProse || fd.spec.Kind == field.KindLine
}

// isRoot reports whether the field stands for a vendor's whole section.
func (fd *formField) isRoot() bool { return fd.spec.Kind == field.KindObject }

type section struct {
	group field.Group
	rows  []*formField // what is shown, in order
	dirty int
	count [3]int // problems by severity

	heading     *block // as drawn; nil when that is out of date
	top, bottom int    // the line of the form that it begins on below its heading, and that after its last
}

func (f *Form) load() {
	f.fields = make(map[string]*formField, len(field.All()))
	f.order, f.dirty = nil, 0
	f.sections = make([]section, len(field.Groups))
	place := map[field.Group]int{}
	for i, group := range field.Groups {
		f.sections[i].group = group
		place[group] = i
	}
	for _, spec := range field.All() {
		fd := &formField{spec: spec, section: place[spec.Group]}
		f.fields[spec.Path] = fd
		if spec.Title {
			f.name = fd
		}
		if spec.Portrait {
			f.portrait = fd
		}
		for _, object := range f.order {
			if object.spec.Kind == field.KindObject && strings.HasPrefix(spec.Path, object.spec.Path+".") {
				fd.objects = append(fd.objects, object)
				object.members = append(object.members, fd)
			}
		}
		f.order = append(f.order, fd)
	}
	f.shown = f.shown[:0]
	for _, spec := range field.Shown() {
		fd := f.fields[spec.Path]
		f.shown = append(f.shown, fd)
		if fd.decider = f.fields[spec.DependsOn]; fd.decider != nil {
			fd.decider.dependants = append(fd.decider.dependants, fd)
		}
	}
	f.markAll()
	f.arrange()
}

// markAll reads what is saved anew and marks what differs from it.
func (f *Form) markAll() {
	for _, fd := range f.order {
		fd.saved, fd.savedWords = fd.spec.Of(&f.base.Persona).Get(), ""
		f.read(fd)
	}
	for _, fd := range f.order {
		f.mark(fd)
	}
}

// read takes what the form holds of a field from the persona.
func (f *Form) read(fd *formField) { fd.held = fd.spec.Of(&f.working).Get() }

// arrange works out which vendor sections are used and which rows are shown.
func (f *Form) arrange() {
	f.used = map[string]bool{}
	for _, fd := range f.order {
		if root := field.SectionOf(fd.spec.Path); root != "" && fd.held.IsSet() {
			f.used[root] = true
		}
	}
	rearranged := false
	for i := range f.sections {
		s := &f.sections[i]
		before := len(s.rows)
		s.rows = s.rows[:0]
		var start *formField // of the vendor whose further section this is, while it is unused
		for _, fd := range f.shown {
			if fd.section != i {
				continue
			}
			if f.hasRow(fd) {
				s.rows = append(s.rows, fd)
			} else if root := field.SectionOf(fd.spec.Path); root != "" && !f.used[root] {
				start = f.fields[root]
			}
		}
		if len(s.rows) == 0 && start != nil {
			s.rows = append(s.rows, start)
		}
		rearranged = rearranged || len(s.rows) != before
	}
	if rearranged {
		f.redrawAll() // the labels may need other columns
	}
	for _, root := range model.Sections {
		f.resetEditor(f.fields[root])
	}
}

func (f *Form) hasRow(fd *formField) bool {
	path := fd.spec.Path
	root := field.SectionOf(path)
	switch {
	case root != "" && path == root:
		return true
	case fd.spec.Kind == field.KindObject, f.folded(fd):
		return false
	case root != "":
		return f.used[root]
	case fd.spec.ReadOnly && !fd.spec.AlwaysShown:
		return fd.held != value.Absent
	}
	return true
}

// editorOf returns the field's widget, which is made when it is first needed.
func (f *Form) editorOf(fd *formField) editor.Editor {
	if fd.editor == nil {
		fd.editor = editor.New(fd.spec, fd.held, f.inputs, func() []string { return f.projects },
			func(stamp string) string { return view.Moment(f.now, stamp) })
		fd.editor.SetStyles(f.styles)
		fd.editor.SetContent(f.editorContent(fd))
	}
	return fd.editor
}

func (f *Form) content(fd *formField) editor.Content {
	if fd.pending.Wrong != "" {
		return fd.pending
	}
	return editor.Content{Value: fd.held}
}

// editorContent returns what a field's widget shows: what it holds, and of a vendor's
// whole section that it is used, whatever its own presence says.
func (f *Form) editorContent(fd *formField) editor.Content {
	if f.used[fd.spec.Path] {
		return editor.Content{Value: value.FromJSON("{}")}
	}
	return f.content(fd)
}

// resetEditor puts what a field holds into its widget again, or into another one that
// suits it.
func (f *Form) resetEditor(fd *formField) {
	fd.block = nil
	if fd.editor == nil {
		return
	}
	c := f.editorContent(fd)
	if c.Wrong == "" && !fd.editor.Suits(c.Value) {
		fd.editor = nil
		if f.focused == fd {
			f.editorOf(fd).Focus()
		}
		return
	}
	fd.editor.SetContent(c)
}
