package widget

import (
	"strings"
)

// appendSigns adds the signs of s to signs, as inputs draw them.
func appendSigns(signs []sign, s string) []sign {
	for len(s) > 0 {
		c := editSign(s)
		signs = append(signs, c)
		s = s[len(c.raw):]
	}
	return signs
}

func joinSigns(signs []sign) string {
	var b strings.Builder
	for _, c := range signs {
		b.WriteString(c.raw)
	}
	return b.String()
}

func widthOf(signs []sign) int {
	width := 0
	for _, c := range signs {
		width += c.width
	}
	return width
}

// signAt returns the first sign that begins at or after byte at.
func signAt(signs []sign, at int) int {
	for i, c := range signs {
		if at <= 0 {
			return i
		}
		at -= len(c.raw)
	}
	return len(signs)
}

// wordBefore returns where the word before the cursor begins.
func wordBefore(signs []sign, cursor int) int {
	for cursor > 0 && !wordSign(signs[cursor-1]) {
		cursor--
	}
	for cursor > 0 && wordSign(signs[cursor-1]) {
		cursor--
	}
	return cursor
}

// wordAfter returns where the word after the cursor ends.
func wordAfter(signs []sign, cursor int) int {
	for cursor < len(signs) && !wordSign(signs[cursor]) {
		cursor++
	}
	for cursor < len(signs) && wordSign(signs[cursor]) {
		cursor++
	}
	return cursor
}
