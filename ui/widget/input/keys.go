package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"personae/ui/widget/cells"
)

// Edit is what a key asks of an input.
type Edit uint8

// The edits. Which of them mean something is for each input to say.
const (
	EditNone Edit = iota
	EditInsert
	EditLeft
	EditRight
	EditUp
	EditDown
	EditWordLeft
	EditWordRight
	EditHome
	EditEnd
	EditTop
	EditBottom
	EditPageUp
	EditPageDown
	EditBack
	EditDelete
	EditBackWord
	EditDeleteWord
	EditBackAll
	EditDeleteAll
	EditBreak
	EditRemoveRow
	EditNext
	EditPrevious
)

// Keys says what each key asks of an input, by the key's name in Bubble Tea. A
// key that is not in it types what it types.
type Keys map[string]Edit

// edit returns what a message asks of an input, and the text that it types or
// pastes.
func (k Keys) edit(msg tea.Msg) (Edit, string) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return EditInsert, msg.Content
	case tea.KeyPressMsg:
		if what, ok := k[msg.String()]; ok {
			return what, ""
		}
		if msg.Text != "" && msg.Mod&^(tea.ModShift|tea.ModCapsLock|tea.ModNumLock|tea.ModScrollLock) == 0 {
			return EditInsert, msg.Text
		}
	}
	return EditNone, ""
}

// typed returns text as an input takes it in: valid UTF-8, without control
// characters; line breaks are "\n", or blanks when the input has one line.
func typed(text string, oneLine bool) string {
	text = cells.LineBreaks(strings.ToValidUTF8(text, string(utf8.RuneError)))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			if oneLine {
				return ' '
			}
			return r
		case unicode.Is(unicode.Cc, r):
			return -1
		}
		return r
	}, text)
}

// wordSign reports whether a sign belongs to a word that the cursor can jump
// over: anything but blanks and punctuation.
func wordSign(c cells.Sign) bool {
	r, _ := utf8.DecodeRuneInString(c.Raw)
	return r == '_' || !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsControl(r)
}
