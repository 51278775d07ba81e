package editor

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/widget/input"
)

type toggle struct {
	common
	*input.Toggle
}

func (e *toggle) SetContent(c Content) {
	if on, ok := c.Value.Bool(); ok {
		e.SetValue(on)
		return
	}
	e.SetState(e.meaning(c.Value))
}

func (e *toggle) Draw(width, _ int) []string { return []string{e.Render(width)} }

func (e *toggle) Help() string {
	return e.keys.Names.Shown(keymap.InputSwitch) + " switches, " + e.resets()
}

func (e *toggle) Update(msg tea.Msg) Reply {
	if e.keys.Switches(msg) || e.keys.Enter(msg) {
		return e.flipped()
	}
	return Reply{}
}

func (e *toggle) flipped() Reply {
	e.Flip()
	on, _ := e.Value()
	return newValue(value.Bool(on), "", ClassAlone)
}

// Adjust turns the toggle on to the right and off to the left, where its knob is.
func (e *toggle) Adjust(delta int, _ bool) Reply {
	if on, ok := e.Value(); ok && on == (delta > 0) {
		return handled
	}
	e.SetValue(delta > 0)
	return newValue(value.Bool(delta > 0), "", ClassAlone)
}

func (e *toggle) Click(x, _ int) Reply {
	if !e.Toggle.Click(x) {
		return handled
	}
	return e.flipped()
}
