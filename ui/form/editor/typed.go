package editor

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/widget/input"
)

// typed is the part that the kinds share whose letters are text.
type typed struct {
	common
	entry
}

type entry interface {
	SetStyles(*theme.Styles)
	Focus()
	Blur()
	Update(tea.Msg) (changed bool)
	Do(what input.Edit, text string) (changed bool)
	Cursor() (x, y int)
	Click(x, y int)
}

func (t typed) Typing() bool { return true }

func (t typed) Cursor() (x, y int, shown bool) {
	x, y = t.entry.Cursor()
	return x, y, true
}

func (t typed) Adjust(delta int, _ bool) Reply {
	t.Do(sideways(delta), "")
	return handled
}

func (t typed) Click(x, y int) Reply {
	t.entry.Click(x, y)
	return handled
}

func (t typed) Hints() []keymap.Name {
	if t.spec.Nullable {
		return []keymap.Name{keymap.FormEditor, keymap.FormNull}
	}
	return []keymap.Name{keymap.FormEditor}
}

// hint returns what is shown in an empty text: what being absent or null means,
// or that the text is there and empty.
func (t typed) hint(v value.Value) string {
	if v.IsSet() {
		return t.emptied()
	}
	return t.meaning(v)
}

// emptied is what is shown in a text that was there and is empty now.
func (t typed) emptied() string {
	if t.spec.Required {
		return t.spec.Absent
	}
	return "empty text"
}

// changeEnd returns the byte of text behind what differs from old: where the
// cursor belongs after an undo.
func changeEnd(old, text string) int {
	most := min(len(old), len(text))
	tail := 0
	for tail < most && old[len(old)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	end := len(text) - tail
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return end
}
