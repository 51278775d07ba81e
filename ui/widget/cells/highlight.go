package cells

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"personae/ui/theme"
)

// Mark returns s as one clean line in the base pen, with every occurrence of the
// words in the match pen. Case and diacritics do not count: "zoe" is found in
// "Zoë".
func Mark(s string, words []string, base, match theme.Pen) string {
	signs, folded := fold(s)
	found := found(folded, words, false)
	if !slices.Contains(found, true) {
		return base.Paint(Clean(s))
	}
	var b, run strings.Builder
	for i, c := range signs {
		run.WriteString(c.Shown)
		if i+1 == len(signs) || found[i+1] != found[i] {
			pen := base
			if found[i] {
				pen = match
			}
			pen.Write(&b, run.String())
			run.Reset()
		}
	}
	return b.String()
}

// fold returns the signs of s, and each in the form that is compared: lower
// case and without marks.
func fold(s string) (signs []Sign, folded []string) {
	signs = make([]Sign, 0, len(s))
	folded = make([]string, 0, len(s))
	for len(s) > 0 {
		c := NextSign(s)
		signs = append(signs, c)
		folded = append(folded, foldSign(c.Raw))
		s = s[len(c.Raw):]
	}
	return signs, folded
}

// foldSign returns one sign in lower case and without marks; a sign that is
// only marks stays.
func foldSign(raw string) string {
	if len(raw) == 1 {
		if b := raw[0]; b >= 'A' && b <= 'Z' {
			return string([]byte{b + 'a' - 'A'}) // unlike strings.ToLower, this takes no memory
		}
		return raw
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(raw))
	if bare == "" {
		return raw
	}
	return bare
}
