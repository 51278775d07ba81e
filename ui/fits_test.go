package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/db"
	"personae/keymap"
	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// misfit says what of a frame does not fill a screen of the given size exactly, ""
// when it does.
func misfit(view tea.View, width, height int) string {
	lines := strings.Split(view.Content, "\n")
	if len(lines) != height {
		return fmt.Sprintf("%d lines at %d×%d", len(lines), width, height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			return fmt.Sprintf("line %d has %d cells at %d×%d: %q", i, w, width, height, ansi.Strip(line))
		}
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= width || c.Y >= height) {
		return fmt.Sprintf("the cursor is at %d,%d on a screen of %d×%d", c.X, c.Y, width, height)
	}
	return ""
}

// hostile are names that have broken terminal programs before.
func hostile() ([]model.Persona, error) {
	names := []string{
		"客服測試：不耐煩的來電者，請不要讓他等待太久否則他會掛斷電話",
		"👩‍👩‍👧‍👦 family of callers 🏳️‍🌈 with flags 🇩🇪🇯🇵",
		"e\u0301a\u0308o\u0302 combining " + strings.Repeat("z\u0361", 40),
		"שלום عليكم right to left",
		"tab\there\nand a new line\x1b[31m red",
		strings.Repeat("long ", 40),
	}
	out := make([]model.Persona, len(names))
	for i, name := range names {
		out[i] = field.NewPersona("Default", name)
		out[i].Prompt = value.Some(strings.Repeat(name+" ", 30))
		out[i].Description = value.Some(name)
		out[i].Tags = value.Some(value.Strings{name[:3], "客服", "👩‍👩‍👧‍👦"})
	}
	return out, nil
}

// scenes are ways into every view and dialog.
var scenes = map[string][]string{
	"list":          {},
	"search":        {"/", "a"},
	"detail":        {"enter"},
	"prompt":        {"enter", "tab"},
	"ready":         {"enter", "tab", "tab"},
	"json":          {"enter", "tab", "tab", "tab"},
	"form":          {"e"},
	"help":          {"?"},
	"palette":       {"ctrl+p"},
	"project":       {"p"},
	"sort":          {"s"},
	"tag":           {"#"},
	"system":        {"f"},
	"new":           {"n"},
	"portrait file": {"e", "f5"},
	"system json":   {"enter", "shift+tab", "right"},
	"refused json":  {"enter", "shift+tab", "left"},
	"import":        {"i"},
	"export":        {"A", "x"},
	"export report": {"x", "left", "right", "right", "pgdown"},
	"bulk edit":     {"A", "b", "p", "r", "o", "enter", "esc"},
	"bulk field":    {"b"},
	"bulk choice":   {"A", "b", "n", "o", "i", "s", "e", "enter"},
	"rehearsal":     {"r"},
	"history":       {"h"},
	"labelled":      {"h", "l", "a", "enter"},
	"as it was":     {"h", "enter"},
	"log":           {"d", "H"},
	"log search":    {"d", "H", "/", "x"},
	"undo to":       {"d", "H", "enter"},
	"trash":         {"d", "T"},
	"trash read":    {"d", "T", "enter"},
	"purge":         {"d", "T", "P"},
	"every agent":   {"r", "A"},
	"diff":          {"space", "down", "space", "D"},
	"diff of all":   {"space", "down", "space", "D", "a", "down", "down", "down"},
	"variants":      {"V"},
	"ablation":      {"V", "shift+tab", "right"},
	"grid":          {"V", "enter", "i", "n", "t", "enter", "tab"},
	"blend":         {"space", "down", "space", "V"},
	"coverage":      {"C"},
	"twins":         {"C", "tab", "enter"},
	"remotes":       {"P"},
	"new remote":    {"P", "n"},
}

// enter goes the way of a scene on a library of six personas.
func (d *driver) enter(scene string) {
	d.t.Helper()
	d.see("6 personas")
	for _, k := range scenes[scene] {
		d.press(k)
		d.settle()
	}
}

