package list

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"personae/keymap"
	"personae/model"
	"personae/ui/view"
)

// ShortHelp implements help.KeyMap: what is done most, without what cannot be
// done now.
func (l *List) ShortHelp() []key.Binding {
	if l.typing {
		out := []key.Binding{
			l.relabelled(keymap.ListOpen, "keep the search"),
			l.relabelled(keymap.Back, "clear it"),
		}
		if l.rows.total > 0 {
			out = append(out, l.relabelled(keymap.ListDown, "next found"))
		}
		return out
	}
	names := []keymap.Name{
		keymap.ListSearch, keymap.ListOpen, keymap.ListNew, keymap.ListEdit, keymap.ListRehearse, keymap.ListClone,
		keymap.ListDelete, keymap.ListSelect, keymap.ListSort, keymap.ListProject, keymap.ListTag, keymap.ListReady,
		keymap.ListImport, keymap.ListExport,
	}
	if l.SelectedCount() > 0 {
		names = []keymap.Name{
			keymap.ListSelect, keymap.ListCompare, keymap.ListClone, keymap.ListMove, keymap.ListExport, keymap.ListDelete,
			keymap.ListSelectAll,
		}
	}
	var out []key.Binding
	switch {
	case l.SelectedCount() > 0:
		out = append(out, l.relabelled(keymap.Back, "clear the selection"))
	case l.filtered():
		out = append(out, l.relabelled(keymap.Back, "clear the filters"))
	}
	for _, name := range names {
		if l.reason(name) == "" {
			out = append(out, l.keys.Binding(name))
		}
	}
	return out
}

// FullHelp implements help.KeyMap: every key, a column for each group.
func (l *List) FullHelp() [][]key.Binding {
	var out [][]key.Binding
	group := ""
	for _, entry := range l.keys.In(keymap.List) {
		if entry.Group != group || len(out) == 0 {
			out = append(out, nil)
			group = entry.Group
		}
		out[len(out)-1] = append(out[len(out)-1], l.keys.Binding(entry.Name))
	}
	return out
}

// relabelled is an action's binding with other words, for where it does
// something special.
func (l *List) relabelled(name keymap.Name, label string) key.Binding {
	binding := l.keys.Binding(name)
	binding.SetHelp(binding.Help().Key, label)
	return binding
}

// Legend explains the signs of a row, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "● ○", Meaning: "enabled, or not"},
		{Sign: "✓", Meaning: "selected; a click there selects too"},
		{Sign: "✂▁ ✂▃ ✂▅ ✂▇", Meaning: "interrupts: off, low, medium, high"},
		{Sign: "↩2w ↩.5s ↩no", Meaning: "gives way after 2 words, after half a second, never"},
		{Sign: "♪", Meaning: "something is heard behind the persona"},
		{
			Sign:    strings.Join(model.Letters, " "),
			Meaning: "ready for " + strings.Join(model.Makers, ", ") + "; a dot where it is not",
		},
		{Sign: "·", Meaning: "not set"},
	}
}
