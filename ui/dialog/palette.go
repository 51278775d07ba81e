package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/field"
	"personae/ui/theme"
	"personae/ui/view"
)

// PaletteCalls is what the palette calls for.
type PaletteCalls struct {
	Run  func(keymap.Name) tea.Cmd
	Edit func(path string) tea.Cmd // goes to a field; nil where there is no persona to edit
}

// NewPalette returns the list of every action that applies here, found by name,
// and, once something is typed, of the fields by label, path and meaning. What
// cannot run now stands last, with the reason. Typing reports whether the view
// below takes letters, so that only keys that run something there show.
func NewPalette(keys *keymap.Map, styles *theme.Styles, commands []view.Command, typing bool, calls PaletteCalls) *Choose[func() tea.Cmd] {
	var items, later []Item[func() tea.Cmd]
	for _, command := range commands {
		entry, ok := keys.Entry(command.Name)
		if !ok {
			continue
		}
		shown := entry.Shown()
		if typing {
			shown = entry.ShownTyping()
		}
		item := Item[func() tea.Cmd]{
			Value: func() tea.Cmd { return calls.Run(command.Name) },
			Label: title(entry), Note: shown, Reason: command.Reason, Words: entry.Long,
		}
		if item.Reason != "" {
			later = append(later, item)
		} else {
			items = append(items, item)
		}
	}
	if calls.Edit != nil {
		items = append(items, fields(calls.Edit)...)
	}
	return NewChoose(keys, styles, "What to do", append(items, later...), func(do func() tea.Cmd) tea.Cmd { return do() })
}

// title names an action in the palette: what it is about, and what it does.
func title(e keymap.Entry) string {
	if strings.EqualFold(e.Group, e.Label) {
		return e.Group
	}
	return e.Group + ": " + e.Label
}

// fields lists what can be edited, to go to.
func fields(edit func(path string) tea.Cmd) []Item[func() tea.Cmd] {
	var out []Item[func() tea.Cmd]
	for _, spec := range field.All() {
		if spec.ReadOnly || spec.Kind == field.KindObject {
			continue
		}
		out = append(out, Item[func() tea.Cmd]{
			Value: func() tea.Cmd { return edit(spec.Path) },
			Label: spec.Label, Note: "field of " + string(spec.Group), Words: spec.Words(), Typed: true,
		})
	}
	return out
}
