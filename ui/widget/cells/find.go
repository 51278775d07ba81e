package cells

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Range is a part of a line, in cells: From is in it, UpTo is not.
type Range struct{ Line, From, UpTo int }

// Find returns where words stand in lines of a page, in their order; what is broken
// over two lines is two parts. Colours, case and diacritics do not count. With
// begins, a word must begin where one does in the text.
func Find(lines, words []string, begins bool) []Range {
	if len(words) == 0 {
		return nil
	}
	var page folding
	starts := make([]int, len(lines)) // the first sign of each
	for y, line := range lines {
		if y > 0 {
			page.add(" ")
		}
		starts[y] = page.len()
		text, _ := bare(line)
		page.addAll(text)
	}
	found := page.found(words, begins)
	var out []Range
	for y, line := range lines {
		out = append(out, rangesOf(y, line, found[starts[y]:])...)
	}
	return out
}

// bare returns a line without colours and the blanks at its ends, and how many of them
// were before it.
func bare(line string) (text string, before int) {
	line = strings.TrimRight(ansi.Strip(line), " ")
	text = strings.TrimLeft(line, " ")
	return text, len(line) - len(text)
}

// rangesOf returns where in a line are those of its signs that were found.
func rangesOf(y int, line string, found []bool) (out []Range) {
	if !slices.Contains(found, true) {
		return nil
	}
	text, x := bare(line)
	for i := 0; text != ""; i++ {
		sign := NextSign(text)
		last := len(out) - 1
		switch {
		case !found[i]:
		case last >= 0 && out[last].UpTo == x:
			out[last].UpTo += sign.Width
		default:
			out = append(out, Range{y, x, x + sign.Width})
		}
		x += sign.Width
		text = text[len(sign.Raw):]
	}
	return out
}
