package keymap_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
)

// modifiers are the ones that a terminal can send, in every combination.
func modifiers() []tea.KeyMod {
	var out []tea.KeyMod
	for _, ctrl := range []tea.KeyMod{0, tea.ModCtrl} {
		for _, alt := range []tea.KeyMod{0, tea.ModAlt} {
			for _, shift := range []tea.KeyMod{0, tea.ModShift} {
				out = append(out, ctrl|alt|shift)
			}
		}
	}
	return out
}

// namedKeys returns what Bubble Tea calls the keys that have a name: it keeps
// their codes above the last character.
func namedKeys() []string {
	var out []string
	codes := []rune{tea.KeyBackspace, tea.KeyTab, tea.KeyEnter, tea.KeyEscape, tea.KeySpace}
	for code := rune(tea.KeyExtended + 1); code < tea.KeyExtended+500; code++ {
		codes = append(codes, code)
	}
	for _, code := range codes {
		name := tea.KeyPressMsg{Code: code}.String()
		if name != "" && name != "\ufffd" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// sendable returns the text of every key press that Bubble Tea can report:
// named keys and ASCII characters, with every combination of modifiers.
func sendable() map[string]bool {
	out := map[string]bool{}
	for _, modifier := range modifiers() {
		for _, name := range namedKeys() {
			prefix := strings.TrimSuffix(tea.KeyPressMsg{Code: 'x', Mod: modifier}.String(), "x")
			out[prefix+name] = true
		}
		for code := '!'; code <= '~'; code++ {
			if modifier == 0 {
				out[tea.KeyPressMsg{Code: code, Text: string(code)}.String()] = true
			} else if modifier != tea.ModShift {
				out[tea.KeyPressMsg{Code: code, Mod: modifier}.String()] = true
			}
		}
	}
	return out
}

func TestEveryKeyOfTheTableCanBeSent(t *testing.T) {
	possible := sendable()
	for _, entry := range entries(keymap.Default()) {
		for _, k := range entry.Keys {
			if !possible[k] {
				t.Errorf("%q has the key %q, which Bubble Tea never reports", entry.Name, k)
			}
			if _, err := keymap.Default().Override(map[string][]string{string(entry.Name): entry.Keys}); err != nil {
				t.Errorf("the table's own keys are refused: %v", err)
			}
		}
	}
}

// leftOut are the names of Bubble Tea that no override may use: keys that are
// only sent alone in modes that the editor does not ask for, and those of a
// keypad, whose characters arrive as characters.
var leftOut = []string{
	"equal", "mul", "plus", "comma", "minus", "period", "div", "sep",
	"capslock", "scrolllock", "numlock",
	"mediaplay", "mediapause", "mediaplaypause", "mediareverse", "mediastop", "mediafastforward", "mediarewind",
	"medianext", "mediaprev", "mediarecord", "lowervol", "raisevol", "mute",
	"leftshift", "leftalt", "leftctrl", "leftsuper", "lefthyper", "leftmeta",
	"rightshift", "rightalt", "rightctrl", "rightsuper", "righthyper", "rightmeta",
	"isolevel3shift", "isolevel5shift",
}

func TestNamedKeysAreBubbleTeasOwn(t *testing.T) {
	names := namedKeys()
	if len(names) < 100 {
		t.Fatalf("Bubble Tea names %d keys: the test no longer finds them", len(names))
	}
	for _, name := range names {
		_, err := keymap.Default().Override(map[string][]string{"list.clone": {name}})
		clash := err != nil && strings.Contains(err.Error(), "would run both")
		if accepted := err == nil || clash; accepted == slices.Contains(leftOut, name) {
			t.Errorf("the key %q: accepted is %t (%v)", name, accepted, err)
		}
	}
	for _, name := range leftOut {
		if !slices.Contains(names, name) {
			t.Errorf("%q is left out but is no name of Bubble Tea's", name)
		}
	}
}

// TestEveryAcceptedKeyCanBeSent tries all that can be written by the grammar.
func TestEveryAcceptedKeyCanBeSent(t *testing.T) {
	possible := sendable()
	bases := namedKeys()
	for code := '!'; code <= '~'; code++ {
		bases = append(bases, string(code))
	}
	accepted := 0
	for _, prefix := range []string{
		"", "ctrl+", "alt+", "shift+", "ctrl+alt+", "ctrl+shift+", "alt+shift+", "ctrl+alt+shift+",
		"shift+ctrl+", "alt+ctrl+", "super+",
	} {
		for _, base := range bases {
			k := prefix + base
			_, err := keymap.Default().Override(map[string][]string{"list.clone": {k}})
			if err != nil && !strings.Contains(err.Error(), "would run both") {
				continue
			}
			accepted++
			if !possible[k] {
				t.Errorf("%q is accepted, but Bubble Tea never reports it", k)
			}
		}
	}
	if accepted < 700 {
		t.Errorf("only %d keys are accepted", accepted)
	}
}

// recorder notes the key presses that reach a program until ctrl+q.
type recorder struct{ seen []string }

func (r *recorder) Init() tea.Cmd  { return nil }
func (r *recorder) View() tea.View { return tea.NewView("") }
func (r *recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	if press.String() == "ctrl+q" {
		return r, tea.Quit
	}
	r.seen = append(r.seen, press.String())
	return r, nil
}

// TestWhatTerminalsSend holds the grammar's claims against Bubble Tea's own
// reading of the bytes that a terminal sends.
func TestWhatTerminalsSend(t *testing.T) {
	sent := []struct{ bytes, arrives, refused string }{
		{"\t", "tab", "ctrl+i"},
		{"\r", "enter", "ctrl+m"},
		{"\x7f", "backspace", "ctrl+?"},
		{"\x00", "ctrl+space", "ctrl+@"},
		{"\x1f", "ctrl+_", "ctrl+/"},
		{" ", "space", " "},
		{"A", "A", "shift+a"},
		{"!", "!", "shift+1"},
		{"é", "é", ""},
		{"\x06", "ctrl+f", "ctrl+F"},
		{"\x1ba", "alt+a", ""},
		{"\x1bA", "alt+shift+a", "alt+A"},
		{"\x1b[Z", "shift+tab", ""},
		{"\x1b[1;2C", "shift+right", ""},
		{"\x1b[1;8A", "ctrl+alt+shift+up", "shift+alt+ctrl+up"},
		{"\x1b[5~", "pgup", "pageup"},
		{"\x1bOP", "f1", "F1"},
		{"\x1b[105;5u", "ctrl+i", "ctrl+i"}, // a terminal that does tell them apart
	}
	var input bytes.Buffer
	for _, s := range sent {
		input.WriteString(s.bytes)
	}
	input.WriteString("\x11")
	model := &recorder{}
	program := tea.NewProgram(model, tea.WithInput(&input), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	if _, err := program.Run(); err != nil {
		t.Fatal(err)
	}
	if len(model.seen) != len(sent) {
		t.Fatalf("%d keys arrived of %d: %q", len(model.seen), len(sent), model.seen)
	}
	for i, s := range sent {
		if model.seen[i] != s.arrives {
			t.Errorf("%q arrives as %q, want %q", s.bytes, model.seen[i], s.arrives)
		}
		if s.refused == "" {
			continue
		}
		_, err := keymap.Default().Override(map[string][]string{"list.clone": {s.refused}})
		if err == nil || strings.Contains(err.Error(), "would run both") {
			t.Errorf("%q is accepted", s.refused)
		}
	}
}
