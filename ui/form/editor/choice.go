package editor

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget/input"
)

// choice edits one of several values. It also takes a value of the user's own, on a
// line that TypeOwn opens, since a system may know more than we do.
type choice struct {
	common
	*input.Choice
	offered func() []string // what an open field offers
	options []input.Option
	own     *input.Line // nil while no own value is typed
	styles  *theme.Styles
	current value.Value
	before  value.Value // what was there before an own value was typed
}

// offer gives the widget its options. In an open field a name that is not there
// yet is as good as any other, so the current one is offered too.
func (e *choice) offer() {
	e.options = e.options[:0]
	for _, option := range e.spec.Options {
		e.options = append(e.options, input.Option{Value: option.Value, Label: option.Label})
	}
	if e.spec.Open {
		names := e.offered()
		if text, _ := e.current.Text(); text != "" && !slices.Contains(names, text) {
			names = append(slices.Clone(names), text)
		}
		for _, name := range names {
			e.options = append(e.options, input.Option{Value: name, Label: name})
		}
	}
	e.SetOptions(e.options)
}

func (e *choice) SetContent(c Content) {
	e.own, e.current = nil, c.Value
	e.offer()
	if text, ok := c.Value.Text(); ok {
		e.SetValue(text)
		return
	}
	state := "null: "
	if c.Value == value.Absent {
		state = "left out: "
	}
	e.SetState(state + e.meaning(c.Value))
}

func (e *choice) SetStyles(s *theme.Styles) {
	e.styles = s
	e.Choice.SetStyles(s)
	if e.own != nil {
		e.own.SetStyles(s)
	}
}

func (e *choice) Blur() {
	e.SetContent(Content{Value: e.current})
	e.Choice.Blur()
}

func (e *choice) Draw(width, _ int) []string {
	if e.own != nil {
		e.own.SetWidth(width)
		return []string{e.own.Render()}
	}
	e.offer() // what is offered may be other than when it was shown
	return []string{e.Render(width)}
}

func (e *choice) Cursor() (x, y int, shown bool) {
	if e.own == nil {
		return 0, 0, false
	}
	return e.own.CursorX(), 0, true
}

func (e *choice) Help() string {
	return e.keys.Names.Shown(keymap.FormLess) + " " + e.keys.Names.Shown(keymap.FormMore) + " choose, " + e.keys.Names.Shown(keymap.InputEnter) + " lists them, " + e.resets()
}

func (e *choice) Typing() bool { return e.own != nil }

func (e *choice) Wants(key string) bool { return e.own != nil && e.keys.wants(key) }

func (e *choice) Update(msg tea.Msg) Reply {
	if e.own != nil {
		return e.updateOwn(msg)
	}
	_, paste := msg.(tea.PasteMsg)
	switch {
	case paste:
		e.open("")
		return e.updateOwn(msg)
	case e.keys.Switches(msg):
		return e.next()
	}
	return Reply{}
}

func (e *choice) Choices() []Choice {
	if e.own != nil {
		return nil
	}
	e.offer()
	current, _ := e.current.Text()
	var out []Choice
	for _, o := range e.options {
		known, _ := e.spec.Option(o.Value)
		out = append(out, Choice{Value: o.Value, Label: o.Label, Help: known.Help, Current: o.Value == current})
	}
	return out
}

func (e *choice) TypeOwn() {
	text, _ := e.current.Text()
	e.open(text)
}

func (e *choice) open(text string) {
	e.own, e.before = input.NewLine(e.keys.Edits), e.current
	e.own.SetStyles(e.styles)
	e.own.SetHint("type a value of your own, then enter")
	e.own.SetValue(text)
	e.own.Focus()
}

func (e *choice) updateOwn(msg tea.Msg) Reply {
	if e.keys.Enter(msg) {
		e.SetContent(Content{Value: e.current})
		return handled
	}
	if !e.own.Update(msg) {
		return handled
	}
	e.current = e.before
	if text := e.own.Value(); text != "" {
		e.current = value.Text(text)
	}
	return newValue(e.current, e.own.Value(), classChosen)
}

// next chooses the option behind the chosen one, and the first behind the last.
func (e *choice) next() Reply {
	if !e.Move(1) {
		e.Move(-len(e.options) - 1)
	}
	return e.chosen()
}

func (e *choice) chosen() Reply {
	text, ok := e.Value()
	if !ok || value.Text(text) == e.current {
		return handled
	}
	e.current = value.Text(text)
	return newValue(e.current, text, ClassAlone)
}

func (e *choice) Adjust(delta int, big bool) Reply {
	if e.own != nil {
		e.own.Do(sideways(delta), "")
		return handled
	}
	if big {
		delta *= len(e.options)
	}
	e.Move(delta)
	return e.chosen()
}

func (e *choice) Click(x, _ int) Reply {
	if e.own != nil {
		e.own.Click(x)
		return handled
	}
	text, ok := e.Choice.Click(x)
	if !ok {
		return handled
	}
	e.SetValue(text)
	return e.chosen()
}

func (e *choice) Cancel() Reply {
	if e.own == nil {
		return Reply{}
	}
	e.SetContent(Content{Value: e.before})
	return newValue(e.before, "", classChosen)
}
