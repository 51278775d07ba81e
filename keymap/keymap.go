package keymap

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
)

// Map is the keys in force: the table with the user's overrides in it. It never
// changes once it is made, so that it can be shared.
type Map struct {
	entries []Entry
	byKey   map[Place]map[string]*Entry
	byName  map[Name]*Entry
}

// Default returns the keys as the table has them.
func Default() *Map { return build(tableByPlace()) }

func build(entries []Entry) *Map {
	m := &Map{
		entries: slices.Clone(entries),
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
// letters are typed, a key that types a character runs nothing.
func (m *Map) Match(place Place, pressed string, typing bool) (Name, bool) {
	if typing && printable(pressed) {
		return "", false
	}
	for _, where := range []Place{place, Everywhere} {
		if entry, ok := m.byKey[where][pressed]; ok {
			return entry.Name, true
		}
	}
	return "", false
}

// Plain reports whether a key is pressed without ctrl or alt.
func Plain(k string) bool { return !strings.Contains(k, "ctrl+") && !strings.Contains(k, "alt+") }

func printable(k string) bool { return k == "space" || utf8.RuneCountInString(k) == 1 }

// Has reports whether a key is one of an action's, wherever that holds.
func (m *Map) Has(name Name, pressed string) bool {
	entry, ok := m.byName[name]
	return ok && slices.Contains(entry.Keys, pressed)
}

// Entry returns the row of an action; ok is false when there is none.
func (m *Map) Entry(name Name) (Entry, bool) {
	entry, ok := m.byName[name]
	if !ok {
		return Entry{}, false
	}
	return entry.clone(), true
}

// In returns the rows that hold in place, in the order of the table.
func (m *Map) In(place Place) []Entry {
	var out []Entry
	for _, entry := range m.entries {
		if entry.Place == place {
			out = append(out, entry.clone())
		}
	}
	return out
}

// clone keeps a caller from writing into the map's keys.
func (e Entry) clone() Entry {
	e.Keys = slices.Clone(e.Keys)
	return e
}

// Binding returns the action's keys and help in the form that bubbles reads.
// The help shows the first key. An action that is not there, or that has no
// key, gives a binding that is off.
func (m *Map) Binding(name Name) key.Binding {
	entry, ok := m.Entry(name)
	if !ok || len(entry.Keys) == 0 {
		return key.NewBinding(key.WithDisabled())
	}
	return key.NewBinding(key.WithKeys(entry.Keys...), key.WithHelp(entry.Shown(), entry.Label))
}

// Relabelled is Binding with other words, for where the action does something
// special.
func (m *Map) Relabelled(name Name, label string) key.Binding {
	binding := m.Binding(name)
	binding.SetHelp(binding.Help().Key, label)
	return binding
}

// Both is one binding for two actions that belong together, such as left and
// right.
func (m *Map) Both(first, second Name, label string) key.Binding {
	binding := m.Relabelled(first, label)
	binding.SetKeys(slices.Concat(binding.Keys(), m.Binding(second).Keys())...)
	binding.SetHelp(strings.TrimSpace(m.Shown(first)+" "+m.Shown(second)), label)
	return binding
}

// Bindings is Binding for several actions.
func (m *Map) Bindings(names ...Name) []key.Binding {
	out := make([]key.Binding, len(names))
	for i, name := range names {
		out[i] = m.Binding(name)
	}
	return out
}

// Shown returns the first key of an action as the screen shows it; "" when it
// has none.
func (m *Map) Shown(name Name) string {
	entry, ok := m.byName[name]
	if !ok {
		return ""
	}
	return entry.Shown()
}

// ShownTyping is Shown while letters are typed.
func (m *Map) ShownTyping(name Name) string {
	entry, ok := m.byName[name]
	if !ok {
		return ""
	}
	return entry.ShownTyping()
}

// Shown returns the keys as the screen shows them: the first one, by its sign
// where it has one; "" when there is none.
func (e Entry) Shown() string {
	if len(e.Keys) == 0 {
		return ""
	}
	return Sign(e.Keys[0])
}

// ShownTyping is Shown while letters are typed, when a key that types a
// character runs nothing: the first of the others; "" when there is none.
func (e Entry) ShownTyping() string {
	for _, k := range e.Keys {
		if !printable(k) {
			return Sign(k)
		}
	}
	return ""
}

// Sign returns how one key is written on the screen: "↑" for "up", "shift+←"
// for "shift+left".
func Sign(k string) string {
	at := strings.LastIndexByte(k, '+') + 1
	arrows := map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}
	return k[:at] + cmp.Or(arrows[k[at:]], k[at:])
}
