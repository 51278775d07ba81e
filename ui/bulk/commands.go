package bulk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

type needs = []view.Need[*View]

var (
	some    = view.Unless("Add a change first.", func(v *View) bool { return len(v.changes) > 0 })
	choices = view.Unless("There is no value to choose here: it is typed.", func(v *View) bool { c := v.current(); return c != nil && c.chooses() })
	idle    = view.Unless("The changes are being made: wait, or stop it.", func(v *View) bool { return v.running == "" })
)

func readable(v *View) string {
	for _, c := range v.changes {
		if c.err != nil {
			return "A change cannot be made so: " + c.err.Error() + "."
		}
	}
	return ""
}

func useful(v *View) string {
	switch {
	case !v.done:
		return ""
	case v.counts.Refused > 0 && !v.leaveOut:
		return "Not every persona can take the changes: mend them, or leave those out (" + v.keys.Shown(keymap.BulkRefused) + ")."
	case v.counts.Changed == 0:
		return "Nothing would change."
	}
	return ""
}

var actions = view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks((*View).back), Hint: func(v *View) view.Hint {
		switch {
		case v.running != "":
			return view.Hint{At: 1, Label: "stop"}
		case v.typing:
			return view.Hint{At: 9, Label: "end typing"}
		}
		return view.Hint{At: 9}
	}},
	{Name: keymap.BulkUp, Do: view.Does(func(v *View) { v.step(-1) })},
	{Name: keymap.BulkDown, Do: view.Does(func(v *View) { v.step(1) })},
	{Name: keymap.BulkPageUp, Do: view.Does(func(v *View) { v.scroll(-max(1, v.rowLines()-1)) })},
	{Name: keymap.BulkPageDown, Do: view.Does(func(v *View) { v.scroll(max(1, v.rowLines()-1)) }), Hint: (*View).pageHint},
	{Name: keymap.BulkTop, Do: view.Does(func(v *View) { v.offset = 0 })},
	{Name: keymap.BulkBottom, Do: view.Does(func(v *View) { v.scroll(len(v.shown)) })},
	{Name: keymap.BulkValue, Needs: needs{some, idle}, Do: view.Asks((*View).value), Hint: (*View).valueHint},
	{Name: keymap.BulkAdd, Needs: needs{idle}, Do: view.Asks(func(v *View) view.Action {
		v.stopTyping()
		return view.PickChange{}
	}), Hint: unlessTyping(4)},
	{Name: keymap.BulkKind, Needs: needs{some, idle}, Do: view.Asks(func(v *View) view.Action { return v.turn(1) }), Hint: view.At[*View](3)},
	{Name: keymap.BulkKindBack, Needs: needs{some, idle}, Do: view.Asks(func(v *View) view.Action { return v.turn(-1) })},
	{Name: keymap.BulkRight, Needs: needs{choices, idle}, Quiet: true, Do: view.Asks(func(v *View) view.Action { return v.move(1) })},
	{Name: keymap.BulkLeft, Needs: needs{choices, idle}, Quiet: true, Do: view.Asks(func(v *View) view.Action { return v.move(-1) }), Hint: func(*View) view.Hint {
		return view.Hint{At: 2, Also: keymap.BulkRight, Label: "value"}
	}},
	{Name: keymap.BulkRemove, Needs: needs{some, idle}, Do: view.Asks((*View).remove), Hint: unlessTyping(5)},
	{Name: keymap.BulkRefused, Needs: needs{idle}, Do: view.Does(func(v *View) { v.leaveOut = !v.leaveOut }), Hint: unlessTyping(6)},
	{Name: keymap.BulkOnly, Do: view.Does((*View).turnOnly), Hint: unlessTyping(7)},
	{Name: keymap.BulkApply, Needs: needs{some, idle, readable, useful}, Do: view.Asks(func(v *View) view.Action {
		v.stopTyping()
		e, _ := v.edit()
		return view.MakeEdit{Edit: e, LeaveOut: v.leaveOut}
	}), Hint: func(v *View) view.Hint {
		if len(v.changes) == 0 || v.running != "" {
			return view.Hint{}
		}
		return view.Hint{At: 1, Blind: true}
	}},
}

// unlessTyping is a place in the footer of what a letter runs.
func unlessTyping(at int) func(*View) view.Hint {
	return func(v *View) view.Hint {
		if v.typing {
			return view.Hint{}
		}
		return view.Hint{At: at}
	}
}

func (v *View) valueHint() view.Hint {
	if c := v.current(); c == nil || !c.types() || v.typing { // esc says that it ends typing
		return view.Hint{}
	}
	return view.Hint{At: 2, Label: "type the value"}
}

func (v *View) pageHint() view.Hint {
	if v.window().Position() == "" {
		return view.Hint{}
	}
	return view.Hint{At: 8, Also: keymap.BulkPageUp, Label: "scroll"}
}

// back ends typing, or leaves the page; the flow stops an edit that is being made.
func (v *View) back() view.Action {
	if v.typing {
		v.stopTyping()
		return nil
	}
	return view.Back{}
}

func (v *View) step(by int) {
	typing := v.typing
	v.stopTyping()
	v.mark(v.marked + by)
	if typing {
		v.startTyping()
	}
}

// value begins to type what the change takes, or ends it; a choice goes on to the
// next value.
func (v *View) value() view.Action {
	switch c := v.current(); {
	case v.typing:
		v.stopTyping()
	case c.chooses():
		return v.move(1)
	default:
		v.startTyping()
	}
	return nil
}

func (v *View) turn(by int) view.Action {
	typing := v.typing
	v.stopTyping()
	v.current().turn(by)
	if typing || v.current().line.Value() == "" {
		v.startTyping()
	}
	return v.changed()
}

func (v *View) move(by int) view.Action {
	if v.current().move(by) {
		return v.changed()
	}
	return nil
}

func (v *View) remove() view.Action {
	v.stopTyping()
	v.changes = append(v.changes[:v.marked:v.marked], v.changes[v.marked+1:]...)
	v.mark(v.marked)
	return v.changed()
}

func (v *View) turnOnly() {
	v.only = (v.only + 1) % only(len(onlyNames))
	v.offset = 0
	v.filter()
}

// Do implements view.View.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command { return actions.Commands(v, v.keys, keymap.Bulk) }

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }

// Legend explains the signs of the page, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "✗", Meaning: "cannot take the changes, and why"},
		{Sign: "!", Meaning: "would have a problem that it does not have now"},
		{Sign: "·", Meaning: "something worth knowing that it brings"},
	}
}
