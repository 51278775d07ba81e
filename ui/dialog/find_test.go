package dialog

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
)

// first is the label of the first row that a list shows, "" when there is none.
func first[T any](c *Choose[T]) string {
	if len(c.found) == 0 {
		return ""
	}
	return c.items[c.found[0].item].Label
}

func TestWhatStandsForAllIsNoFuzzyHit(t *testing.T) {
	choose := func(typed string) *Choose[string] {
		c := NewChoose(keymap.Default(), theme.New(true), "Show only the tag", []Item[string]{
			{Value: "", Label: "Any tag", All: true}, {Value: "bad-line", Label: "#bad-line"}, {Value: "anyhow", Label: "#anyhow"},
		}, func(string) tea.Cmd { return nil })
		open(c, 80, 24)
		types(c, typed)
		return c
	}
	if c := choose("ang"); len(c.found) != 0 {
		t.Errorf("ang finds %q", first(c))
	}
	if c := choose("any"); first(c) != "#anyhow" || len(c.found) != 2 {
		t.Errorf("any finds %q first, of %d", first(c), len(c.found))
	}
	if c := choose("any t"); first(c) != "Any tag" {
		t.Errorf("its own name finds %q", first(c))
	}
}

// TestScatteredLettersFindOnlyWhereNoWordDoes: beside "Give way", "Anam voice" is noise.
func TestScatteredLettersFindOnlyWhereNoWordDoes(t *testing.T) {
	for typed, want := range map[string]string{"give": "Give way after words", "gvw": "Give way after words", "voi": "Anam voice speed"} {
		c := NewChoose(keymap.Default(), theme.New(true), "Which field?", []Item[string]{
			{Label: "Give way after words"}, {Label: "Anam voice speed"}, {Label: "Origin: ve"},
		}, func(string) tea.Cmd { return nil })
		open(c, 80, 24)
		types(c, typed)
		if first(c) != want || len(c.found) != 1 {
			t.Errorf("%s finds %q first, of %d", typed, first(c), len(c.found))
		}
	}
}

func TestThePaletteFindsFieldsByLabelPathAndMeaning(t *testing.T) {
	commands := []view.Command{{Name: keymap.ListEdit}, {Name: keymap.ListSearch}}
	for typed, want := range map[string]string{
		"interr": "Interrupts", "give way": "Give way after words", "yield": "Give way after words",
		"min_words": "Cut in after words", "backoff": "Try again after", "edit": "Persona: edit", "backch": "Murmur style",
	} {
		var got string
		p := NewPalette(keymap.Default(), theme.New(true), commands, false, PaletteCalls{
			Run:  func(keymap.Name) tea.Cmd { return nil },
			Edit: func(path string) tea.Cmd { got = path; return nil },
		})
		open(p, 80, 24)
		if len(p.found) != len(commands) {
			t.Fatalf("before anything is typed there are %d rows", len(p.found))
		}
		types(p, typed)
		if first(p) != want {
			t.Errorf("%s finds %q first, want %q:\n%s", typed, first(p), want, drawn(p))
		}
		if typed == "interr" {
			action, _ := p.Do(keymap.DialogAccept)
			action.(view.Answered).Then()
			if got != "behavior_config.interruption_mode" {
				t.Errorf("enter goes to %q", got)
			}
		}
	}
}

// TestThePaletteIsAsHighAsWhatItShows holds that no blank rows hide the page.
func TestThePaletteIsAsHighAsWhatItShows(t *testing.T) {
	c := NewChoose(keymap.Default(), theme.New(true), "Letter", []Item[string]{
		{Value: "a", Label: "alpha"}, {Value: "b", Label: "beta"}, {Value: "c", Label: "gamma"},
	}, func(string) tea.Cmd { return nil })
	for typed, want := range map[string]int{"": 3, "b": 1, "zz": 1} {
		c.line.SetValue(typed)
		c.filter()
		if _, height := c.Size(80, 24); height != want+1+frameHeight {
			t.Errorf("%q: %d lines", typed, height)
		}
	}
}

func TestWordsAreFoundAtTheirStart(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		found       bool
	}{
		{"Cut in after words", "after", true},
		{"Cut in after words", "fter", false},
		{"Cut in after words", "wo cu", true},
		{"Café Zürich", "zür", true},
		{"İstanbul line", "line", true},
		{"", "a", false},
	} {
		letters, ok := starts(c.text, strings.Fields(c.typed))
		if ok != c.found {
			t.Errorf("%q in %q: %v", c.typed, c.text, ok)
		}
		for _, at := range letters {
			if at >= len(c.text) {
				t.Errorf("%q in %q: a letter at %d", c.typed, c.text, at)
			}
		}
	}
}

// TestAListIsAsWideAsItsRows: no name and no reason is cut where there is room.
func TestAListIsAsWideAsItsRows(t *testing.T) {
	long := "It lets the agent go on for too long before it cuts in at last"
	items := []Item[int]{{Label: "short"}, {Label: long, Reason: "not in this call"}}
	d := NewChoose(keymap.Default(), theme.New(true), "What", items, func(int) tea.Cmd { return nil })
	if text := drawn(open(d, 120, 30)); !strings.Contains(text, long+"  not in this call") {
		t.Errorf("a row is cut:\n%s", text)
	}
	agent := []Item[int]{{Label: "gpt-realtime-2-minimal", Note: "reply 1.29 s  stop 0.57 s  gives way 100 %  to an uh-huh  98 %  measured "}}
	d = NewChoose(keymap.Default(), theme.New(true), "Agent", agent, func(int) tea.Cmd { return nil })
	if text := drawn(open(d, 200, 60)); !strings.Contains(text, agent[0].Note) {
		t.Errorf("the row of an agent is cut on a wide screen:\n%s", text)
	}
	if width, _ := NewChoose(keymap.Default(), theme.New(true), "What", items[:1], nil).Size(120, 30); width != leastChoose {
		t.Errorf("with short rows it is %d cells wide", width)
	}
}

// TestAListSaysThatThereIsMore: a list that is higher than the dialog has a scroll bar,
// and its rows are no narrower for it.
func TestAListSaysThatThereIsMore(t *testing.T) {
	var items []Item[int]
	for i := range 40 {
		items = append(items, Item[int]{Value: i, Label: fmt.Sprintf("%02d It lets the agent go on for too long before it cuts in", i), Reason: "not in this call"})
	}
	d := NewChoose(keymap.Default(), theme.New(true), "What", items, func(int) tea.Cmd { return nil })
	if text := drawn(open(d, 120, 30)); !strings.Contains(text, "00 It lets the agent go on for too long before it cuts in  not in this call █") {
		t.Errorf("nothing says that there is more, or a row is cut:\n%s", text)
	}
	if text := drawn(open(d, 120, 60)); strings.Contains(text, "█") {
		t.Errorf("a bar stands beside the whole list:\n%s", text)
	}
}
