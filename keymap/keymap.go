package keymap

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Map is the keys in force: the table with the user's overrides in it.
type Map struct {
	entries []Entry
	byKey   map[Place]map[string]*Entry
	byName  map[Name]*Entry
}

// Default returns the keys as the table has them.
func Default() *Map { return build(slices.Clone(table)) }

// build indexes entries, which it keeps.
func build(entries []Entry) *Map {
	m := &Map{
		entries: entries,
		byKey:   map[Place]map[string]*Entry{},
		byName:  map[Name]*Entry{},
	}
	for i := range m.entries {
		entry := &m.entries[i]
		m.byName[entry.Name] = entry
		if m.byKey[entry.Place] == nil {
			m.byKey[entry.Place] = map[string]*Entry{}
		}
		for _, k := range entry.Keys {
			m.byKey[entry.Place][k] = entry
		}
	}
	return m
}

// Match returns the action that a key press (as Bubble Tea's String names it)
// runs in place: the place's own, or else one that holds everywhere. While
// letters are typed, only the actions that then hold are matched.
func (m *Map) Match(place Place, pressed string, typing bool) (Name, bool) {
	for _, where := range []Place{place, Everywhere} {
		entry, ok := m.byKey[where][pressed]
		if ok && (!typing || entry.Text || !printable(pressed)) {
			return entry.Name, true
		}
	}
	return "", false
}

// printable tells whether pressing k would type a character.
func printable(k string) bool { return k == "space" || len([]rune(k)) == 1 }

// Entry returns the row of an action; ok is false when there is none.
func (m *Map) Entry(name Name) (Entry, bool) {
	entry, ok := m.byName[name]
	if !ok {
		return Entry{}, false
	}
	return *entry, true
}

// In returns the rows that hold in place, in the order of the table.
func (m *Map) In(place Place) []Entry {
	var out []Entry
	for _, entry := range m.entries {
		if entry.Place == place {
			out = append(out, entry)
		}
	}
	return out
}

// Binding returns the action's keys and help in the form that bubbles reads.
// The help shows the first key.
func (m *Map) Binding(name Name) key.Binding {
	entry := m.byName[name]
	return key.NewBinding(key.WithKeys(entry.Keys...), key.WithHelp(entry.Shown(), entry.Label))
}

// Bindings is Binding for several actions.
func (m *Map) Bindings(names ...Name) []key.Binding {
	out := make([]key.Binding, len(names))
	for i, name := range names {
		out[i] = m.Binding(name)
	}
	return out
}

// Shown returns the keys as the screen shows them: the first one, by its sign
// where it has one.
func (e Entry) Shown() string {
	if len(e.Keys) == 0 {
		return ""
	}
	return Sign(e.Keys[0])
}

// Sign returns how one key is written on the screen: "↑" for "up".
func Sign(k string) string {
	switch k {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "shift+left":
		return "shift+←"
	case "shift+right":
		return "shift+→"
	}
	return k
}
