package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxName is the most characters a name may have (Feather, seeds/feather.txt).
const MaxName = 255

// FreeName returns name, or else the first of "name (2)", "name (3)" and so on
// that is not taken, as Feather names what it installs. A name that would get
// too long is cut first.
func FreeName(name string, taken func(name string) bool) string {
	if !taken(name) {
		return name
	}
	stem := name
	if before, number, found := strings.Cut(name, " ("); found && isCounter(number) {
		stem = before
	}
	for n := 2; ; n++ {
		counter := fmt.Sprintf(" (%d)", n)
		free := cutText(stem, MaxName-len(counter)) + counter
		if !taken(free) {
			return free
		}
	}
}

// isCounter tells whether text is what FreeName puts behind " (".
func isCounter(text string) bool {
	digits, found := strings.CutSuffix(text, ")")
	return found && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// cutText cuts text to at most the given number of characters.
func cutText(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimRight(string([]rune(text)[:most]), " ")
}
