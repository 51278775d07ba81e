package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/form/editor"
	"personae/ui/view"
)

// Update implements view.View.
func (f *Form) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case draftTick:
		return f.keepDraft(msg), nil
	case tea.KeyPressMsg, tea.PasteMsg:
		return f.typed(msg)
	case tea.MouseClickMsg:
		return f.clicked(msg)
	case tea.MouseMotionMsg:
		return f.pulled(msg)
	case tea.MouseReleaseMsg:
		f.released()
	case tea.MouseWheelMsg:
		return f.wheeled(msg)
	}
	return nil, nil
}

// typed hands a key or a paste to the focused widget. Enter that means nothing
// to it goes on to the next field.
func (f *Form) typed(msg tea.Msg) (view.Action, tea.Cmd) {
	fd := f.focused
	switch {
	case fd.isRoot() && f.used[fd.spec.Path] && f.inputs.Switches(msg):
		return f.endSection(fd)
	case fd.isRoot() && (f.inputs.Enter(msg) || f.inputs.Switches(msg)):
		return f.startSection(fd)
	case f.inputs.Enter(msg) && f.readOnly == "" && len(f.editorOf(fd).Choices()) > 0:
		return view.ChooseValue{}, nil
	}
	r := f.editorOf(fd).Update(msg)
	if !r.Handled {
		if f.inputs.Enter(msg) {
			f.next(1)
		}
		return nil, nil
	}
	action, cmd := f.take(fd, r)
	f.follow()
	return action, cmd
}

func (f *Form) adjust(name keymap.Name) (view.Action, tea.Cmd) {
	delta := 1
	if name == keymap.FormLess || name == keymap.FormMuchLess {
		delta = -1
	}
	big := name == keymap.FormMuchMore || name == keymap.FormMuchLess
	return f.take(f.focused, f.editorOf(f.focused).Adjust(delta, big))
}

// clear gives the focused field its null, nothing, or what reset means for it.
func (f *Form) clear(name keymap.Name) (view.Action, tea.Cmd) {
	fd := f.focused
	if fd.isRoot() {
		return f.endSection(fd)
	}
	v := value.Absent
	switch {
	case name == keymap.FormNull, name == keymap.FormReset && fd.spec.Nullable:
		v = value.Null
	case name == keymap.FormReset && fd.spec.Required:
		v = fd.saved
	case name == keymap.FormReset:
		v = fd.spec.Default
	}
	before := fd.held
	action, cmd := f.take(fd, editor.Reply{Changed: true, Content: editor.Content{Value: v}})
	f.resetEditor(fd)
	f.follow()
	long := fd.spec.Kind == field.KindProse || fd.spec.Kind == field.KindPairs || fd.spec.Kind == field.KindJSON
	if !long || !before.IsSet() || fd.held == before {
		return action, cmd
	}
	return view.Many{action, view.Say{Level: view.LevelSuccess, Text: fmt.Sprintf("%s emptied. %s brings it back.",
		fd.spec.Label, f.keys.Shown(keymap.FormUndo))}}, cmd
}

func (f *Form) openEditor() view.Action {
	text, extension, _ := f.editorOf(f.focused).Text()
	return view.OpenEditor{Path: f.focused.spec.Path, Text: text, Extension: extension}
}

// SetEdited takes the text that came back from the user's own editor for the
// field at path. refused says why it cannot, a sentence; the field stays as it is then.
func (f *Form) SetEdited(path, text string) (action view.Action, cmd tea.Cmd, refused string) {
	fd, known := f.fields[path]
	if !known {
		return nil, nil, ""
	}
	f.history.close()
	r, refused := f.editorOf(fd).SetText(text) // no change where the field is no text
	if refused != "" {
		return nil, nil, fmt.Sprintf("%s stays as it was. %s", fd.spec.Label, refused)
	}
	action, cmd = f.take(fd, r)
	fd.block = nil
	f.FocusField(path)
	return action, cmd, ""
}

// back ends what is being entered, or asks to leave the form.
func (f *Form) back() (view.Action, tea.Cmd) {
	if r := f.editorOf(f.focused).Cancel(); r.Handled {
		return f.take(f.focused, r)
	}
	return view.LeaveForm{}, nil
}

// Save asks for the persona to be written, and for the form to be closed then
// when leave is set. With errors it goes to the first of them instead.
func (f *Form) Save(leave bool) (view.Action, tea.Cmd) {
	if f.sending {
		return view.Save{Leave: leave, Later: true}, nil
	}
	reason := savable(f)
	f.ask()
	switch fd, text := f.firstError(); {
	case f.readOnly != "":
		return view.Say{Level: view.LevelWarning, Text: reason}, nil
	case fd != nil:
		f.moveTo(fd)
		if !strings.HasPrefix(text, fd.spec.Label) {
			text = fd.spec.Label + ": " + text
		}
		return view.Say{Level: view.LevelError, Text: "Not saved. " + text}, nil
	case reason != "" && leave:
		return view.LeaveForm{}, nil
	case reason != "":
		return view.Say{Level: view.LevelInfo, Text: reason}, nil
	}
	f.history.close()
	f.sent, f.sending = f.working, true
	return view.Save{
		Persona: f.working, Base: f.base.Revision, BasePersona: f.base.Persona, Leave: leave,
	}, nil
}

// startSection begins an unused vendor section; in a used one it goes on to the
// first field.
func (f *Form) startSection(fd *formField) (view.Action, tea.Cmd) {
	if f.used[fd.spec.Path] {
		f.next(1)
		return nil, nil
	}
	section := f.section
	action, cmd := f.setAll([]change{{fd.spec.Path, f.content(fd), editor.Content{Value: value.FromJSON("{}")}}})
	if f.used[fd.spec.Path] {
		row := 0
		if section == fd.section {
			row = min(1, len(f.sections[section].rows)-1)
		}
		f.enter(section, row)
	}
	return action, cmd
}

// endSection takes a section away whole, and says how much that was and what brings
// it back.
func (f *Form) endSection(fd *formField) (view.Action, tea.Cmd) {
	var changes []change
	fields := 0
	for _, part := range append([]*formField{fd}, fd.members...) {
		before := f.content(part)
		if before == (editor.Content{}) {
			continue
		}
		changes = append(changes, change{part.spec.Path, before, editor.Content{}})
		if part.spec.Kind != field.KindObject {
			fields++
		}
	}
	if f.readOnly != "" {
		return f.refuse()
	}
	action, cmd := f.setAll(changes)
	f.follow()
	return view.Many{action, view.Say{Level: view.LevelSuccess, Text: fmt.Sprintf("%s removed (%s). %s brings it back.",
		fd.spec.Label, words.Count(fields, "field"), f.keys.Shown(keymap.FormUndo))}}, cmd
}
