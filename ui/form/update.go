package form

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/view"
)

// Update implements view.View.
func (f *Form) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case draftTick:
		return f.keep(msg), nil
	case tea.KeyPressMsg, tea.PasteMsg:
		return f.typed(msg)
	case tea.MouseClickMsg:
		return f.clicked(msg)
	case tea.MouseWheelMsg:
		return f.wheeled(msg)
	}
	return nil, nil
}

// typed hands a key or a paste to the focused widget. Enter that means nothing
// to it goes on to the next field.
func (f *Form) typed(msg tea.Msg) (view.Action, tea.Cmd) {
	fd := f.focused
	if fd == nil {
		return nil, nil
	}
	key := pressed(msg)
	if fd.isRoot() && (key == "enter" || key == "space") {
		return f.startSection(fd)
	}
	r := f.editorOf(fd).update(msg)
	if !r.taken {
		if key == "enter" {
			f.next(1)
		}
		return nil, nil
	}
	action, cmd := f.record(fd, r)
	f.follow()
	return action, cmd
}

// Do implements view.View.
func (f *Form) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if reason := f.reason(name); reason != "" {
		return view.Say{Level: view.LevelInfo, Text: reason}, nil
	}
	switch name {
	case keymap.FormNext:
		f.next(1)
	case keymap.FormPrevious:
		f.next(-1)
	case keymap.FormNextSection:
		f.turn(1)
	case keymap.FormPrevSection:
		f.turn(-1)
	case keymap.FormMore, keymap.FormLess, keymap.FormMuchMore, keymap.FormMuchLess:
		return f.adjust(name)
	case keymap.FormReset, keymap.FormNull, keymap.FormAbsent:
		return f.take(name)
	case keymap.FormUndo, keymap.FormRedo:
		return f.walk(name == keymap.FormUndo)
	case keymap.FormFix:
		return f.fix()
	case keymap.FormEditor:
		return f.openEditor()
	case keymap.FormRehearse:
		return view.RehearseForm{}, nil
	case keymap.FormSymptoms:
		return view.Symptoms{}, nil
	case keymap.FormSave:
		return f.Save(false)
	case keymap.Back:
		return f.back()
	default: // not an action of the form
	}
	return nil, nil
}

// adjust steps the focused field.
func (f *Form) adjust(name keymap.Name) (view.Action, tea.Cmd) {
	delta := 1
	if name == keymap.FormLess || name == keymap.FormMuchLess {
		delta = -1
	}
	big := name == keymap.FormMuchMore || name == keymap.FormMuchLess
	return f.record(f.focused, f.editorOf(f.focused).adjust(delta, big))
}

// take gives the focused field its null, nothing, or what reset means for it.
func (f *Form) take(name keymap.Name) (view.Action, tea.Cmd) {
	fd := f.focused
	if fd.isRoot() {
		return f.endSection(fd)
	}
	value := model.Absent
	switch {
	case name == keymap.FormNull, name == keymap.FormReset && fd.spec.Nullable:
		value = model.Null
	case name == keymap.FormReset && fd.spec.Required:
		value = fd.saved
	case name == keymap.FormReset:
		value = fd.spec.Default
	}
	action, cmd := f.set(fd, value)
	f.follow()
	return action, cmd
}

// fix applies what the focused field's problem offers.
func (f *Form) fix() (view.Action, tea.Cmd) {
	action, cmd := f.setAll(f.changesOf(fixOf(f.focused)))
	f.reveal()
	f.follow()
	return action, cmd
}

// openEditor asks for the focused text to be edited in the user's own editor.
func (f *Form) openEditor() (view.Action, tea.Cmd) {
	text, ok := f.editorOf(f.focused).(texter)
	if !ok {
		return nil, nil
	}
	content, extension := text.text()
	return view.OpenEditor{Path: f.focused.spec.Path, Text: content, Extension: extension}, nil
}

// SetEdited takes the text that came back from the user's own editor for the
// field at path. With an error the field stays as it is.
func (f *Form) SetEdited(path, text string, err error) (view.Action, tea.Cmd) {
	fd, known := f.fields[path]
	if err != nil || !known {
		return nil, nil
	}
	into, ok := f.editorOf(fd).(texter)
	if !ok {
		return nil, nil
	}
	f.history.close()
	r, refused := into.setText(text)
	if refused != "" {
		return view.Say{Level: view.LevelError, Text: fmt.Sprintf("%s stays as it was. %s", fd.spec.Label, refused)}, nil
	}
	action, cmd := f.record(fd, r)
	fd.block = nil
	f.FocusField(path)
	return action, cmd
}

// back ends what is being entered, or asks to leave the form.
func (f *Form) back() (view.Action, tea.Cmd) {
	if f.focused != nil {
		if r := f.editorOf(f.focused).cancel(); r.taken {
			return f.record(f.focused, r)
		}
	}
	return view.LeaveForm{}, nil
}

// Save asks for the persona to be written, and for the form to be closed then
// when leave is set. With errors it goes to the first of them instead.
func (f *Form) Save(leave bool) (view.Action, tea.Cmd) {
	if f.readOnly != "" {
		return view.Say{Level: view.LevelWarning, Text: "Not saved. " + f.readOnly}, nil
	}
	if fd, text := f.firstError(); fd != nil {
		f.moveTo(fd)
		return view.Say{Level: view.LevelError, Text: fmt.Sprintf("Not saved. %s: %s", fd.spec.Label, text)}, nil
	}
	if !f.Dirty() && !f.isNew {
		if leave {
			return view.LeaveForm{}, nil
		}
		return view.Say{Level: view.LevelInfo, Text: "Nothing to save: nothing has changed."}, nil
	}
	f.history.close()
	f.sent = f.working
	return view.Save{
		Persona: f.working, Base: f.base.Revision, BasePersona: f.base.Persona, Leave: leave,
	}, nil
}

// startSection begins an unused vendor section; in a used one it goes on to the
// first field.
func (f *Form) startSection(fd *field) (view.Action, tea.Cmd) {
	if f.used[fd.spec.Path] {
		f.next(1)
		return nil, nil
	}
	section := f.section
	before := f.content(fd)
	action, cmd := f.setAll([]change{{fd.spec.Path, before, content{value: model.JSONValue("{}")}}})
	if f.used[fd.spec.Path] {
		row := 0
		if section == fd.section {
			row = min(1, len(f.sections[section].rows)-1)
		}
		f.enter(section, row)
	}
	return action, cmd
}

// endSection takes a vendor section away, with all that is in it.
func (f *Form) endSection(fd *field) (view.Action, tea.Cmd) {
	var changes []change
	for _, member := range f.order {
		if root, ok := rootOf(member.spec.Path); ok && root == fd.spec.Path {
			if before := f.content(member); before != (content{}) {
				changes = append(changes, change{member.spec.Path, before, content{}})
			}
		}
	}
	action, cmd := f.setAll(changes)
	f.follow()
	return action, cmd
}