// TestEveryPlaceHasAScene holds that no page is left out of what is tried by scene.
func TestEveryPlaceHasAScene(t *testing.T) {
	t.Parallel()
	seen := map[keymap.Place]bool{keymap.Everywhere: true, keymap.Input: true} // what is no page
	for name := range scenes {
		d := drive(t, newLibrary(t, hostiles), 120, 36)
		d.enter(name)
		seen[d.root.Front()] = true
	}
	for _, place := range keymap.Places {
		if !seen[place] {
			t.Errorf("no scene shows %s", place)
		}
	}
}

func TestEveryViewFitsEverySize(t *testing.T) {
	t.Parallel()
	for name, keys := range scenes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := newLibrary(t, hostiles)
			d := drive(t, store, 120, 36)
			d.see("6 personas")
			before := d.screen()
			d.enter(name)
			if len(keys) > 0 && d.screen() == before {
				t.Fatal("the scene does not show")
			}
			step := 7
			if testing.Short() { // drawing has no race
				step = 42
			}
			for height := 1; height <= 60; height += step {
				for _, width := range []int{1, 2, 9, 40, 59, 60, 61, 80, 109, 110, 111, 120, 160, 200} {
					d.update(tea.WindowSizeMsg{Width: width, Height: height})
					if fault := misfit(d.root.View(), width, height); fault != "" {
						t.Fatal(fault)
					}
				}
			}
		})
	}
}

// pool is the keys that random presses are drawn from: all but those that save,
// or ask for a change of the library outright.
var pool = []string{
	"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "tab", "shift+tab", "enter", "esc", "space",
	"backspace", "delete", "shift+left", "shift+right", "ctrl+p", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+d", "ctrl+f",
	"?", "f1", "/", "e", "n", "A", "G", "g", "#", "f", "j", "k", "1", "5", ".", "-", "r", "=", "C", "V", "]", "ctrl+t", "ctrl+g", "y", "x", "é", "漢", "😀", "\"", "{",
}

// sizes are the screens that random presses meet.
var sizes = [][2]int{{1, 1}, {60, 16}, {80, 24}, {110, 30}, {120, 36}, {200, 60}, {30, 8}}

func TestRandomKeysNeverPanicOverflowOrWrite(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		store := newLibrary(rt, starters)
		before := all(rt, store)
		d := drive(rt, store, 120, 36)
		d.see("12 personas")
		width, height := 120, 36
		for range rapid.IntRange(1, 60).Draw(rt, "presses") {
			if rapid.IntRange(0, 9).Draw(rt, "resize") == 0 {
				size := rapid.SampledFrom(sizes).Draw(rt, "size")
				width, height = size[0], size[1]
				d.update(tea.WindowSizeMsg{Width: width, Height: height})
			}
			key := rapid.SampledFrom(pool).Draw(rt, "key")
			if d.risky(key) {
				continue
			}
			d.press(key)
			d.drain()
			if d.quit {
				break
			}
			if fault := misfit(d.root.View(), width, height); fault != "" {
				rt.Fatalf("after %s: %s", key, fault)
			}
		}
		if after := all(rt, store); after != before {
			rt.Fatalf("the library changed without a save:\n%s\n%s", before, after)
		}
	})
}

// risky reports whether a key would take an answer that saves, an entry of the palette
// or of a choice that changes the library, or make variants.
func (d *driver) risky(key string) bool {
	d.t.Helper()
	if key != "enter" && key != "y" && key != "ctrl+n" {
		return false
	}
	d.settle() // a view that still opens is handed the keys that are pressed meanwhile
	return strings.Contains(d.screen(), "╭") || strings.Contains(d.screen(), "enter make")
}

// drain takes up the messages that have arrived.
func (d *driver) drain() {
	for {
		select {
		case m := <-d.messages:
			d.take(m)
		default:
			return
		}
	}
}

// all is the revisions of every persona, as one text to compare.
func all(t tester, store *db.DB) string {
	t.Helper()
	ids, err := store.IDs(t.Context(), library.Query{Sort: library.SortName})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, id := range ids {
		record, err := store.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d\n", record.Persona.Name, record.Revision)
	}
	return b.String()
}
