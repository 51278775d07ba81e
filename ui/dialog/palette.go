package dialog

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// title names an action in the palette: what it does, and to what.
func title(e keymap.Entry) string {
	first, size := utf8.DecodeRuneInString(e.Label)
	label := string(unicode.ToUpper(first)) + e.Label[size:]
	if e.Group == "" || strings.EqualFold(e.Group, "editor") {
		return label
	}
	return label + " · " + strings.ToLower(e.Group)
}
