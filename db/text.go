package db

import (
	"database/sql/driver"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"modernc.org/sqlite"

	"personae/model/search"
)

// fold brings a text into the form in which it is sorted and found: without
// case, without the accents of European scripts, with one width. SQLite's own
// lower() knows ASCII only.
func fold(text string) string {
	decomposed := norm.NFKD.String(text)
	plain := strings.Map(func(r rune) rune {
		// Only the general accents. The marks of other scripts tell letters
		// apart: か and が, or the vowels of Hindi.
		if r >= 0x0300 && r <= 0x036f {
			return -1
		}
		return r
	}, decomposed)
	return norm.NFKC.String(cases.Fold().String(plain))
}

// registerFold lets SQL that looks for part of a text which has no folded column
// fold it by fold(text).
var registerFold = sync.OnceFunc(func() {
	sqlite.MustRegisterDeterministicScalarFunction("fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		text, _ := args[0].(string)
		return fold(text), nil
	})
})

// unspaced lists the scripts that write words without spaces, or join so much
// into one word that its start is no use for finding it.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Javanese, unicode.Balinese,
}

// segment prepares a text for the full-text index: each letter of an unspaced
// script becomes a word of its own, so that a phrase of such words finds any
// part of a text. Marks stay with their letter.
func segment(text string) string {
	text = norm.NFKC.String(text)
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/2)
	after := false // a space is due before the next letter
	for _, r := range text {
		switch {
		case unicode.IsMark(r):
		case unicode.In(r, unspaced...):
			b.WriteByte(' ')
			after = true
		case after:
			b.WriteByte(' ')
			after = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isWordRune reports whether the full-text index takes r for a part of a word, as
// its tokenizer is set up in the first migration.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}

// wordsOf returns the words of a term with single spaces between them, "" when there is
// none. Everything that is no part of a word becomes a space, so nothing in it can be
// taken for an operator.
func wordsOf(t search.Term) string {
	plain := strings.Map(func(r rune) rune {
		if isWordRune(r) || unicode.IsMark(r) || r == ' ' {
			return r
		}
		return ' '
	}, segment(t.Text))
	words := strings.Join(strings.Fields(plain), " ")
	if !strings.ContainsFunc(words, isWordRune) {
		return ""
	}
	return words
}

// phrase quotes the words of a term for the full-text query, the last as a prefix
// unless whole words are meant; "" when there are none.
func phrase(t search.Term) string {
	words := wordsOf(t)
	if words == "" {
		return ""
	}
	words = columnsSearched[t.Place] + `"` + words + `"`
	if !t.Whole {
		words += " *"
	}
	return words
}
