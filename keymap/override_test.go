package keymap_test

import (
	"slices"
	"strings"
	"testing"

	"personae/keymap"
)

func TestOverrideReplacesKeys(t *testing.T) {
	base := keymap.Default()
	m, err := base.Override(map[string][]string{
		"list.search":   {"ctrl+f", "f6"},
		"list.sort":     {},
		"detail.copy":   {"alt+shift+y"},
		"list.delete":   {"delete"},
		"help":          {"f1"},
		"list.new":      {"+"},
		"list.page-up":  {"ctrl++", "alt+up"},
		"detail.bottom": {"é", "语"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place keymap.Place
		key   string
		want  keymap.Name
	}{
		{keymap.List, "ctrl+f", keymap.ListSearch},
		{keymap.List, "f6", keymap.ListSearch},
		{keymap.List, "/", ""},
		{keymap.List, "s", ""},
		{keymap.List, "?", ""},
		{keymap.List, "+", keymap.ListNew},
		{keymap.List, "ctrl++", keymap.ListPageUp},
		{keymap.Detail, "语", keymap.DetailBottom},
		{keymap.Detail, "alt+shift+y", keymap.DetailCopy},
	} {
		if got, _ := m.Match(c.place, c.key, false); got != c.want {
			t.Errorf("in %s, %q runs %q, want %q", c.place, c.key, got, c.want)
		}
	}
	if m.Binding(keymap.ListSort).Enabled() {
		t.Error("an action without keys has a binding that is on")
	}
	if entry, ok := m.Entry(keymap.ListSort); !ok || entry.Shown() != "" {
		t.Errorf("the unbound action shows %q", entry.Shown())
	}
	if got, _ := base.Match(keymap.List, "/", false); got != keymap.ListSearch {
		t.Error("an override changed the map that it was made from")
	}
}

func TestOverrideMaySwapTwoKeys(t *testing.T) {
	m, err := keymap.Default().Override(map[string][]string{"list.edit": {"d"}, "list.delete": {"e"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := m.Match(keymap.List, "e", false); got != keymap.ListDelete {
		t.Errorf("e runs %q, want list.delete", got)
	}
}

func TestOverrideErrors(t *testing.T) {
	for _, c := range []struct {
		name, action string
		keys         []string
		want         string
	}{
		{"misspelt action", "list.serch", []string{"x"}, `there is no action "list.serch"; did you mean "list.search"`},
		{"action without its place", "search", []string{"x"}, `did you mean "list.search"?`},
		{"action in capitals", "List.Search", []string{"x"}, `did you mean "list.search"`},
		{"nothing near", "make coffee", []string{"x"}, `there is no action "make coffee"; the list of every key`},
		{"clash in a place", "list.search", []string{"e"}, `"e" would run both "list.search" (list) and "list.edit" (list)`},
		{"clash with everywhere", "list.search", []string{"u"}, `"u" would run both "undo" (everywhere) and "list.search" (list)`},
		{"everywhere clashes with a place", "undo", []string{"e"}, `"e" would run both "undo" (everywhere) and "detail.edit" (detail)`},
		{"key twice", "list.search", []string{"x", "x"}, `keys of "list.search": "x" is listed twice`},
		{"no key for help", "help", nil, `keys of "help": it must keep at least one key`},
		{"no key for back", "back", []string{}, `keys of "back": it must keep at least one key`},
		{"no key for quit", "quit", []string{}, `keys of "quit": it must keep at least one key`},
		{"letter on a text action", "form.save", []string{"s"}, `"s" would be typed as text`},
		{"space on a text action", "back", []string{"space"}, `"space" would be typed as text`},
		{"ctrl+i is tab", "list.search", []string{"ctrl+i"}, `"ctrl+i" cannot be told from "tab"`},
		{"ctrl+m is enter", "list.search", []string{"ctrl+m"}, `"ctrl+m" cannot be told from "enter"`},
		{"ctrl+[ is esc", "list.search", []string{"ctrl+["}, `"ctrl+[" cannot be told from "esc"`},
		{"ctrl+alt+i", "list.search", []string{"ctrl+alt+i"}, `"ctrl+alt+i" cannot be told from "alt+tab"`},
		{"ctrl+?", "list.search", []string{"ctrl+?"}, `cannot be told from "backspace"`},
		{"shift and a letter", "list.search", []string{"shift+a"}, `"shift+a" arrives as "A"; write that`},
		{"shift and a capital", "list.search", []string{"shift+A"}, `arrives as the character that shift and A type together`},
		{"shift and a digit", "list.search", []string{"shift+1"}, `arrives as the character that shift and 1 type together`},
		{"shift and space", "list.search", []string{"shift+space"}, `"shift+space" arrives as "space"`},
		{"a blank", "list.search", []string{" "}, `" " is not how the key is written; write "space"`},
		{"ctrl and a capital", "list.search", []string{"ctrl+A"}, `"ctrl+A" arrives as "ctrl+a"`},
		{"alt and a capital", "list.search", []string{"alt+A"}, `"alt+A" arrives as "alt+shift+a"`},
		{"order of modifiers", "list.search", []string{"shift+ctrl+up"}, `write "ctrl+shift+up"`},
		{"capital modifier", "list.search", []string{"Ctrl+F"}, `arrives as "ctrl+f"|write "ctrl+F"`},
		{"another name", "list.search", []string{"pageup"}, `"pageup" is not how the key is written; write "pgup"`},
		{"another name with a modifier", "list.search", []string{"control+return"}, `write "ctrl+enter"`},
		{"command key", "list.search", []string{"cmd+f"}, `only ctrl, alt and shift`},
		{"unknown modifier", "list.search", []string{"fn+f"}, `"fn" is not ctrl, alt or shift`},
		{"modifier alone", "list.search", []string{"ctrl+"}, `"ctrl+" lacks the key`},
		{"two keys", "list.search", []string{"gg"}, `"gg" is no key`},
		{"no such function key", "list.search", []string{"f64"}, `"f64" is no key`},
		{"function key zero", "list.search", []string{"f01"}, `"f01" is no key`},
		{"empty", "list.search", []string{""}, `an empty text is no key`},
		{"control character", "list.search", []string{"\t"}, `is not a character that a key types`},
		{"combining mark", "list.search", []string{"\u0301"}, `is not a character that a key types`},
		{"several characters", "list.search", []string{"👨‍👩‍👧"}, `is no key`},
		{"bad text", "list.search", []string{"\xff"}, `is not a character that a key types`},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := keymap.Default().Override(map[string][]string{c.action: c.keys})
			if err == nil || m != nil {
				t.Fatalf("accepted, want an error with %q", c.want)
			}
			if !slices.ContainsFunc(strings.Split(c.want, "|"), func(w string) bool { return strings.Contains(err.Error(), w) }) {
				t.Errorf("error\n%v\nwant %q in it", err, c.want)
			}
		})
	}
}

func TestOverrideNamesEveryProblem(t *testing.T) {
	overrides := map[string][]string{
		"list.serch": {"x"},
		"list.sort":  {"u"},
		"quit":       {},
		"form.save":  {"ctrl+i", "s"},
	}
	_, err := keymap.Default().Override(overrides)
	if err == nil {
		t.Fatal("accepted")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 5 {
		t.Errorf("%d problems, want 5:\n%v", len(lines), err)
	}
	for range 20 {
		if _, again := keymap.Default().Override(overrides); again.Error() != err.Error() {
			t.Fatalf("the order of the problems changes:\n%v\n\n%v", err, again)
		}
	}
}

func TestOverridesAddUp(t *testing.T) {
	first, err := keymap.Default().Override(map[string][]string{"list.search": {"ctrl+f"}})
	if err != nil {
		t.Fatal(err)
	}
	second, err := first.Override(map[string][]string{"list.sort": {"/"}})
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range map[string]keymap.Name{"ctrl+f": keymap.ListSearch, "/": keymap.ListSort} {
		if got, _ := second.Match(keymap.List, k, false); got != want {
			t.Errorf("%q runs %q, want %q", k, got, want)
		}
	}
}

func TestReadOverrides(t *testing.T) {
	got, err := keymap.ReadOverrides([]byte("\ufeff{\n \"list.search\": [\"ctrl+f\", \"F3\"],\n \"list.sort\": []\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !slices.Equal(got["list.search"], []string{"ctrl+f", "F3"}) || len(got["list.sort"]) != 0 {
		t.Errorf("read %v", got)
	}
	for _, empty := range []string{"", " \n", "{}"} {
		if got, err := keymap.ReadOverrides([]byte(empty)); err != nil || got == nil || len(got) != 0 {
			t.Errorf("ReadOverrides(%q) = %v, %v, want no override", empty, got, err)
		}
	}
}

func TestReadOverridesErrors(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                                    "line 1: expected an object such as",
		`null`:                                  "line 1: expected an object such as",
		"{\n\"a\": \"x\"}":                      `line 2: expected a list of keys for "a"`,
		"{\n\"a\": null}":                       `line 2: expected a list of keys for "a"`,
		"{\n\"a\": [1]}":                        `line 2: expected a list of keys for "a"`,
		"{\n\"a\": [null]}":                     `line 2: a key of "a" is null`,
		"{\"a\": [\"x\"],\n\n\"a\": [\"y\"]}":   `line 3: "a" is there twice`,
		"{\"a\": [\"x\"],\n}":                   "line 2: this is not JSON",
		"{\"a\": [\"x\"]\n\"b\": [\"y\"]}":      "line 2: this is not JSON",
		"{\"a\": [\"x\"]":                       "this is not JSON: unexpected end",
		"{\"a\": [\"x\"":                        "this is not JSON: unexpected end",
		"{\"a\"":                                "this is not JSON: unexpected end",
		"{":                                     "this is not JSON: unexpected end",
		"{}\n{}":                                "line 2: this is not JSON: invalid character '{' after top-level value",
		"{\"a\": [\"\xff\"]}":                   "not UTF-8",
		"{\n// a comment\n\"a\": [\"x\"]}":      "line 2: this is not JSON",
		"list.search = ctrl+f":                  "line 1: this is not JSON",
		"{\"a\": [\"x\"]}\nlist.search: ctrl+f": "line 2: ",
	} {
		got, err := keymap.ReadOverrides([]byte(text))
		if err == nil || got != nil {
			t.Errorf("ReadOverrides(%q) = %v, want an error with %q", text, got, want)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("ReadOverrides(%q): %v, want %q in it", text, err, want)
		}
	}
}

// FuzzOverrides holds that no file of overrides panics the reader, and that
// whatever is accepted keeps the rules of the table.
func FuzzOverrides(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"list.search": ["ctrl+f"]}`, `{"list.search": []}`, `{"quit": []}`, `{"help": ["ctrl++", "shift+f1"]}`,
		`{"list.search": ["ctrl+alt+shift+up", "é", "+"]}`, `{"list.edit": ["d"], "list.delete": ["e"]}`, `{"a": [null]}`, `[`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		overrides, err := keymap.ReadOverrides(data)
		if err != nil {
			return
		}
		m, err := keymap.Default().Override(overrides)
		if err != nil {
			return
		}
		everywhere := m.In(keymap.Everywhere)
		for _, place := range keymap.Places[1:] {
			owner := map[string]keymap.Name{}
			for _, entry := range append(m.In(place), everywhere...) {
				for _, k := range entry.Keys {
					if entry.Name == keymap.Suspend && owner[k] != "" {
						continue // it gives way
					}
					if other, taken := owner[k]; taken {
						t.Errorf("in %s, %q runs both %q and %q", place, k, other, entry.Name)
					}
					owner[k] = entry.Name
					if got, _ := m.Match(place, k, false); got != entry.Name {
						t.Errorf("in %s, %q runs %q, want %q", place, k, got, entry.Name)
					}
					if got, _ := m.Match(place, k, true); entry.Text && got != entry.Name {
						t.Errorf("in %s, %q runs %q while letters are typed, want %q", place, k, got, entry.Name)
					}
				}
			}
		}
	})
}

func TestAnInputGetsWhatNothingAboveItTakes(t *testing.T) {
	keys, err := keymap.Default().Override(map[string][]string{"palette": {"ctrl+k"}})
	if err != nil {
		t.Fatalf("a key of every text cannot be given to an action that holds everywhere: %v", err)
	}
	if name, _ := keys.Match(keymap.Form, "ctrl+k", true); name != keymap.Palette {
		t.Errorf("ctrl+k runs %q", name)
	}
	if _, err := keymap.Default().Override(map[string][]string{"input.home": {"end"}}); err == nil {
		t.Error("one key moves to both ends of a line")
	}
}
