package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// choiceEditor edits one of several values. Enter opens a line for a value of
// the user's own, since a system may know more than we do.
type choiceEditor struct {
	still
	keys    fieldKeys
	spec    *model.Spec
	options []widget.ChoiceOption
	choice  *widget.Choice
	own     *widget.Line // nil while no own value is typed
	styles  *theme.Styles
	current model.Value
	before  model.Value // what was there before an own value was typed
}

func newChoiceEditor(spec *model.Spec, options []widget.ChoiceOption, keys fieldKeys) *choiceEditor {
	e := &choiceEditor{keys: keys, spec: spec, choice: widget.NewChoice()}
	e.setOptions(options)
	return e
}

// choiceOptions returns the options of the table as the widget has them.
func choiceOptions(options []model.Option) []widget.ChoiceOption {
	out := make([]widget.ChoiceOption, len(options))
	for i, option := range options {
		out[i] = widget.ChoiceOption{Value: option.Value, Label: option.Label}
	}
	return out
}

// projectOptions returns the projects to choose from.
func projectOptions(projects []string) []widget.ChoiceOption {
	out := make([]widget.ChoiceOption, len(projects))
	for i, project := range projects {
		out[i] = widget.ChoiceOption{Value: project, Label: project}
	}
	return out
}

// setOptions replaces what is offered. A project that is not there yet is as
// good as any other, so the current one is offered too.
func (e *choiceEditor) setOptions(options []widget.ChoiceOption) {
	e.options = options
	e.offer()
}

// offer gives the widget its options.
func (e *choiceEditor) offer() {
	options := e.options
	text, ok := e.current.Text()
	if ok && text != "" && e.spec.Path == pathProject &&
		!slices.ContainsFunc(options, func(o widget.ChoiceOption) bool { return o.Value == text }) {
		options = append(slices.Clone(options), widget.ChoiceOption{Value: text, Label: text})
	}
	e.choice.SetOptions(options)
}

func (e *choiceEditor) show(c content) {
	e.own, e.current = nil, c.value
	e.offer()
	if text, ok := c.value.Text(); ok {
		e.choice.SetValue(text)
		return
	}
	e.choice.SetState(meaning(e.spec, c.value))
}

func (e *choiceEditor) setStyles(s *theme.Styles) {
	e.styles = s
	e.choice.SetStyles(s)
	if e.own != nil {
		e.own.SetStyles(s)
	}
}

func (e *choiceEditor) focus() { e.choice.Focus() }

func (e *choiceEditor) blur() {
	e.show(content{value: e.current})
	e.choice.Blur()
}

func (e *choiceEditor) draw(width, _ int) []string {
	if e.own != nil {
		e.own.SetWidth(width)
		return []string{e.own.Render()}
	}
	return []string{e.choice.Render(width)}
}

func (e *choiceEditor) cursor() (x, y int, shown bool) {
	if e.own == nil {
		return 0, 0, false
	}
	return e.own.CursorX(), 0, true
}

func (e *choiceEditor) typing() bool { return e.own != nil }

func (e *choiceEditor) wants(key string) bool {
	return e.own != nil && e.keys.wants(key)
}

func (e *choiceEditor) update(msg tea.Msg) reply {
	if e.own != nil {
		return e.updateOwn(msg)
	}
	_, paste := msg.(tea.PasteMsg)
	switch {
	case paste:
		e.open("")
		return e.updateOwn(msg)
	case e.keys.enter(msg):
		text, _ := e.current.Text()
		e.open(text)
		return taken
	case e.keys.switches(msg):
		return e.next()
	}
	return reply{}
}

// open begins the typing of an own value.
func (e *choiceEditor) open(text string) {
	e.own, e.before = widget.NewLine(e.keys.edits), e.current
	e.own.SetStyles(e.styles)
	e.own.SetHint("type a value of your own, then enter")
	e.own.SetValue(text)
	e.own.Focus()
}

// updateOwn handles a message while an own value is typed.
func (e *choiceEditor) updateOwn(msg tea.Msg) reply {
	if e.keys.enter(msg) {
		e.show(content{value: e.current})
		return taken
	}
	if !e.own.Update(msg) {
		return taken
	}
	e.current = e.before
	if text := e.own.Value(); text != "" {
		e.current = model.TextValue(text)
	}
	return holds(e.current, e.own.Value(), classChosen)
}

// next chooses the option behind the chosen one, and the first behind the last.
func (e *choiceEditor) next() reply {
	if !e.choice.Move(1) {
		e.choice.Move(-len(e.options) - 1)
	}
	return e.chosen()
}

// chosen is the reply to another choice.
func (e *choiceEditor) chosen() reply {
	text, ok := e.choice.Value()
	if !ok || model.TextValue(text) == e.current {
		return taken
	}
	e.current = model.TextValue(text)
	return holds(e.current, text, classAlone)
}

func (e *choiceEditor) adjust(delta int, big bool) reply {
	if e.own != nil {
		e.own.Do(sideways(delta), "")
		return taken
	}
	if big {
		delta *= len(e.options)
	}
	e.choice.Move(delta)
	return e.chosen()
}

func (e *choiceEditor) click(x, _ int) reply {
	if e.own != nil {
		e.own.Click(x)
		return taken
	}
	text, ok := e.choice.Click(x)
	if !ok {
		return taken
	}
	e.choice.SetValue(text)
	return e.chosen()
}

func (e *choiceEditor) cancel() reply {
	if e.own == nil {
		return reply{}
	}
	e.show(content{value: e.before})
	return holds(e.before, "", classChosen)
}
