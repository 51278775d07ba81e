package editor

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/theme"
)

// typed is the part that the kinds share whose letters are text.
type typed struct {
	base
	entry
}

// entry is what the widgets of texts have in common.
type entry interface {
	SetStyles(*theme.Styles)
	Focus()
	Update(tea.Msg) (changed bool)
	Cursor() (x, y int)
	Click(x, y int)
}

func (t typed) Typing() bool { return true }

func (t typed) Cursor() (x, y int, shown bool) {
	x, y = t.entry.Cursor()
	return x, y, true
}

func (t typed) Adjust(delta int, _ bool) Reply {
	t.entry.Update(arrow(delta))
	return taken
}

func (t typed) Click(x, y int) Reply {
	t.entry.Click(x, y)
	return taken
}

func (t typed) Hints() (near, far []keymap.Name) {
	if t.spec.Nullable {
		far = []keymap.Name{keymap.FormNull}
	}
	return []keymap.Name{keymap.FormEditor}, far
}

// hint returns what is shown in an empty text: what being absent or null means,
// or that the text is there and empty.
func (t typed) hint(value model.Value) string {
	if value.IsSet() {
		return t.emptied()
	}
	return t.meaning(value)
}

// emptied is what is shown in a text that was there and is empty now.
func (t typed) emptied() string {
	if t.spec.Required {
		return t.spec.Absent
	}
	return "empty text"
}

// wantedByText is the keys that a text uses itself before the form may.
var wantedByText = map[string]bool{
	"left": true, "right": true, "shift+left": true, "shift+right": true,
	"backspace": true, "delete": true, "enter": true, "space": true,
	"home": true, "end": true,
}

// erases reports whether a key takes characters away: in an empty text it is left
// to the form, where it takes the value away.
func erases(key string) bool { return key == "backspace" || key == "delete" }

// textWants reports whether a text uses a key itself.
func textWants(key string, empty bool) bool { return wantedByText[key] && !(empty && erases(key)) }

func pressed(msg tea.Msg) string {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return key.String()
	}
	return ""
}

// arrow is the key that moves a text's cursor by one.
func arrow(delta int) tea.KeyPressMsg {
	if delta < 0 {
		return tea.KeyPressMsg{Code: tea.KeyLeft}
	}
	return tea.KeyPressMsg{Code: tea.KeyRight}
}

// classOf says of which class the edit is that msg made in a text.
func classOf(msg tea.Msg) Class {
	key, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok || key.String() == "enter":
		return ClassAlone
	case key.Text == "":
		return classErase
	}
	if r, _ := utf8.DecodeRuneInString(key.Text); unicode.IsSpace(r) {
		return classBlank
	}
	return classLetter
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
