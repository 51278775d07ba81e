package dialog

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// side is one of the three values that a field in conflict can take.
type side int

const (
	mine side = iota
	theirs
	original
)

// Between says who changed the same fields, and what the choice is for.
type Between struct {
	Text   string // a sentence or two
	Accept string // what enter does
	NoBase bool   // nobody knows what both started from
}

// Conflict shows the fields that two editors, or the library and a remote, changed to
// different values, and lets the user choose for each.
type Conflict struct {
	base
	between   Between
	merged    model.Persona
	conflicts []field.Conflict
	then      func(model.Persona) tea.Cmd
	chosen    []side
	marked    int
	offset    int
}

// NewConflict returns a dialog over what a merge could not decide. Mine is
// chosen to begin with; then goes on with the merged persona.
func NewConflict(
	keys *keymap.Map, styles *theme.Styles, merged model.Persona, conflicts []field.Conflict, then func(model.Persona) tea.Cmd,
) *Conflict {
	return &Conflict{
		base: base{keys: keys, styles: styles, title: "Changed by both"},
		between: Between{
			Text:   "You and another editor changed the same " + words.Either(len(conflicts), "field", "fields") + ". Nothing is saved yet.",
			Accept: "save",
		},
		merged: merged, conflicts: conflicts, then: then, chosen: make([]side, len(conflicts)),
	}
}

// SetBetween says that it is not another editor who changed the same.
func (c *Conflict) SetBetween(between Between) { c.between = between }

// sides are the words for the values that a field can take.
func (c *Conflict) sides() []string {
	if c.between.NoBase {
		return []string{"mine", "theirs"}
	}
	return []string{"mine", "theirs", "before"}
}

// rowsEach is the lines that one conflict takes: its name and its values.
func (c *Conflict) rowsEach() int { return 1 + len(c.sides()) }

// text is what is said above the fields, a blank line after it.
func (c *Conflict) text(width int) []string {
	return append(cells.Wrap(cells.Clean(c.between.Text), max(1, width)), "")
}

// Size implements view.Dialog.
func (c *Conflict) Size(width, height int) (int, int) {
	wide := min(conflictWidth, width)
	return within(wide, len(c.conflicts)*c.rowsEach()+len(c.text(wide-frameWidth))+frameHeight, width, height)
}

// Do implements view.View.
func (c *Conflict) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		c.mark(c.marked - 1)
	case keymap.DialogDown:
		c.mark(c.marked + 1)
	case keymap.DialogMine:
		c.choose(mine)
	case keymap.DialogTheirs:
		c.choose(theirs)
	case keymap.DialogBase:
		if !c.between.NoBase {
			c.choose(original)
		}
	case keymap.DialogAccept:
		return c.resolve()
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// SetSize implements view.View.
func (c *Conflict) SetSize(width, height int) {
	c.base.SetSize(width, height)
	c.mark(c.marked)
}

func (c *Conflict) mark(row int) {
	c.marked = clamp(row, len(c.conflicts))
	c.offset = widget.Window(c.marked, c.offset, c.page(), len(c.conflicts))
}

func (c *Conflict) page() int {
	width, height := c.inner()
	return max(1, (height-len(c.text(width)))/c.rowsEach())
}

// choose takes a side for the marked field and goes on to the next.
func (c *Conflict) choose(s side) {
	c.chosen[c.marked] = s
	c.mark(c.marked + 1)
}

func (c *Conflict) resolve() (view.Action, tea.Cmd) {
	out := c.merged
	for i, conflict := range c.conflicts {
		if err := conflict.Spec.Of(&out).Set(c.value(i, c.chosen[i])); err != nil {
			return view.Say{Level: view.LevelError, Text: conflict.Spec.Label + ": " + err.Error()}, nil
		}
	}
	return answered(c.then, out), nil
}

func (c *Conflict) value(i int, s side) value.Value {
	conflict := &c.conflicts[i]
	return [...]value.Value{mine: conflict.Mine, theirs: conflict.Theirs, original: conflict.Base}[s]
}

// Update implements view.View.
func (c *Conflict) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return c.Do(wheeled(msg))
	case tea.MouseClickMsg:
		width, _ := c.inner()
		row := msg.Y - frameHeight/2 - len(c.text(width))
		i := c.offset + row/c.rowsEach()
		if row < 0 || i >= len(c.conflicts) {
			return nil, nil
		}
		c.mark(i)
		if s := row%c.rowsEach() - 1; s >= 0 {
			c.chosen[i] = side(s)
		}
	}
	return nil, nil
}

// Render implements view.View.
func (c *Conflict) Render() view.Frame {
	width, _ := c.inner()
	lines := c.text(width)
	for i, text := range lines {
		lines[i] = c.styles.Muted.Render(text)
	}
	cursor := view.RowCursor(0, len(lines)+(c.marked-c.offset)*c.rowsEach())
	for i := c.offset; i < len(c.conflicts) && i < c.offset+c.page(); i++ {
		lines = append(lines, c.field(i, width)...)
	}
	return c.framed(lines, cursor)
}

// field draws one field in conflict: its name, then the three values.
func (c *Conflict) field(i, width int) []string {
	conflict := c.conflicts[i]
	heading := cells.Fit("  "+conflict.Spec.Label, width)
	if i == c.marked {
		heading = c.styles.Selected.Render(cells.Fit("› "+conflict.Spec.Label, width))
	}
	out := []string{heading}
	for s, word := range c.sides() {
		sign, style := "○", c.styles.Muted
		if c.chosen[i] == side(s) {
			sign, style = "●", c.styles.Strong
		}
		v := cells.Clean(field.Format(conflict.Spec, c.value(i, side(s))))
		out = append(out, style.Render(cells.Fit(fmt.Sprintf("    %s %-6s  %s", sign, word, v), width)))
	}
	return out
}

// ShortHelp implements view.View.
func (c *Conflict) ShortHelp() []key.Binding {
	out := c.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.DialogMine, keymap.DialogTheirs)
	if !c.between.NoBase {
		out = append(out, c.keys.Binding(keymap.DialogBase))
	}
	return append(out, c.keys.Relabelled(keymap.DialogAccept, c.between.Accept), c.keys.Binding(keymap.Back))
}
