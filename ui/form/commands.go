package form

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/model/portrait"
	"personae/ui/form/editor"
	"personae/ui/view"
)

var actions = view.Table[*Form]{
	{Name: keymap.Back, Do: (*Form).back, Hint: foot(2)},
	{Name: keymap.FormNext, Do: view.Does(func(f *Form) { f.next(1) }), Hint: foot(9)},
	{Name: keymap.FormPrevious, Do: view.Does(func(f *Form) { f.next(-1) })},
	{Name: keymap.FormNextSection, Do: view.Does(func(f *Form) { f.turn(1) }), Hint: foot(13)},
	{Name: keymap.FormPrevSection, Do: view.Does(func(f *Form) { f.turn(-1) })},
	{Name: keymap.FormFind, Do: view.Asks(func(*Form) view.Action { return view.FindField{} }), Hint: foot(10)},
	{Name: keymap.FormHelpDown, Do: view.Does(func(f *Form) { f.scrollHelp(1) })},
	{Name: keymap.FormHelpUp, Do: view.Does(func(f *Form) { f.scrollHelp(-1) })},
	adjusts(keymap.FormMore, nil),
	adjusts(keymap.FormLess, func(f *Form) view.Hint {
		if !hinted(keymap.FormLess)(f) {
			return view.Hint{}
		}
		return view.Hint{At: 6, Label: "less, more", Also: keymap.FormMore, Blind: true}
	}),
	adjusts(keymap.FormMuchMore, foot(10, hinted(keymap.FormMuchMore))),
	adjusts(keymap.FormMuchLess, nil),
	clears(keymap.FormReset, foot(9, hinted(keymap.FormReset))),
	clears(keymap.FormNull, foot(11, hinted(keymap.FormNull))),
	clears(keymap.FormAbsent, foot(5, hinted(keymap.FormAbsent))),
	{Name: keymap.FormFix, Needs: needs{writable, fixable}, Do: func(f *Form) (view.Action, tea.Cmd) { return f.Apply(fixOf(f.focused)) }, Hint: foot(3, mended)},
	{Name: keymap.FormEditor, Needs: needs{writable, textual}, Do: view.Asks((*Form).openEditor), Hint: foot(7, hinted(keymap.FormEditor))},
	{Name: keymap.FormPortrait, Needs: needs{writable}, Do: view.Asks(func(f *Form) view.Action { return view.ChoosePortrait{Path: f.portrait.spec.Path} }), Hint: foot(4, onPortrait)},
	{Name: keymap.FormDraw, Needs: needs{writable, drawable}, Do: view.Asks(func(f *Form) view.Action { return view.DrawPortrait{Path: f.portrait.spec.Path} }), Hint: foot(4, onPortrait)},
	{Name: keymap.FormUndo, Needs: needs{undoable}, Do: func(f *Form) (view.Action, tea.Cmd) { return f.undoOrRedo(true) }, Hint: foot(12, (*Form).Dirty)},
	{Name: keymap.FormRedo, Needs: needs{redoable}, Do: func(f *Form) (view.Action, tea.Cmd) { return f.undoOrRedo(false) }},
	{Name: keymap.FormSave, Needs: needs{savable}, Do: func(f *Form) (view.Action, tea.Cmd) { return f.Save(false) }, Hint: foot(1, (*Form).Dirty)},
	{Name: keymap.FormRehearse, Do: view.Asks(func(*Form) view.Action { return view.RehearseForm{} }), Hint: foot(8)},
	{Name: keymap.FormSymptoms, Do: view.Asks(func(*Form) view.Action { return view.Symptoms{} }), Hint: foot(8)},
	{Name: keymap.FormReveal, Needs: needs{secretive}, Do: view.Does((*Form).showSecrets), Hint: foot(3, func(f *Form) bool { return f.focused.spec.Headers && secretive(f) == "" })},
	{Name: keymap.FormChanges, Needs: needs{changed}, Do: view.Asks(func(*Form) view.Action { return view.FormChanges{} })},
}

// adjusts is a row that steps the focused field.
func adjusts(name keymap.Name, hint func(*Form) view.Hint) view.Row[*Form] {
	return view.Row[*Form]{Name: name, Needs: needs{adjustable}, Hint: hint, Do: func(f *Form) (view.Action, tea.Cmd) {
		return f.adjust(name)
	}}
}

