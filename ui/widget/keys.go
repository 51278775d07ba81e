package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// edit is what a key asks of a text input.
type edit uint8

const (
	editNone edit = iota
	editInsert
	editLeft
	editRight
	editUp
	editDown
	editWordLeft
	editWordRight
	editHome
	editEnd
	editTop
	editBottom
	editPageUp
	editPageDown
	editBack
	editDelete
	editBackWord
	editDeleteWord
	editBackAll
	editDeleteAll
	editBreak
)

// edits is the keys of every text input, as Bubble Tea names them.
var edits = map[string]edit{
	"left": editLeft, "ctrl+b": editLeft,
	"right": editRight, "ctrl+f": editRight,
	"up": editUp, "down": editDown,
	"ctrl+left": editWordLeft, "alt+left": editWordLeft, "alt+b": editWordLeft,
	"ctrl+right": editWordRight, "alt+right": editWordRight, "alt+f": editWordRight,
	"home": editHome, "ctrl+a": editHome, "end": editEnd, "ctrl+e": editEnd,
	"ctrl+home": editTop, "ctrl+end": editBottom,
	"pgup": editPageUp, "pgdown": editPageDown,
	"backspace": editBack, "shift+backspace": editBack, "ctrl+h": editBack,
	"delete": editDelete, "ctrl+d": editDelete,
	"ctrl+w": editBackWord, "alt+backspace": editBackWord, "ctrl+backspace": editBackWord,
	"alt+d": editDeleteWord, "alt+delete": editDeleteWord, "ctrl+delete": editDeleteWord,
	"ctrl+u": editBackAll, "ctrl+k": editDeleteAll,
	"enter": editBreak, "ctrl+m": editBreak, "shift+enter": editBreak, "alt+enter": editBreak,
}

// editOf returns what a message asks of a text input, and the text that it
// types or pastes.
func editOf(msg tea.Msg) (edit, string) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return editInsert, msg.Content
	case tea.KeyPressMsg:
		if what, ok := edits[msg.String()]; ok {
			return what, ""
		}
		if msg.Text != "" && msg.Mod&^(tea.ModShift|tea.ModCapsLock|tea.ModNumLock|tea.ModScrollLock) == 0 {
			return editInsert, msg.Text
		}
	}
	return editNone, ""
}

// typed returns text as an input takes it in: valid UTF-8, without control
// characters; line breaks are "\n", or blanks when the input has one line.
func typed(text string, oneLine bool) string {
	text = lineBreaks(strings.ToValidUTF8(text, broken))
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

// wordSign tells whether a sign belongs to a word that the cursor can jump
// over: anything but blanks and punctuation.
func wordSign(c sign) bool {
	r, _ := utf8.DecodeRuneInString(c.raw)
	return r == '_' || !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsControl(r)
}
