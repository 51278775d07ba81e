package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count is a number of things: "1 persona", "3 personas". The noun is one whose
// plural ends in s.
func Count(n int, noun string) string {
	return strconv.Itoa(n) + " " + Either(n, noun, noun+"s")
}

// Either returns what agrees with a number of things: one for 1, and many for
// every other number. "is" or "are", "copy" or "copies".
func Either(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// List is a list in a sentence: "a", "a and b", "a, b and c".
func List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// Comma lists what things are called: "a, b, c".
func Comma[T any](things []T, name func(T) string) string {
	names := make([]string, len(things))
	for i, thing := range things {
		names[i] = name(thing)
	}
	return strings.Join(names, ", ")
}

// Capital returns text with its first letter large. Text that begins with a
// quotation mark or another sign stays as it is.
func Capital(text string) string { return first(text, unicode.ToTitle) }

// Uncapital returns text with its first letter small.
func Uncapital(text string) string { return first(text, unicode.ToLower) }

func first(text string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError || change(r) == r {
		return text
	}
	return string(change(r)) + text[size:]
}

// Sentence returns text as a sentence, with a capital letter and a full stop.
func Sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") {
		return Capital(text)
	}
	return Capital(text) + "."
}