func clears(name keymap.Name, hint func(*Form) view.Hint) view.Row[*Form] {
	clearable := func(f *Form) string { return f.cannotClear(name) }
	return view.Row[*Form]{Name: name, Needs: needs{writable, clearable}, Hint: hint, Do: func(f *Form) (view.Action, tea.Cmd) {
		return f.clear(name)
	}}
}

type needs = []view.Need[*Form]

var (
	undoable = view.Unless("Nothing to take back in this form.", func(f *Form) bool { return len(f.history.done) > 0 })
	changed  = view.Unless("Nothing differs from what is saved.", (*Form).Dirty)
	redoable = view.Unless("Nothing to bring back in this form.", func(f *Form) bool { return len(f.history.undone) > 0 })
)

// secretive says that there is nothing to hide.
func secretive(f *Form) string {
	if !field.HasSecrets(&f.working) {
		return view.NoSecrets
	}
	return ""
}

// showSecrets shows secrets, or hides them again.
func (f *Form) showSecrets() {
	f.revealed = !f.revealed
	f.redrawAll()
}

func writable(f *Form) string {
	if f.readOnly != "" {
		return "Not changed. " + f.readOnly
	}
	return ""
}

func drawable(f *Form) string {
	if err := portrait.Drawable(&f.working); err != nil {
		return "No portrait of " + f.Title() + " can be drawn: " + err.Error() + "."
	}
	return ""
}

func adjustable(f *Form) string {
	if f.focused.spec.ReadOnly || f.focused.isRoot() {
		return fixedReason(f.focused)
	}
	return ""
}

func fixable(f *Form) string {
	if fixOf(f.focused) == nil {
		return "There is no suggestion for " + f.focused.spec.Label + "."
	}
	return ""
}

func textual(f *Form) string {
	if _, _, ok := f.editorOf(f.focused).Text(); !ok {
		return f.focused.spec.Label + " is no text: it cannot be edited in your own editor."
	}
	return ""
}

func savable(f *Form) string {
	switch {
	case f.readOnly != "":
		return "Not saved. " + f.readOnly
	case !f.Dirty() && !f.isNew && !f.sending:
		return "Nothing to save: nothing has changed."
	}
	return ""
}

// fixedReason says why a field cannot be changed by keys of its own.
func fixedReason(fd *formField) string {
	if fd.isRoot() {
		return fd.spec.Label + " is a switch: space turns it."
	}
	return fd.spec.Label + " cannot be edited: a system or the library gives it."
}

// cannotClear says why a field cannot be taken back to null, nothing or its
// default, or "".
func (f *Form) cannotClear(name keymap.Name) string {
	switch fd := f.focused; {
	case fd.isRoot() && f.used[fd.spec.Path] || fd.isRoot() && f.content(fd) != (editor.Content{}):
		return ""
	case fd.isRoot():
		return fd.spec.Label + " is not used, so there is nothing to take away."
	case fd.spec.ReadOnly:
		return fixedReason(fd)
	case name == keymap.FormNull && !fd.spec.Nullable:
		return "Null means nothing for " + fd.spec.Label + "."
	case name == keymap.FormAbsent && fd.spec.Required:
		return fd.spec.Label + " cannot be left out."
	}
	return ""
}

// Do implements view.View. An action that cannot run says why.
func (f *Form) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(f, name) }

// Commands implements view.View.
func (f *Form) Commands() []view.Command {
	return append(actions.Commands(f, f.keys, keymap.Form), view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View: what the focused field can do, then what the
// form can. What a narrow screen must show stands first.
func (f *Form) ShortHelp() []key.Binding { return actions.Hints(f, f.keys) }

// foot is a place in the footer, while all of some conditions hold.
func foot(at int, while ...func(*Form) bool) func(*Form) view.Hint {
	return func(f *Form) view.Hint {
		for _, holds := range while {
			if !holds(f) {
				return view.Hint{}
			}
		}
		return view.Hint{At: at, Blind: true}
	}
}

func onPortrait(f *Form) bool { return f.focused == f.portrait }

func editable(f *Form) bool { return !f.focused.spec.ReadOnly }

func mended(f *Form) bool { return editable(f) && fixOf(f.focused) != nil }

// hinted holds where the focused field has an action for the footer.
func hinted(name keymap.Name) func(*Form) bool {
	return func(f *Form) bool { return editable(f) && slices.Contains(f.editorOf(f.focused).Hints(), name) }
}
