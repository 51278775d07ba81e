package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unspaced are the scripts that put no spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

// Length says how long a text is in what it is counted in: in words, or, where most
// of it is in a script that puts no spaces between them, in characters.
func Length(text string) (n int, noun string) {
	if n, ok := asciiWords(text); ok {
		return n, "word"
	}
	letters, spaced := 0, 0
	for range strings.FieldsSeq(text) {
		spaced++
	}
	for _, r := range text {
		if r >= 0x0e00 && unicode.In(r, unspaced...) {
			letters++
		}
	}
	if letters > spaced {
		return utf8.RuneCountInString(text), "character"
	}
	return spaced, "word"
}

// asciiWords counts the words of a text of ASCII alone, as most are, which takes a third
// of the time: it is done at each key that is typed in a long one.
func asciiWords(text string) (n int, ok bool) {
	between := true
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return 0, false
		}
		space := c == ' ' || '\t' <= c && c <= '\r'
		if between && !space {
			n++
		}
		between = space
	}
	return n, true
}
