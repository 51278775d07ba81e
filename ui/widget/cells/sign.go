package cells

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"personae/model/words"
)

const (
	// gap stands where something invisible was left out. It has no width and
	// keeps its neighbours from joining into one sign.
	gap = "\u200b"
	// joiner makes one sign of its neighbours.
	joiner = "\u200d"
	// broken is shown for bytes that are no text.
	broken = "\ufffd"
	// dotted carries a mark that has no letter of its own.
	dotted = "\u25cc"
	// hidden is shown, in inputs, for a character that has no picture.
	hidden = "\u25af"
	// most is how many runes of one sign are drawn; stacked marks beyond it
	// would climb over the lines above.
	most = 8
)

// Sign is one character as a reader sees it: its bytes, how it is drawn, and
// how many cells that takes.
type Sign struct {
	Raw, Shown string
	Width      int
}

// space reports whether a line may be broken after the sign and the sign itself
// may hang over the edge.
func (c Sign) space() bool { return c.Raw == " " || c.Raw == "\t" }

// NextSign returns the first sign of s, which must not be empty. Invisible
// signs have the width 0 and are shown as a gap.
func NextSign(s string) Sign {
	b := s[0]
	switch {
	case b >= 0x20 && b < 0x7f && (len(s) == 1 || s[1] < utf8.RuneSelf):
		return Sign{s[:1], s[:1], 1}
	case b < 0x20 || b == 0x7f:
		return control(s)
	}
	if strings.HasPrefix(s, gap) {
		return afterGap(s)
	}
	if r, _ := utf8.DecodeRuneInString(s); r == utf8.RuneError && !strings.HasPrefix(s, broken) {
		return Sign{s[:1], broken, 1}
	}
	raw, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if !utf8.ValidString(raw) {
		return NextSign(validPart(raw))
	}
	if at, size := blankIn(raw); at == 0 {
		return Sign{raw[:size], gap, 0}
	} else if at > 0 {
		raw = raw[:at]
		width = ansi.StringWidth(raw)
	}
	r, size := utf8.DecodeRuneInString(raw)
	var c Sign
	if size == len(raw) {
		c = single(raw, r, width)
	} else {
		c = joined(raw, r, width)
	}
	switch {
	case joinsBefore(r):
		c.Shown = gap + c.Shown
	case joinsAfter(r):
		c.Shown += gap
	}
	return c
}

// blankIn returns where in a sign something stands that takes room and shows nothing, as
// a filler for Hangul, and how many bytes it takes: it is a sign of its own, else a mark
// on it would let it through. at is -1 where there is none.
func blankIn(raw string) (at, size int) {
	for at, r := range raw {
		if r >= utf8.RuneSelf && words.Shown(r) == words.Left && ansi.StringWidth(string(r)) > 0 {
			return at, utf8.RuneLen(r)
		}
	}
	return -1, 0
}

// validPart returns s up to its first byte that is no UTF-8.
func validPart(s string) string {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], broken) {
			return s[:i]
		}
	}
	return s
}

// afterGap returns the sign that a gap begins. A gap before what joins or marks is
// how such signs are drawn here, so it is kept with them: text that was drawn
// once is drawn the same again.
func afterGap(s string) Sign {
	if len(s) == len(gap) {
		return Sign{s, gap, 0}
	}
	next, width := ansi.FirstGraphemeCluster(s[len(gap):], ansi.GraphemeWidth)
	r, _ := utf8.DecodeRuneInString(next)
	if !joinsBefore(r) && !unicode.Is(unicode.M, r) || width == 0 || utf8.RuneCountInString(next) > most ||
		!utf8.ValidString(next) || width != ansi.StringWidthWc(next) {
		return Sign{s[:len(gap)], gap, 0}
	}
	raw := s[:len(gap)+len(next)]
	return Sign{raw, raw, width}
}

// control returns the sign for a control character.
func control(s string) Sign {
	if strings.HasPrefix(s, "\r\n") {
		return Sign{s[:2], " ", 1}
	}
	return Sign{s[:1], string(words.Shown(rune(s[0]))), 1}
}

func single(raw string, r rune, width int) Sign {
	shown := words.Shown(r)
	switch {
	case r >= 0x1f1e6 && r <= 0x1f1ff: // half a flag: its letter
		return Sign{raw, string('A' + r - 0x1f1e6), 1}
	case unicode.Is(unicode.M, r):
		return marked(raw)
	case width == 0 || shown == words.Left || unicode.Is(unicode.Cf, r):
		return Sign{raw, gap, 0}
	case shown != r:
		return Sign{raw, string(shown), 1}
	case r >= 0x300 && width != ansi.StringWidthWc(raw):
		return Sign{raw, broken, 1}
	}
	return Sign{raw, raw, width}
}

