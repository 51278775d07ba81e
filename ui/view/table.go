package view

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
)

// Row is one action of a view V: all that there is to say of it beside its row
// in the keymap.
type Row[V any] struct {
	Name  keymap.Name
	Needs []Need[V] // what it cannot run without, the first missing one is said
	Waits bool      // is about what is still loading, and so must wait for it
	Quiet bool      // moves about: that there is nowhere to go need not be said
	Do    func(V) (Action, tea.Cmd)
	Hint  func(V) Hint // how it stands in the footer; nil when it never does
}

// Need says, as a sentence, why an action cannot run now; "" when it can.
type Need[V any] func(V) string

// Unless is a Need with one sentence for where something does not hold.
func Unless[V any](reason string, holds func(V) bool) Need[V] {
	return func(v V) string {
		if holds(v) {
			return ""
		}
		return reason
	}
}

// Hint is an action in the footer.
type Hint struct {
	At    int         // its place there, from 1; 0 leaves it out
	Label string      // other words than the keymap's, or ""
	Also  keymap.Name // an action that shares the place and the words, or ""
	Blind bool        // stands there even while it cannot run
}

// NoSecrets says why there is nothing to reveal.
const NoSecrets = "No header here looks like a secret." //nolint:gosec // it is none

// RevealHint stands in front in the footer where there are secrets to show: nobody would
// look for the key else.
func RevealHint(revealed bool) Hint {
	return Hint{At: 3, Label: map[bool]string{false: "show secrets", true: "hide secrets"}[revealed]}
}

// Table is what a view can do: a row for each action of its place in the keymap,
// and one for Back.
type Table[V any] []Row[V]

// Does makes a row's Do of a method that asks for nothing.
func Does[V any](do func(V)) func(V) (Action, tea.Cmd) {
	return func(v V) (Action, tea.Cmd) {
		do(v)
		return nil, nil
	}
}

// Asks makes a row's Do of a method that needs no command.
func Asks[V any](do func(V) Action) func(V) (Action, tea.Cmd) {
	return func(v V) (Action, tea.Cmd) { return do(v), nil }
}

// At makes a row's Hint of a fixed place in the footer.
func At[V any](place int) func(V) Hint { return func(V) Hint { return Hint{At: place} } }

// ReadOnly says why a library cannot be changed; "" when it can.
func ReadOnly(info library.Info) string {
	switch {
	case !info.ReadOnly:
		return ""
	case info.Reason == "":
		return "The library is read-only."
	}
	return "The library is read-only: " + info.Reason
}

// Row returns the row of an action; ok is false when the view has none.
func (t Table[V]) Row(name keymap.Name) (row Row[V], ok bool) {
	at := slices.IndexFunc(t, func(r Row[V]) bool { return r.Name == name })
	if at < 0 {
		return row, false
	}
	return t[at], true
}

// Reason says why an action cannot run now; "" when it can.
func (r Row[V]) Reason(v V) string {
	for _, need := range r.Needs {
		if reason := need(v); reason != "" {
			return reason
		}
	}
	return ""
}

// Do runs an action, or says why it cannot run. What is no action of the view is
// left to the root.
func (t Table[V]) Do(v V, name keymap.Name) (Action, tea.Cmd) {
	row, ok := t.Row(name)
	if !ok {
		return Run{Name: name}, nil
	}
	switch reason := row.Reason(v); {
	case reason != "" && row.Quiet:
		return nil, nil
	case reason != "":
		return Say{Level: LevelInfo, Text: reason}, nil
	}
	return row.Do(v)
}

// Commands lists the actions of a place, in the order of the keymap, as the
// palette wants them.
func (t Table[V]) Commands(v V, keys *keymap.Map, place keymap.Place) []Command {
	var out []Command
	for _, entry := range keys.In(place) {
		if row, ok := t.Row(entry.Name); ok {
			out = append(out, Command{Name: entry.Name, Reason: row.Reason(v)})
		}
	}
	return out
}

// Hints lists what the footer shows now, without what cannot run.
func (t Table[V]) Hints(v V, keys *keymap.Map) []key.Binding {
	type placed struct {
		at      int
		binding key.Binding
	}
	var hints []placed
	for _, row := range t {
		if row.Hint == nil {
			continue
		}
		hint := row.Hint(v)
		if hint.At == 0 || !hint.Blind && row.Reason(v) != "" {
			continue
		}
		binding := keys.Binding(row.Name)
		switch {
		case hint.Also != "":
			binding = keys.Both(row.Name, hint.Also, hint.Label)
		case hint.Label != "":
			binding = keys.Relabelled(row.Name, hint.Label)
		}
		hints = append(hints, placed{hint.At, binding})
	}
	slices.SortStableFunc(hints, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	out := make([]key.Binding, len(hints))
	for i, hint := range hints {
		out[i] = hint.binding
	}
	return out
}
