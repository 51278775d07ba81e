package diff

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/go-json-experiment/json"

	"personae/keymap"
	changes "personae/model/diff"
	"personae/model/value"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

const allKey = keymap.DiffAll

var actions = view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks(func(*View) view.Action { return view.Back{} }), Hint: view.At[*View](7)},
	moves(keymap.DiffUp, func(v *View) { v.step(-1) }),
	moves(keymap.DiffDown, func(v *View) { v.step(1) }),
	moves(keymap.DiffTop, func(v *View) { v.goTo(0) }),
	moves(keymap.DiffBottom, func(v *View) { v.goTo(len(v.rows) - 1) }),
	moves(keymap.DiffPageUp, func(v *View) { v.scroll(-max(1, v.window().Height-1)) }),
	moves(keymap.DiffPageDown, func(v *View) { v.scroll(max(1, v.window().Height-1)) }),
	{Name: keymap.DiffNext, Needs: needs{filled}, Do: view.Does(func(v *View) { v.next(1) }), Hint: func(v *View) view.Hint {
		if !v.all {
			return view.Hint{}
		}
		return view.Hint{At: 4}
	}},
	{Name: keymap.DiffPrevious, Needs: needs{filled}, Do: view.Does(func(v *View) { v.next(-1) })},
	{Name: keymap.DiffAll, Do: view.Does((*View).showAll), Hint: func(v *View) view.Hint {
		if v.all {
			return view.Hint{At: 3, Label: "what differs"}
		}
		return view.Hint{At: 3, Label: "everything"}
	}},
	copies(keymap.DiffToLeft, 0, "copy to the left"),
	copies(keymap.DiffToRight, 1, "copy to the right"),
	{Name: keymap.DiffReveal, Needs: needs{secretive}, Do: view.Does((*View).reveal), Hint: func(v *View) view.Hint { return view.RevealHint(v.shown) }},
	{Name: keymap.DiffRehearse, Do: view.Asks(func(*View) view.Action { return view.RehearseDiff{} }), Hint: view.At[*View](5)},
	{Name: keymap.DiffCopy, Needs: needs{differing}, Do: view.Asks((*View).copyPatch), Hint: view.At[*View](6)},
}

func moves(name keymap.Name, do func(*View)) view.Row[*View] {
	row := view.Row[*View]{Name: name, Needs: needs{filled}, Quiet: true, Do: view.Does(do)}
	if name == keymap.DiffDown {
		row.Hint = view.At[*View](8)
	}
	return row
}

// copies is a row that copies the value under the cursor to a side.
func copies(name keymap.Name, to int, label string) view.Row[*View] {
	return view.Row[*View]{
		Name:  name,
		Needs: needs{filled, differsHere, func(v *View) string { return v.sides[to].Fixed }},
		Do: view.Asks(func(v *View) view.Action {
			return view.CopyField{Path: v.rows[v.focus].Spec.Path, Right: to == 1}
		}),
		Hint: func(*View) view.Hint { return view.Hint{At: 2 - to, Label: label} },
	}
}

type needs = []view.Need[*View]

var (
	filled    = view.Unless("There is no field to go to.", func(v *View) bool { return len(v.rows) > 0 })
	differing = view.Unless("Nothing differs.", func(v *View) bool { return v.differ > 0 })
	secretive = view.Unless(view.NoSecrets, func(v *View) bool {
		return slices.ContainsFunc(v.rows, func(r row) bool { return r.HasSecrets() })
	})
	differsHere = view.Unless("Both have the same here.", func(v *View) bool { return v.rows[v.focus].Differs() })
)

// copyPatch takes what personae set --patch takes to the clipboard.
func (v *View) copyPatch() view.Action {
	ops, err := changes.Patch(&v.sides[0].Persona, &v.sides[1].Persona)
	var text []byte
	if err == nil {
		text, err = json.Marshal(ops)
	}
	if err != nil {
		return view.Say{Level: view.LevelError, Text: "Not copied: " + err.Error()}
	}
	return view.Copy{Text: value.JSON(text).Indent() + "\n", What: "the JSON Patch that makes " + cells.Clean(v.sides[1].Title) + " of the left"}
}

// Do implements view.View.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command {
	return append(actions.Commands(v, v.keys, keymap.Diff), view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if name, ok := v.keys.Match(keymap.Diff, msg.String(), false); ok {
			return v.Do(name)
		}
	case tea.MouseWheelMsg:
		v.scroll(view.Wheel(msg) * view.WheelLines)
	case tea.MouseClickMsg:
		if at := v.offset + msg.Y - head; msg.Y >= head && msg.Button == tea.MouseLeft && at < len(v.page()) && v.lines[at].row >= 0 {
			v.goTo(v.lines[at].row)
		}
	}
	return nil, nil
}
