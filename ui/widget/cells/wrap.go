package cells

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
	for paragraph := range strings.SplitSeq(LineBreaks(s), "\n") {
		if plain(paragraph) && len(paragraph) <= width {
			lines = append(lines, strings.TrimRight(paragraph, " "))
			continue
		}
		for start := 0; ; {
			end := RowEnd(paragraph, start, width, NextSign)
			lines = append(lines, Cut(Clean(strings.TrimRight(paragraph[start:end], " \t")), width))
			if start = end; start >= len(paragraph) {
				break
			}
		}
	}
	return lines
}

// LineBreaks returns s with every kind of line break as "\n".
func LineBreaks(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

// RowEnd returns where the row of text that begins at start ends, which is
// where the next begins, or the end of the text. Blanks hang over the edge, so
// a row never begins with the blank that it was broken at. The answer depends
// on the text from start up to the first sign that does not fit, and on nothing
// else: a text input counts on it when it wraps again after an edit.
func RowEnd(text string, start, width int, next func(string) Sign) int {
	used, breakAt := 0, -1
	var before Sign
	for i := start; i < len(text); {
		c := next(text[i:])
		if i > start && mayBreak(before, c) {
			breakAt = i
		}
		if used+c.Width > width && !c.space() {
			switch {
			case breakAt > start:
				return breakAt
			case i == start: // wider than the row: it has one to itself
				return i + len(c.Raw)
			}
			return i
		}
		used += c.Width
		before = c
		i += len(c.Raw)
	}
	return len(text)
}

func mayBreak(before, after Sign) bool {
	switch {
	case after.space():
		return false
	case before.space():
		return true
	case before.Raw == gap:
		return true
	case before.Raw == "-" || before.Raw == "–" || before.Raw == "—":
		return true
	case before.Width == 2 || after.Width == 2:
		return !strings.Contains(neverFirst, after.Raw) && !strings.Contains(neverLast, before.Raw)
	}
	return false
}

// Punctuation that stays with the character before or after it (JIS X 4051's
// rules, in the part that matters for short lines).
const (
	neverFirst = "、。，．・：；？！）］｝〕〉》」』】〙〗ゝゞ々ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ,.:;?!)]}%’”…"
	neverLast  = "（［｛〔〈《「『【〘〖([{‘“"
)

// DrawRow draws the text of a row in exactly width cells. Blanks that hang over
// the edge are left out.
func DrawRow(text string, width int) string {
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
		c := ProseSign(text)
		if used+c.Width > width {
			if !c.space() && used < width {
				b.WriteString(Ellipsis)
				used++
			}
			break
		}
		b.WriteString(c.Shown)
		used += c.Width
		text = text[len(c.Raw):]
	}
	b.WriteString(Blank(width - used))
	return b.String()
}
