package bulk

import (
	"cmp"
	"slices"

	"personae/keymap"
	"personae/model/edit"
	"personae/model/field"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/input"
)

// change is a row: a target, a verb, and what that takes.
type change struct {
	target edit.Target
	verbs  []edit.Verb
	verb   int
	line   *input.Line
	choice *input.Choice // of a field with options, in the place of the line; nil for others

	change edit.Change
	err    error // why it cannot be read
}

func newChange(t edit.Target, keys *keymap.Map, styles *theme.Styles) *change {
	c := &change{target: t, verbs: t.Verbs(), line: input.NewLine(view.InputKeys(keys))}
	if options := optionsOf(t); options != nil {
		c.choice = input.NewChoice()
		c.choice.SetOptions(options)
		c.choice.SetValue(options[0].Value)
	}
	c.setStyles(styles)
	c.read()
	return c
}

// optionsOf are the values that a target is chosen from; nil where it is typed.
func optionsOf(t edit.Target) []input.Option {
	switch {
	case len(t.Member) > 0:
	case t.Spec.Kind == field.KindToggle:
		return []input.Option{{Value: "true", Label: "on"}, {Value: "false", Label: "off"}}
	case t.Spec.Kind == field.KindChoice && len(t.Spec.Options) > 0:
		options := make([]input.Option, len(t.Spec.Options))
		for i, o := range t.Spec.Options {
			options[i] = input.Option{Value: o.Value, Label: o.Label}
		}
		return options
	}
	return nil
}

func (c *change) setStyles(styles *theme.Styles) {
	c.line.SetStyles(styles)
	if c.choice != nil {
		c.choice.SetStyles(styles)
	}
}

// setTo makes the row of a change.
func (c *change) setTo(change edit.Change) {
	c.verb = max(0, slices.Index(c.verbs, change.Verb))
	c.line.SetValue(change.Text)
	if c.choice != nil {
		c.choice.SetValue(change.Text)
	}
	c.read()
}

func (c *change) kind() edit.Verb { return c.verbs[c.verb] }

// chooses reports whether what the row takes is chosen, types whether it is typed.
func (c *change) chooses() bool { return c.choice != nil && c.kind() == edit.Set }

func (c *change) types() bool { return c.kind().Takes() && !c.chooses() }

// turn goes to another verb.
func (c *change) turn(by int) {
	c.verb = (c.verb + by + len(c.verbs)) % len(c.verbs)
	c.read()
}

// move chooses another value and reports whether there is one.
func (c *change) move(by int) bool {
	moved := c.chooses() && c.choice.Move(by)
	c.read()
	return moved
}

// click chooses the value at a cell and reports whether that is another.
func (c *change) click(x int) bool {
	if !c.chooses() {
		return false
	}
	value, ok := c.choice.Click(x)
	if ok {
		c.choice.SetValue(value)
		c.read()
	}
	return ok
}

// read works out the change from what was typed or chosen.
func (c *change) read() {
	text := ""
	switch {
	case c.chooses():
		text, _ = c.choice.Value()
	case c.types():
		text = c.line.Value()
	}
	c.change, c.err = edit.New(c.target, c.kind(), text)
	c.line.SetHint(hints[c.kind()])
}

// hints say what a verb takes, while nothing is typed.
var hints = map[edit.Verb]string{
	edit.Set: "the value", edit.Add: "what is added", edit.Remove: "what is taken away", edit.Multiply: "a number, such as 1.2",
	edit.Clamp: "1..5, 1.. or ..5", edit.Replace: "/expression/replacement/", edit.Fill: "text with {n}, {name} or another field",
}

// verbNames say what each verb does.
var verbNames = map[edit.Verb]string{
	edit.Set: "set to", edit.Null: "set to null", edit.Clear: "leave out", edit.Toggle: "switch over", edit.Add: "add",
	edit.Remove: "take away", edit.Multiply: "multiply by", edit.Clamp: "keep within", edit.Replace: "replace", edit.Fill: "pattern",
}

// verbName says what the row does with its target.
func (c *change) verbName() string {
	if c.kind() == edit.Null && len(c.target.Member) == 0 {
		return "set to " + cmp.Or(c.target.Spec.Null, "null")
	}
	return verbNames[c.kind()]
}
