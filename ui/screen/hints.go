package screen

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/widget"
)

// hints is the footer of the view in front.
func (s *Screen) hints() widget.HintBar {
	front := s.Front()
	hints := front.ShortHelp()
	if !s.HasDialog() {
		help := s.keys.Binding(keymap.Help)
		if entry, _ := s.keys.Entry(keymap.Help); front.Typing() {
			help.SetHelp(entry.ShownTyping(), entry.Label)
			help.SetEnabled(help.Help().Key != "")
		}
		hints = append(hints, help)
	}
	kept := s.keys.Bindings(keymap.Back, keymap.Help, keymap.Mostly[front.Place()])
	return widget.HintBar{Bindings: hints, Width: s.width, Keep: func(b key.Binding) bool {
		return slices.ContainsFunc(kept, func(k key.Binding) bool { return slices.Equal(k.Keys(), b.Keys()) })
	}}
}

// HintUnder returns the key of the hint that the mouse is on; ok is false where
// there is none.
func (s *Screen) HintUnder(msg tea.MouseMsg) (pressed string, ok bool) {
	click, isClick := msg.(tea.MouseClickMsg)
	if !isClick || s.TooSmall() || click.Y != s.height-1 || click.Button != tea.MouseLeft {
		return "", false
	}
	return s.hints().Under(click.X)
}
