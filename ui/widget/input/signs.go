package input

import (
	"strings"

	"personae/ui/widget/cells"
)

func appendSigns(signs []cells.Sign, s string) []cells.Sign {
	for len(s) > 0 {
		c := cells.EditSign(s)
		signs = append(signs, c)
		s = s[len(c.Raw):]
	}
	return signs
}

func joinSigns(signs []cells.Sign) string {
	var b strings.Builder
	for _, c := range signs {
		b.WriteString(c.Raw)
	}
	return b.String()
}

func widthOf(signs []cells.Sign) int {
	width := 0
	for _, c := range signs {
		width += c.Width
	}
	return width
}

// signAt returns the first sign that begins at or after byte at.
func signAt(signs []cells.Sign, at int) int {
	for i, c := range signs {
		if at <= 0 {
			return i
		}
		at -= len(c.Raw)
	}
	return len(signs)
}

// wordBefore returns where the word before the cursor begins.
func wordBefore(signs []cells.Sign, cursor int) int {
	for cursor > 0 && !wordSign(signs[cursor-1]) {
		cursor--
	}
	for cursor > 0 && wordSign(signs[cursor-1]) {
		cursor--
	}
	return cursor
}

// wordAfter returns where the word after the cursor ends.
func wordAfter(signs []cells.Sign, cursor int) int {
	for cursor < len(signs) && !wordSign(signs[cursor]) {
		cursor++
	}
	for cursor < len(signs) && wordSign(signs[cursor]) {
		cursor++
	}
	return cursor
}
