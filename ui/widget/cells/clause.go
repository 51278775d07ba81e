package cells

import "strings"

// Clause breaks text into at most so many lines of width cells. Where it takes
// more, it ends with the last sentence or clause that fits whole, so that what is
// read is never half a thought; a first clause that does not fit is cut.
func Clause(text string, width, lines int) []string {
	if width < 1 || lines < 1 {
		return nil
	}
	all := Wrap(text, width)
	if len(all) <= lines {
		return all
	}
	for _, ends := range []string{".?!", ".?!:;,)"} {
		for at := len(text) - 1; at > 0; at-- {
			if text[at] != ' ' || !strings.ContainsRune(ends, rune(text[at-1])) {
				continue
			}
			if part := Wrap(strings.TrimRight(text[:at], " :;,"), width); len(part) <= lines {
				return part
			}
		}
	}
	all = all[:lines]
	all[lines-1] = Cut(all[lines-1]+" …", width)
	return all
}
