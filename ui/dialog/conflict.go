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

// Conflict shows the fields that two editors changed to different values, and
// lets the user choose for each.
type Conflict struct {
	base
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
		base:   base{keys: keys, styles: styles, title: "Changed by both"},
		merged: merged, conflicts: conflicts, then: then, chosen: make([]side, len(conflicts)),
	}
}

// rowsEach is the lines that one conflict takes: its name and three values.
const rowsEach = 4

// Size implements view.Dialog.
func (c *Conflict) Size(width, height int) (int, int) {
	return within(conflictWidth, len(c.conflicts)*rowsEach+2+frameHeight, width, height)
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
		c.choose(original)
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
	_, height := c.inner()
	return max(1, (height-2)/rowsEach)
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
		row := msg.Y - frameHeight/2 - 2
		i := c.offset + row/rowsEach
		if row < 0 || i >= len(c.conflicts) {
			return nil, nil
		}
		c.mark(i)
		if s := row%rowsEach - 1; s >= 0 {
			c.chosen[i] = side(s)
		}
	}
	return nil, nil
}

// Render implements view.View.
func (c *Conflict) Render() view.Frame {
	width, _ := c.inner()
	text := fmt.Sprintf("You and another editor changed the same %s. Nothing is saved yet.",
		words.Either(len(c.conflicts), "field", "fields"))
	lines := []string{c.styles.Muted.Render(text), ""}
	cursor := view.RowCursor(0, len(lines)+(c.marked-c.offset)*rowsEach)
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
	for s, word := range []string{"mine", "theirs", "before"} {
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
	save := c.keys.Relabelled(keymap.DialogAccept, "save")
	return append(c.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.DialogMine, keymap.DialogTheirs, keymap.DialogBase),
		save, c.keys.Binding(keymap.Back))
}
