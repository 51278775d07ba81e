package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Left is what Shown returns for a character that is left out.
const Left = -1

// Shown returns what stands for a character where people read: itself, or, where a
// terminal would take it for an order, what shows that it is there. Control
// characters become their pictures, or a space where they are one; those beyond ASCII
// and bytes that are no text become U+FFFD; what has no width and hides, joins or
// reorders others is Left out.
func Shown(r rune) rune {
	switch {
	case r >= ' ' && r < 0x7f:
		return r
	case r >= '\t' && r <= '\r', r == '\u2028', r == '\u2029':
		return ' '
	case r < ' ':
		return '\u2400' + r
	case r == 0x7f:
		return '\u2421'
	case r < 0xa0, !utf8.ValidRune(r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return utf8.RuneError
	case hides(r):
		return Left
	}
	return r
}

// hides reports whether a character has no width of its own. Those that choose the
// look of the one before them show, and so do the signs that Arabic and others put
// around numbers.
func hides(r rune) bool {
	switch {
	case r == '\ufe0e', r == '\ufe0f', unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// Harmless returns a text of several lines with every character as Shown, its line
// breaks kept.
func Harmless(text string) string {
	if isPlain(text, '\n') {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return Shown(r)
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// Line returns a text on one line, every character as Shown.
func Line(text string) string {
	if IsPlain(text) {
		return text
	}
	return strings.Map(Shown, text)
}

// IsPlain reports whether every character of a text shows as it is and takes one cell.
func IsPlain(text string) bool { return isPlain(text, ' ') }

func isPlain(text string, also byte) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' || c >= 0x7f) && c != also {
			return false
		}
	}
	return true
}
