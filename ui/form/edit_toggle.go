package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// toggleEditor edits what is on or off.
type toggleEditor struct {
	still
	keys   fieldKeys
	spec   *model.Spec
	toggle *widget.Toggle
}

func newToggleEditor(spec *model.Spec, keys fieldKeys) *toggleEditor {
	return &toggleEditor{keys: keys, spec: spec, toggle: widget.NewToggle()}
}

func (e *toggleEditor) show(c content) {
	if on, ok := c.value.Bool(); ok {
		e.toggle.SetValue(on)
		return
	}
	e.toggle.SetState(meaning(e.spec, c.value))
}

func (e *toggleEditor) setStyles(s *theme.Styles)  { e.toggle.SetStyles(s) }
func (e *toggleEditor) focus()                     { e.toggle.Focus() }
func (e *toggleEditor) blur()                      { e.toggle.Blur() }
func (e *toggleEditor) draw(width, _ int) []string { return []string{e.toggle.Render(width)} }

func (e *toggleEditor) update(msg tea.Msg) reply {
	if e.keys.switches(msg) || e.keys.enter(msg) {
		return e.flip()
	}
	return reply{}
}

// flip turns the toggle over.
func (e *toggleEditor) flip() reply {
	e.toggle.Flip()
	on, _ := e.toggle.Value()
	return holds(model.BoolValue(on), "", classAlone)
}

// adjust turns the toggle on to the right and off to the left, where its knob is.
func (e *toggleEditor) adjust(delta int, _ bool) reply {
	if on, ok := e.toggle.Value(); ok && on == (delta > 0) {
		return taken
	}
	e.toggle.SetValue(delta > 0)
	return holds(model.BoolValue(delta > 0), "", classAlone)
}

func (e *toggleEditor) click(x, _ int) reply {
	if !e.toggle.Click(x) {
		return taken
	}
	return e.flip()
}
