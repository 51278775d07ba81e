package dialog

import (
	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
)

// NewPalette returns the list of every action that applies here, found by name.
// One that cannot run now is listed with the reason.
func NewPalette(keys *keymap.Map, styles *theme.Styles, commands []view.Command) *Choose {
	items := make([]Item, 0, len(commands))
	for _, command := range commands {
		entry, ok := keys.Entry(command.Name)
		if !ok {
			continue
		}
		items = append(items, Item{
			Value:  string(command.Name),
			Label:  title(entry),
			Note:   entry.Shown(),
			Reason: command.Reason,
		})
	}
	return NewChoose(keys, styles, "What to do", items, "\x00")
}

// title names an action in the palette: what it is about, and what it does.
func title(e keymap.Entry) string { return e.Group + ": " + e.Label }
