package cells

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Range is a part of a line, in cells: From is in it, UpTo is not.
type Range struct{ Line, From, UpTo int }

// Find returns where words stand in lines of a page, in their order; what is broken
// over two lines is two parts. Colours, case and diacritics do not count. With
// begins, a word must begin where one does in the text.
func Find(lines, words []string, begins bool) []Range {
	var folded []string
	var at []Range // of each sign
	for y, line := range lines {
		if y > 0 {
			folded, at = append(folded, " "), append(at, Range{Line: -1})
		}
		x := 0
		bare := strings.TrimRight(ansi.Strip(line), " ")
		text := strings.TrimLeft(bare, " ")
		x += len(bare) - len(text)
		signs, these := fold(text)
		folded = append(folded, these...)
		for _, s := range signs {
			at = append(at, Range{y, x, x + s.Width})
			x += s.Width
		}
	}
	var out []Range
	for i, is := range found(folded, words, begins) {
		if !is || at[i].Line < 0 {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].Line == at[i].Line && out[last].UpTo == at[i].From {
			out[last].UpTo = at[i].UpTo
		} else {
			out = append(out, at[i])
		}
	}
	return out
}

// found says of each sign whether it is part of one of the words.
func found(folded, words []string, begins bool) []bool {
	out := make([]bool, len(folded))
	for _, word := range words {
		_, want := fold(strings.Join(strings.Fields(word), " "))
		for at := 0; len(want) > 0 && at+len(want) <= len(folded); at++ {
			if folded[at] != want[0] || begins && !beginsAt(folded, at) || !slices.Equal(folded[at:at+len(want)], want) {
				continue
			}
			for i := range want {
				out[at+i] = true
			}
		}
	}
	return out
}

// beginsAt reports whether a word can begin at a sign: behind no letter, or with
// one of a script that puts no spaces between words.
func beginsAt(folded []string, at int) bool {
	return at == 0 || !isLetter(folded[at-1]) || unicode.In(firstRune(folded[at]), unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func isLetter(sign string) bool {
	r := firstRune(sign)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func firstRune(sign string) rune {
	r, _ := utf8.DecodeRuneInString(sign)
	return r
}
