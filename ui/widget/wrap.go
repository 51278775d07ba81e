package widget

import "strings"

// Wrap breaks plain text into lines of at most width cells: at blanks, after
// hyphens, between East Asian characters, and inside a word that is too long
// for a line of its own. Line breaks in s are kept. The lines are clean and not
// padded. A width of 0 gives no lines.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(lineBreaks(s), "\n") {
		if plain(paragraph) && len(paragraph) <= width {
			lines = append(lines, strings.TrimRight(paragraph, " "))
			continue
		}
		for start := 0; ; {
			end := rowEnd(paragraph, start, width, nextSign)
			lines = append(lines, Cut(Clean(strings.TrimRight(paragraph[start:end], " \t")), width))
			if start = end; start >= len(paragraph) {
				break
			}
		}
	}
	return lines
}

// lineBreaks returns s with every kind of line break as "\n".
func lineBreaks(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

// rowEnd returns where the row of text that begins at start ends, which is
// where the next begins, or the end of the text. Blanks hang over the edge, so
// a row never begins with the blank that it was broken at. The answer depends
// on the text from start up to the first sign that does not fit, and on nothing
// else: a text input counts on it when it wraps again after an edit.
func rowEnd(text string, start, width int, next func(string) sign) int {
	used, breakAt := 0, -1
	var before sign
	for i := start; i < len(text); {
		c := next(text[i:])
		if i > start && mayBreak(before, c) {
			breakAt = i
		}
		if used+c.width > width && !c.space() {
			switch {
			case breakAt > start:
				return breakAt
			case i == start: // wider than the row: it has one to itself
				return i + len(c.raw)
			}
			return i
		}
		used += c.width
		before = c
		i += len(c.raw)
	}
	return len(text)
}

// mayBreak reports whether a row may end between two signs.
func mayBreak(before, after sign) bool {
	switch {
	case after.space():
		return false
	case before.space():
		return true
	case before.raw == gap:
		return true
	case before.raw == "-" || before.raw == "–" || before.raw == "—":
		return true
	case before.width == 2 || after.width == 2:
		return !strings.Contains(neverFirst, after.raw) && !strings.Contains(neverLast, before.raw)
	}
	return false
}

// Punctuation that stays with the character before or after it (JIS X 4051's
// rules, in the part that matters for short lines).
const (
	neverFirst = "、。，．・：；？！）］｝〕〉》」』】〙〗ゝゞ々ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ,.:;?!)]}%’”…"
	neverLast  = "（［｛〔〈《「『【〘〖([{‘“"
)

// drawRow draws the text of a row in exactly width cells. Blanks that hang over
// the edge are left out.
func drawRow(text string, width int) string {
	if plain(text) {
		if len(text) > width {
			return text[:width]
		}
		return text + Blank(width-len(text))
	}
	var b strings.Builder
	b.Grow(len(text) + width)
	used := 0
	for len(text) > 0 {
		c := proseSign(text)
		if used+c.width > width {
			if !c.space() && used < width {
				b.WriteString(ellipsis)
				used++
			}
			break
		}
		b.WriteString(c.shown)
		used += c.width
		text = text[len(c.raw):]
	}
	b.WriteString(Blank(width - used))
	return b.String()
}
