package diff

import (
	"strings"
	"unicode/utf8"
)

// leastFolded is how many characters a fold leaves out at least: a shorter one
// would take more to read than what it hides.
const leastFolded = 40

// Fold leaves of what is the same only what stands beside a change: at most so many
// lines and so many characters before and after it, whole words. Texts without a
// change fold to nothing.
func Fold(parts []Part, lines, characters int) []Part {
	var out []Part
	for i, p := range parts {
		if p.Op != Same {
			out = append(out, p)
			continue
		}
		head, tail := 0, len(p.Text)
		if i > 0 {
			head = ahead(p.Text, lines, characters)
		}
		if i < len(parts)-1 {
			tail = behind(p.Text, lines, characters)
		}
		if utf8.RuneCountInString(p.Text[min(head, tail):tail]) < leastFolded {
			out = append(out, p)
			continue
		}
		if head > 0 {
			out = append(out, Part{Same, p.Text[:head]})
		}
		out = append(out, Part{Op: Folded})
		if tail < len(p.Text) {
			out = append(out, Part{Same, p.Text[tail:]})
		}
	}
	return out
}

// ahead is where the first lines of a text end, or its first words where those are
// longer.
func ahead(text string, lines, characters int) int {
	breaks, space := 0, 0
	for i, r := range text {
		switch r {
		case '\n':
			if breaks++; breaks > lines {
				return i
			}
		case ' ':
			space = i
		}
		if characters--; characters < 0 {
			return space
		}
	}
	return len(text)
}

// behind is where the last lines of a text begin, or its last words.
func behind(text string, lines, characters int) int {
	at, breaks, space := len(text), 0, len(text)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		switch r {
		case '\n':
			if breaks++; breaks > lines {
				return at - size
			}
		case ' ':
			space = at
		}
		if characters--; characters < 0 {
			return space
		}
		at -= size
	}
	return 0
}

// Marked writes parts as plain text: [-removed-] and {+added+}, an ellipsis for
// what is folded.
func Marked(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch p.Op {
		case Same:
			b.WriteString(p.Text)
		case Removed:
			b.WriteString("[-" + p.Text + "-]")
		case Added:
			b.WriteString("{+" + p.Text + "+}")
		case Folded:
			b.WriteString("…")
		}
	}
	return b.String()
}
