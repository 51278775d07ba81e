package cells

import (
	"slices"
	"strings"

	"personae/ui/theme"
)

// Mark returns s as one clean line in the base pen, with every occurrence of the
// words in the match pen. Case and diacritics do not count: "zoe" is found in
// "Zoë".
func Mark(s string, words []string, base, match theme.Pen) string {
	var text folding
	text.addAll(s)
	found := text.found(words, false)
	if !slices.Contains(found, true) {
		return base.Paint(Clean(s))
	}
	var b, run strings.Builder
	for i := range found {
		sign := NextSign(s)
		s = s[len(sign.Raw):]
		run.WriteString(sign.Shown)
		if i+1 == len(found) || found[i+1] != found[i] {
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
