package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Pick is a list of which several can be chosen.
type Pick struct {
	base
	labels []string
	picked []bool
	then   func(picked []int) tea.Cmd
	marked int
	offset int
}

// NewPick returns a list of which several can be chosen, nothing to begin with, and
// goes on with their places in it.
func NewPick(keys *keymap.Map, styles *theme.Styles, title string, labels []string, then func(picked []int) tea.Cmd) *Pick {
	return &Pick{base: base{keys: keys, styles: styles, title: title}, labels: labels, picked: make([]bool, len(labels)), then: then}
}

// Size implements view.Dialog.
func (p *Pick) Size(width, height int) (int, int) {
	return within(conflictWidth, len(p.labels)+frameHeight, width, height)
}

// SetSize implements view.View.
func (p *Pick) SetSize(width, height int) {
	p.base.SetSize(width, height)
	p.mark(p.marked)
}

func (p *Pick) mark(row int) {
	_, height := p.inner()
	p.marked = clamp(row, len(p.labels))
	p.offset = widget.Window(p.marked, p.offset, height, len(p.labels))
}

// Wants takes the key that switches the marked line over, before it scrolls.
func (p *Pick) Wants(msg tea.KeyPressMsg) bool { return p.keys.Has(keymap.InputSwitch, msg.String()) }

// Do implements view.View.
func (p *Pick) Do(name keymap.Name) (view.Action, tea.Cmd) {
	_, height := p.inner()
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp, keymap.DialogPrevious:
		p.mark(p.marked - 1)
	case keymap.DialogDown, keymap.DialogNext:
		p.mark(p.marked + 1)
	case keymap.DialogPageUp, keymap.DialogHalfUp:
		p.mark(p.marked - height)
	case keymap.DialogPageDown, keymap.DialogHalfDown:
		p.mark(p.marked + height)
	case keymap.DialogTop:
		p.mark(0)
	case keymap.DialogBottom:
		p.mark(len(p.labels))
	case keymap.DialogAccept:
		return p.accept(), nil
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// accept takes what is picked, or, where nothing is, the marked line.
func (p *Pick) accept() view.Action {
	var out []int
	for i, picked := range p.picked {
		if picked {
			out = append(out, i)
		}
	}
	if out == nil {
		out = []int{p.marked}
	}
	return answered(p.then, out)
}

// Update implements view.View.
func (p *Pick) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return p.Do(wheeled(msg))
	case tea.MouseClickMsg:
		if row := msg.Y - frameHeight/2 + p.offset; msg.Y >= frameHeight/2 && row < len(p.labels) {
			p.mark(row)
			p.picked[row] = !p.picked[row]
		}
	case tea.KeyPressMsg:
		if p.Wants(msg) {
			p.picked[p.marked] = !p.picked[p.marked]
		}
	}
	return nil, nil
}

// Render implements view.View.
func (p *Pick) Render() view.Frame {
	width, height := p.inner()
	var lines []string
	for i := p.offset; i < len(p.labels) && i < p.offset+height; i++ {
		sign, style := "[ ] ", p.styles.Text
		if p.picked[i] {
			sign, style = "[✓] ", p.styles.Marked
		}
		cursor := "  "
		if i == p.marked {
			cursor, style = "› ", p.styles.Selected
		}
		lines = append(lines, style.Render(cells.Fit(cursor+sign+strings.TrimSpace(cells.Clean(p.labels[i])), width)))
	}
	return p.framed(lines, view.RowCursor(0, p.marked-p.offset))
}

// ShortHelp implements view.View.
func (p *Pick) ShortHelp() []key.Binding {
	return []key.Binding{
		p.keys.Both(keymap.DialogUp, keymap.DialogDown, "move"), p.keys.Relabelled(keymap.InputSwitch, "pick"),
		p.keys.Binding(keymap.DialogAccept), p.keys.Binding(keymap.Back),
	}
}
