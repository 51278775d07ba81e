package cells

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folding is a text as it is compared: in lower case and without marks. A prompt is
// folded at each letter of a search, so it takes few bytes a sign.
type folding struct {
	text []byte
	ends []uint32 // of each sign in text
}

func (f *folding) len() int { return len(f.ends) }

func (f *folding) add(raw string) {
	f.text = appendFolded(f.text, raw)
	f.ends = append(f.ends, uint32(len(f.text))) //nolint:gosec // no text has 4 GB
}

func (f *folding) addAll(text string) {
	f.text, f.ends = slices.Grow(f.text, len(text)), slices.Grow(f.ends, len(text))
	for text != "" {
		raw := NextSign(text).Raw
		f.add(raw)
		text = text[len(raw):]
	}
}

func (f *folding) start(i int) int {
	if i == 0 {
		return 0
	}
	return int(f.ends[i-1])
}

func (f *folding) firstRune(i int) rune {
	r, _ := utf8.DecodeRune(f.text[f.start(i):])
	return r
}

// found says of each sign whether it is part of one of the words.
func (f *folding) found(words []string, begins bool) []bool {
	out := make([]bool, f.len())
	for _, word := range words {
		var want folding
		want.addAll(strings.Join(strings.Fields(word), " "))
		for from := 0; want.len() > 0; from++ {
			at := bytes.Index(f.text[from:], want.text)
			if at < 0 {
				break
			}
			from += at
			first, _ := slices.BinarySearch(f.ends, uint32(from+1))                //nolint:gosec // as above
			last, ends := slices.BinarySearch(f.ends, uint32(from+len(want.text))) //nolint:gosec // as above
			if f.start(first) != from || !ends || begins && !f.beginsAt(first) {
				continue
			}
			for i := first; i <= last; i++ {
				out[i] = true
			}
		}
	}
	return out
}

// beginsAt reports whether a word can begin at a sign: behind no letter, or with
// one of a script that puts no spaces between words.
func (f *folding) beginsAt(i int) bool {
	if i == 0 {
		return true
	}
	before := f.firstRune(i - 1)
	return !unicode.IsLetter(before) && !unicode.IsNumber(before) || unicode.In(f.firstRune(i), unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// appendFolded adds a sign as it is compared; one that is only marks stays.
func appendFolded(to []byte, raw string) []byte {
	if len(raw) == 1 {
		b := raw[0]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		return append(to, b)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(raw))
	if bare == "" {
		bare = raw
	}
	return append(to, bare...)
}
