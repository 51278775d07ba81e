package dialog

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
)

// NewPalette returns the list of every action that applies here, found by name.
// One that cannot run now is listed with the reason. Typing reports whether the
// view below takes letters, so that only keys that run something there show.
func NewPalette(keys *keymap.Map, styles *theme.Styles, commands []view.Command, typing bool, run func(keymap.Name) tea.Cmd) *Choose[keymap.Name] {
	items := make([]Item[keymap.Name], 0, len(commands))
	for _, command := range commands {
		entry, ok := keys.Entry(command.Name)
		if !ok {
			continue
		}
		shown := entry.Shown()
		if typing {
			shown = entry.ShownTyping()
		}
		items = append(items, Item[keymap.Name]{
			Value:  command.Name,
			Label:  title(entry),
			Note:   shown,
			Reason: command.Reason,
		})
	}
	choose := NewChoose(keys, styles, "What to do", items, run)
	choose.SetWidth(paletteWidth)
	return choose
}

// title names an action in the palette: what it is about, and what it does.
func title(e keymap.Entry) string { return e.Group + ": " + e.Label }
