package keymap

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"personae/model/words"
)

// essential are the actions that must keep a key: without them nobody could
// find the way out, or the other keys.
var essential = []Name{Help, Back, Quit}

// Override returns the keys with the overrides in: for each action by name, the
// keys that it has instead of its own. An empty list takes all keys from an
// action, which can then be run from the palette; help, back and quit must keep
// one. The receiver is unchanged.
//
// The error names every problem, one a line and in a fixed order: an unknown
// action, with the nearest names; a key that a terminal cannot send, with what
// to write instead; a key that would run two actions in one place; a key that
// types a character on an action that must hold while text is typed.
func (m *Map) Override(overrides map[string][]string) (*Map, error) {
	entries := slices.Clone(m.entries)
	var problems []error
	for _, name := range slices.Sorted(maps.Keys(overrides)) {
		at := slices.IndexFunc(entries, func(e Entry) bool { return string(e.Name) == name })
		if at < 0 {
			problems = append(problems, m.unknown(name))
			continue
		}
		entries[at].Keys = slices.Clone(overrides[name])
		problems = append(problems, checkKeys(entries[at])...)
	}
	problems = append(problems, clashes(entries)...)
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return build(entries), nil
}

// unknown says that no action has a name, and which may have been meant: the same
// word in another place ("search" for "list.search"), or a spelling that is at
// most a third of its letters away.
func (m *Map) unknown(name string) error {
	lastWord := func(text string) string { return text[strings.LastIndexByte(text, '.')+1:] }
	wrong := strings.ToLower(name)
	near := words.Nearest(m.entries, func(entry Entry) int {
		text := string(entry.Name)
		distance := words.Distance(wrong, text)
		if lastWord(text) == lastWord(wrong) {
			distance = min(distance, 1)
		}
		if distance > max(2, len(text)/3) {
			return words.Far
		}
		return distance
	})
	if len(near) == 0 {
		return fmt.Errorf("there is no action %q; the list of every key that the README links has their names", name)
	}
	quoted := make([]string, len(near))
	for i, entry := range near {
		quoted[i] = fmt.Sprintf("%q", entry.Name)
	}
	return fmt.Errorf("there is no action %q; did you mean %s?", name, strings.Join(quoted, " or "))
}

func checkKeys(entry Entry) []error {
	var problems []error
	wrong := func(err error) { problems = append(problems, fmt.Errorf("keys of %q: %w", entry.Name, err)) }
	if len(entry.Keys) == 0 && slices.Contains(essential, entry.Name) {
		wrong(errors.New("it must keep at least one key"))
	}
	for i, k := range entry.Keys {
		if err := checkKey(k); err != nil {
			wrong(err)
			continue
		}
		if slices.Contains(entry.Keys[:i], k) {
			wrong(fmt.Errorf("%q is listed twice", k))
		}
		if entry.Text && printable(k) {
			wrong(fmt.Errorf("%q would be typed as text, and this action must work while text is typed; "+
				"use a named key, or a character with ctrl or alt", k))
		}
	}
	return problems
}

// clashes returns an error for each key that would run two actions in one
// place; what holds everywhere holds in each place but inside an input, which
// gets only what nothing above it takes. Suspend alone gives way to a place's own.
func clashes(entries []Entry) []error {
	type spot struct {
		place Place
		key   string
	}
	owner := map[spot]Entry{}
	var problems []error
	claim := func(entry Entry) {
		for _, k := range entry.Keys {
			for _, place := range []Place{Everywhere, entry.Place} {
				other, taken := owner[spot{place, k}]
				if other.Name == Suspend && entry.Place != Everywhere {
					continue
				}
				if taken && other.Name != entry.Name && (place == entry.Place || entry.Place != Input) {
					problems = append(problems, fmt.Errorf("%q would run both %q (%s) and %q (%s); give one of them another key",
						k, other.Name, other.Place, entry.Name, entry.Place))
					break
				}
			}
			if _, taken := owner[spot{entry.Place, k}]; !taken {
				owner[spot{entry.Place, k}] = entry
			}
		}
	}
	everywhereFirst := slices.Clone(entries)
	slices.SortStableFunc(everywhereFirst, func(a, b Entry) int {
		return slices.Index(Places, a.Place) - slices.Index(Places, b.Place)
	})
	for _, entry := range everywhereFirst {
		claim(entry)
	}
	return problems
}
