package vary

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/vary"
	"personae/ui/view"
)

// actions is what the page can do.
var actions = view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks(func(*View) view.Action { return view.Back{} }), Hint: view.At[*View](9)},
	{Name: keymap.VaryUp, Do: goes(-1)},
	{Name: keymap.VaryDown, Do: goes(1)},
	{Name: keymap.VaryLeft, Do: turns(-1)},
	{Name: keymap.VaryRight, Do: turns(1), Hint: (*View).turnHint},
	{Name: keymap.VaryNext, Do: view.Does(func(v *View) { v.step(1) }), Hint: view.At[*View](3)},
	{Name: keymap.VaryPrevious, Do: view.Does(func(v *View) { v.step(-1) })},
	{Name: keymap.VaryPageUp, Do: view.Does(func(v *View) { v.move(-max(1, v.body()), 0) })},
	{Name: keymap.VaryPageDown, Do: view.Does(func(v *View) { v.move(max(1, v.body()), 0) })},
	{Name: keymap.VaryEnter, Do: (*View).enter, Hint: (*View).enterHint},
	{Name: keymap.VaryMake, Needs: makeable, Do: (*View).make, Hint: (*View).makeHint},
	{Name: keymap.VarySelect, Needs: needs{inTable, onVariant}, Do: view.Does((*View).toggle), Hint: view.At[*View](5)},
	{Name: keymap.VarySelectAll, Needs: needs{inTable}, Do: view.Does((*View).selectAll), Hint: view.At[*View](8)},
	{Name: keymap.VarySort, Needs: needs{inTable, measured}, Do: view.Does((*View).sort), Hint: view.At[*View](7)},
	{Name: keymap.VaryRehearse, Needs: needs{inTable, onVariant}, Do: func(v *View) (view.Action, tea.Cmd) {
		variant, _ := v.current()
		return nil, v.calls.Call(variant)
	}, Hint: view.At[*View](6)},
}

// goes moves up or down: in the table by rows, and out of it at its top.
func goes(by int) func(*View) (view.Action, tea.Cmd) {
	return view.Does(func(v *View) {
		if v.focus.what == slotTable && v.row+by >= 0 {
			v.move(by, 0)
			return
		}
		v.step(by)
	})
}

// turns chooses the kind, or moves between the figures.
func turns(by int) func(*View) (view.Action, tea.Cmd) {
	return func(v *View) (view.Action, tea.Cmd) {
		switch v.focus.what {
		case slotKinds:
			v.choose(by)
			return nil, v.plan()
		case slotTable:
			v.move(0, by)
		default: // a line has its own left and right
		}
		return nil, nil
	}
}

type needs = []view.Need[*View]

var (
	inTable   = view.Unless("Go to the table first.", func(v *View) bool { return v.focus.what == slotTable })
	onVariant = view.Unless("This is the persona as it is.", func(v *View) bool { _, ok := v.current(); return ok })
	measured  = view.Unless("Nothing is measured yet.", func(v *View) bool { return len(v.figures) > 0 })
)

func writable(v *View) string { return view.ReadOnly(v.info) }

var makeable = needs{writable, some, savable}

func (v *View) make() (view.Action, tea.Cmd) { return nil, v.calls.Make(v.chosen()) }

// some says why there is nothing to make.
func some(v *View) string {
	switch {
	case v.fault != nil:
		return "There is nothing to make: " + v.faultWords() + "."
	case len(v.variants) == 0:
		return "There is nothing to make yet."
	}
	return ""
}

// savable says what keeps the chosen variants from being saved.
func savable(v *View) string {
	chosen := v.chosen()
	if at := slices.IndexFunc(chosen, vary.Variant.Refused); at >= 0 {
		return fmt.Sprintf("%s cannot be saved: %s Select others.", chosen[at].Says, chosen[at].Problems[0].Text)
	}
	return ""
}

// enter chooses a knob, goes on, or makes the variants.
func (v *View) enter() (view.Action, tea.Cmd) {
	switch v.focus.what {
	case slotKnob:
		v.calls.Pick(v.focus.at)
	case slotTable:
		for _, need := range makeable {
			if reason := need(v); reason != "" {
				return view.Say{Level: view.LevelInfo, Text: reason}, nil
			}
		}
		return v.make()
	default:
		v.step(1)
	}
	return nil, nil
}

func (v *View) enterHint() view.Hint {
	switch v.focus.what {
	case slotKnob:
		return view.Hint{At: 1, Label: "choose knob"}
	case slotTable:
		return view.Hint{At: 1, Label: v.makes()}
	default:
		return view.Hint{At: 1}
	}
}

func (v *View) makeHint() view.Hint {
	if v.focus.what == slotTable {
		return view.Hint{}
	}
	return view.Hint{At: 2, Label: v.makes()}
}

func (v *View) makes() string { return fmt.Sprintf("make %d", len(v.chosen())) }

func (v *View) turnHint() view.Hint {
	if v.focus.what != slotKinds {
		return view.Hint{}
	}
	return view.Hint{At: 2, Label: "kind", Also: keymap.VaryLeft}
}

// Do implements view.View.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command {
	return append(actions.Commands(v, v.keys, keymap.Vary), view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }
