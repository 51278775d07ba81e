package form

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// draftDelay is how long after the last edit a draft is kept: long enough that a
// run of typing makes one, short enough that a crash costs a word.
const draftDelay = 600 * time.Millisecond

type draftTick struct {
	form   *Form
	serial int
	at     time.Time
}

// take lets in what an editor replied: the one way by which typing changes the
// persona.
func (f *Form) take(fd *formField, r editor.Reply) (view.Action, tea.Cmd) {
	if !r.Changed {
		if r.Handled {
			f.history.close()
			fd.block = nil
		}
		return nil, nil
	}
	fd.block = nil
	before := f.content(fd)
	if f.readOnly != "" {
		f.resetEditor(fd)
		return f.refuse()
	}
	after := f.accepted(fd, r.Content)
	if after == before {
		return nil, nil
	}
	c := change{fd.spec.Path, before, after}
	f.history.add(r.Class, c)
	return f.changed(c)
}

// accepted returns a content as the field can hold it: a value that it refuses
// is kept as text that is no value yet.
func (f *Form) accepted(fd *formField, c editor.Content) editor.Content {
	last := fd.held
	if c.Wrong != "" {
		c.Value = last
		return c
	}
	if fd.isText(c.Value) {
		return editor.Content{Value: c.Value}
	}
	trial := f.working
	if err := fd.spec.Of(&trial).Set(c.Value); err != nil {
		return editor.Content{Value: last, Text: c.Text, Wrong: words.Sentence(err.Error())}
	}
	return editor.Content{Value: fd.spec.Of(&trial).Get()}
}

// setAll gives several fields their values as one step.
func (f *Form) setAll(changes []change) (view.Action, tea.Cmd) {
	if f.readOnly != "" {
		return f.refuse()
	}
	if len(changes) == 0 {
		return nil, nil
	}
	f.history.add(editor.ClassAlone, changes...)
	return f.changedUnder(changes)
}

// changedUnder is changed for what no editor replied: the editors follow.
func (f *Form) changedUnder(changes []change) (view.Action, tea.Cmd) {
	action, cmd := f.changed(changes...)
	for _, c := range changes {
		f.resetEditor(f.fields[c.path])
	}
	return action, cmd
}

// changed carries changes out: the persona, the marks, the problems, the draft.
func (f *Form) changed(changes ...change) (view.Action, tea.Cmd) {
	wasDirty := f.Dirty()
	rearrange := false
	for _, c := range changes {
		fd := f.fields[c.path]
		f.put(fd, c.after)
		rearrange = rearrange || field.SectionOf(c.path) != ""
	}
	if rearrange {
		f.arrange()
		f.reveal()
	}
	f.check()
	f.version++
	f.drafts++
	if !f.Dirty() {
		if wasDirty {
			return view.DropDraft{ID: f.working.ID}, nil
		}
		return nil, nil
	}
	serial := f.drafts
	return nil, tea.Tick(draftDelay, func(at time.Time) tea.Msg { return draftTick{f, serial, at} })
}

// put stores what a field holds and marks it.
func (f *Form) put(fd *formField, c editor.Content) {
	if err := fd.spec.Of(&f.working).Set(c.Value); err != nil && c.Wrong == "" {
		c.Wrong = words.Sentence(err.Error())
	}
	fd.pending = editor.Content{}
	if c.Wrong != "" {
		fd.pending = c
	}
	fd.block = nil
	if fd.held = c.Value; c.Wrong != "" || !fd.isText(c.Value) {
		f.read(fd)
	}
	related := slices.Concat(fd.members, fd.objects)
	for _, other := range related {
		f.read(other)
	}
	for _, touched := range append(related, fd) {
		f.mark(touched)
	}
}

// mark notes whether a field differs from what is saved.
func (f *Form) mark(fd *formField) {
	dirty := !fd.spec.ReadOnly && (fd.pending.Wrong != "" || fd.held != fd.saved) &&
		!f.hasMembers(fd)
	if dirty == fd.dirty {
		return
	}
	fd.dirty, fd.block = dirty, nil
	delta := 1
	if !dirty {
		delta = -1
	}
	f.dirty += delta
	f.sections[fd.section].dirty += delta
	f.drawn.sections = nil
}

// keepDraft answers a tick: the newest one asks for the draft to be kept.
func (f *Form) keepDraft(tick draftTick) view.Action {
	if tick.form != f || tick.serial != f.drafts || !f.Dirty() {
		return nil
	}
	return view.KeepDraft{Draft: f.Draft(tick.at)}
}

// Draft returns all that is typed in the form, at a time.
func (f *Form) Draft(at time.Time) library.Draft {
	return library.Draft{
		Persona: f.working, Base: f.base.Revision, BasePersona: f.base.Persona, Unfinished: f.unfinished(), At: at,
	}
}

// unfinished returns what is typed while it is no value yet.
func (f *Form) unfinished() []library.Unfinished {
	var out []library.Unfinished
	for _, fd := range f.order {
		if c := fd.pending; c.Wrong != "" {
			out = append(out, library.Unfinished{Path: fd.spec.Path, Text: c.Text, Wrong: c.Wrong})
		}
	}
	return out
}

// SetUnfinished puts text that is no value yet into fields again, of a form that was
// just opened.
func (f *Form) SetUnfinished(unfinished []library.Unfinished) {
	for _, u := range unfinished {
		if fd, known := f.fields[u.Path]; known && !fd.spec.ReadOnly {
			f.put(fd, editor.Content{Value: fd.held, Text: u.Text, Wrong: u.Wrong})
			f.resetEditor(fd)
		}
	}
	if len(unfinished) > 0 {
		f.refresh()
	}
}

// undoOrRedo takes the last step back, or brings it back, and shows where.
func (f *Form) undoOrRedo(back bool) (view.Action, tea.Cmd) {
	changes, ok := f.history.undoOrRedo(back)
	if !ok {
		return nil, nil // reason said so already
	}
	action, cmd := f.changedUnder(changes)
	f.moveTo(f.nearest(changes[0].path))
	return action, cmd
}

func (f *Form) refuse() (view.Action, tea.Cmd) {
	return view.Say{Level: view.LevelWarning, Text: writable(f)}, nil
}
