package dialog

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
)

// long are dialogs with more in them than fits 16 lines.
func long(t *testing.T) map[string]view.Dialog {
	t.Helper()
	keys, styles := keymap.Default(), theme.New(true)
	var items []Item[string]
	var entries []Entry
	for name := range strings.SplitSeq("abcdefghijklmnopqrstuvwxyz", "") {
		items = append(items, Item[string]{Value: name, Label: name})
		entries = append(entries, Entry{Name: name})
	}
	spec, _ := field.Find("name")
	conflicts := []field.Conflict{{Spec: spec}, {Spec: spec}, {Spec: spec}, {Spec: spec}, {Spec: spec}}
	rows := []FixRow{{Label: "one"}, {Label: "two"}, {Label: "three"}}
	file, _ := fileDialog("", false, entries...)
	export, _ := exportDialog(3, losses(3))
	var a asked
	return map[string]view.Dialog{
		"choose":   NewChoose(keys, styles, "Letter", items, func(string) tea.Cmd { return nil }),
		"file":     file,
		"conflict": NewConflict(keys, styles, model.Persona{}, conflicts, func(model.Persona) tea.Cmd { return nil }),
		"fix":      NewFix(keys, styles, "It", "means.", nil, rows),
		"help":     NewHelp(keys, styles, keymap.List, nil),
		"export":   export,
		"import":   NewImport(keys, styles, "a file", "", a.imports()),
		"remote":   NewRemote(keys, styles, library.Remote{System: model.SystemEvalStudio}, false, []string{"Default"}, nil),
	}
}

func TestOnlyUpAndDownOfTheWheelScroll(t *testing.T) {
	for name, d := range long(t) {
		open(d, 80, 16)
		d.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp}) // to the top, where there is room below
		before := drawn(d)
		for _, sideways := range []tea.MouseButton{tea.MouseWheelLeft, tea.MouseWheelRight} {
			if d.Update(tea.MouseWheelMsg{Button: sideways}); drawn(d) != before {
				t.Errorf("%s: the wheel's button %d moves from\n%s\nto\n%s", name, sideways, before, drawn(d))
			}
		}
		if d.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown}); drawn(d) == before {
			t.Errorf("%s: the wheel does not scroll down:\n%s", name, before)
		}
	}
}

func TestHomeAndEndMoveInWhatIsTyped(t *testing.T) {
	for name, d := range long(t) {
		if !d.Typing() {
			continue
		}
		open(d, 80, 16)
		types(d, "b")
		code(d, tea.KeyHome)
		types(d, "a")
		if shown := drawn(d); !strings.Contains(shown, "ab") {
			t.Errorf("%s: home does not move in the text:\n%s", name, shown)
		}
	}
}

func TestHelpTurnsItsPages(t *testing.T) {
	h := NewHelp(keymap.Default(), theme.New(true), keymap.List, nil)
	open(h, 80, 16)
	for _, step := range []struct {
		key  tea.KeyPressMsg
		want int
	}{
		{tea.KeyPressMsg{Code: tea.KeyPgDown}, 12},
		{tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, 24},
		{tea.KeyPressMsg{Code: tea.KeyPgUp}, 12},
		{tea.KeyPressMsg{Code: tea.KeyEnd}, len(h.lines) - 12},
		{tea.KeyPressMsg{Code: tea.KeyHome}, 0},
	} {
		if _, _ = press(h, step.key); h.offset != step.want {
			t.Errorf("%s goes to line %d, want %d", step.key, h.offset, step.want)
		}
	}
	for _, k := range []tea.KeyPressMsg{{Code: '?', Text: "?"}, {Code: tea.KeyF1}} {
		if action, _ := press(h, k); action != (view.Back{}) {
			t.Errorf("%s answers %v, want it to close the help", k, action)
		}
	}
}

func TestDialogsFollowTheKeysInForce(t *testing.T) {
	keys, err := keymap.Default().Override(map[string][]string{"dialog.right": {"ctrl+l"}, "input.left": {"ctrl+j"}})
	if err != nil {
		t.Fatal(err)
	}
	ask := NewAsk(keys, theme.New(true), Question{Buttons: []Button{{Label: "A"}, {Label: "B"}}})
	if hint := ask.ShortHelp()[0].Help(); hint.Key != "← ctrl+l" {
		t.Errorf("the question says %q", hint.Key)
	}
	text := NewAskText(keys, theme.New(true), "Name", "name", "b", func(string) tea.Cmd { return nil })
	text.Update(tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl})
	types(text, "a")
	if got := text.line.Value(); got != "ab" {
		t.Errorf("with another key for left the text is %q", got)
	}
	if !slices.Contains(ask.ShortHelp()[0].Keys(), "ctrl+l") {
		t.Error("the hint has the keys", ask.ShortHelp()[0].Keys())
	}
}

func TestHelpHasTheKeysOfWhatIsTypedAndOfDialogs(t *testing.T) {
	keys := keymap.Default()
	for _, place := range []keymap.Place{keymap.List, keymap.Detail, keymap.Form, keymap.Rehearse} {
		h := NewHelp(keys, theme.New(true), place, nil)
		open(h, 120, 200)
		text := strings.Join(strings.Fields(drawn(h)), " ")
		for _, of := range []keymap.Place{place, keymap.Everywhere, keymap.Dialog} {
			for _, e := range keys.In(of) {
				if start := strings.Join(strings.Fields(e.Long)[:3], " "); !strings.Contains(text, start) {
					t.Errorf("the help of %s does not say %q", place, e.Long)
				}
			}
		}
		if has := strings.Contains(text, "Move left by one word."); has != (place == keymap.List || place == keymap.Form) {
			t.Errorf("the help of %s: the keys of a text are there is %t", place, has)
		}
	}
}
