package dialog

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// AskText asks for one line of text.
type AskText struct {
	typing
	label string
	then  func(text string) tea.Cmd
}

// NewAskText returns a dialog that asks for a text, with one to start from, and
// goes on with it.
func NewAskText(keys *keymap.Map, styles *theme.Styles, title, label, initial string, then func(text string) tea.Cmd) *AskText {
	return &AskText{newTyping(base{keys: keys, styles: styles, title: title}, initial), label, then}
}

// Size implements view.Dialog.
func (a *AskText) Size(width, height int) (int, int) {
	wide := min(askWidth, width)
	return within(wide, len(a.lines(wide-frameWidth))+1+frameHeight, width, height)
}

// lines is what is asked for.
func (a *AskText) lines(width int) []string { return cells.Wrap(a.label, max(1, width)) }

// Wants takes every key but those that answer or leave.
func (a *AskText) Wants(msg tea.KeyPressMsg) bool {
	name, ok := a.keys.Match(keymap.Dialog, msg.String(), true)
	return !ok || name != keymap.DialogAccept && name != keymap.Back && name != keymap.QuitNow
}

// Do implements view.View.
func (a *AskText) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogAccept:
		return answered(a.then, a.line.Value()), nil
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// Update implements view.View.
func (a *AskText) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		a.line.Click(click.X - frameWidth/2)
		return nil, nil
	}
	a.line.Update(msg)
	return nil, nil
}

// Render implements view.View.
func (a *AskText) Render() view.Frame {
	width, _ := a.inner()
	a.line.SetWidth(width)
	var lines []string
	for _, line := range a.lines(width) {
		lines = append(lines, a.styles.Muted.Render(line))
	}
	return a.framed(append(lines, a.line.Render()), tea.NewCursor(a.line.CursorX(), len(lines)))
}