func joined(raw string, first rune, width int) Sign {
	if unicode.Is(unicode.M, first) {
		return marked(raw)
	}
	shown := raw
	if utf8.RuneCountInString(raw) > most {
		shown = firstRunes(raw, most)
		width = ansi.StringWidth(shown)
	}
	if width == 0 {
		return Sign{raw, gap, 0}
	}
	if width == ansi.StringWidthWc(shown) {
		return Sign{raw, shown, width}
	}
	return agreed(raw, shown)
}

// agreed returns the sign for a character whose width terminals disagree on:
// letters in one piece where Unicode has one, an emoji by its base, all else by
// its parts.
func agreed(raw, shown string) Sign {
	if whole := norm.NFC.String(shown); whole != shown && ansi.StringWidth(whole) == ansi.StringWidthWc(whole) {
		return Sign{raw, whole, ansi.StringWidth(whole)}
	}
	if base, ok := emojiBase(shown); ok {
		c := NextSign(base)
		return Sign{raw, c.Shown, c.Width}
	}
	var b strings.Builder
	width := 0
	for part := range parts(shown) {
		w := ansi.StringWidth(part)
		if w != ansi.StringWidthWc(part) {
			part, w = broken, 1
		}
		if b.Len() > 0 {
			b.WriteString(gap)
		}
		b.WriteString(part)
		width += w
	}
	return Sign{raw, b.String(), width}
}

// emojiBase returns the first rune of a joined emoji, keycap or skin-toned
// emoji; ok is false for anything else.
func emojiBase(s string) (base string, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) {
		return "", false
	}
	for _, r := range s[size:] {
		if r == 0x200d || r == 0xfe0f || r == 0x20e3 || r >= 0x1f3fb && r <= 0x1f3ff {
			return s[:size], true
		}
	}
	return "", false
}

// parts yields each rune of s that has a width, with the marks that follow it.
func parts(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i, r := range s {
			if i > from && ansi.StringWidth(string(r)) > 0 {
				if !yield(s[from:i]) {
					return
				}
				from = i
			}
		}
		yield(s[from:])
	}
}

// marked returns the sign for marks without a letter, on a dotted circle.
func marked(raw string) Sign {
	shown := dotted + firstRunes(raw, most)
	if ansi.StringWidth(shown) != 1 || ansi.StringWidthWc(shown) != 1 {
		shown = broken
	}
	return Sign{raw, shown, 1}
}

// firstRunes cuts a sign, which then joins with nothing that follows it.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return strings.TrimRight(s[:i], joiner)
		}
		n--
	}
	return s
}

// SignStart returns the last place up to byte at where a sign is sure to begin,
// whatever stands before it: the start or the end of s, or between two characters
// that join with nothing. It saves reading a long text from its start.
func SignStart(s string, at int) int {
	at = max(0, min(at, len(s)))
	for ; at > 0 && at < len(s); at-- {
		if !utf8.RuneStart(s[at]) {
			continue
		}
		after, size := utf8.DecodeRuneInString(s[at:])
		before, sizeBefore := utf8.DecodeLastRuneInString(s[:at])
		if alone(after, size) && alone(before, sizeBefore) {
			break
		}
	}
	return at
}

// alone reports whether a character of so many bytes joins with none beside it.
func alone(r rune, size int) bool {
	switch {
	case r >= 0x20 && r < 0x7f:
		return true
	case r < 0xa0, r == utf8.RuneError && size < 2, r >= 0x1f1e6 && r <= 0x1f1ff: // control, no text, half a flag
		return false
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.S, unicode.P, unicode.Zs) && !joinsBefore(r) && !joinsAfter(r)
}

// EditSign is NextSign for inputs: every sign has a width there, so that the
// cursor can stand on it.
func EditSign(s string) Sign {
	c := NextSign(s)
	if c.Width == 0 {
		c.Shown, c.Width = hidden, 1
	}
	return c
}

// ProseSign is EditSign with tabs as wide as they look in most editors' prose.
func ProseSign(s string) Sign {
	if s[0] == '\t' {
		return Sign{s[:1], "    ", 4}
	}
	return EditSign(s)
}
