package cells

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Ellipsis ends text that was cut. It takes one cell.
const Ellipsis = "…"

// Blank returns n blanks; none when n is negative.
func Blank(n int) string { return strings.Repeat(" ", max(n, 0)) }

// Width returns the cells that s takes when it is drawn by Fit, without cutting
// or padding.
func Width(s string) int {
	if plain(s) {
		return len(s)
	}
	_, width := scan(s, -1)
	return width
}

// Fit returns s in exactly width cells: cut with "…" or padded with blanks on
// the right. s may be plain or styled; colours and attributes are kept and
// ended, every other control sequence is left out.
func Fit(s string, width int) string {
	if plain(s) && len(s) <= width {
		return s + Blank(width-len(s))
	}
	cut, used := fit(s, width)
	return cut + Blank(width-used)
}

// FitRight is Fit, but pads on the left.
func FitRight(s string, width int) string {
	cut, used := fit(s, width)
	return Blank(width-used) + cut
}

// FitCenter is Fit, but pads on both sides.
func FitCenter(s string, width int) string {
	cut, used := fit(s, width)
	left := (width - used) / 2
	return Blank(left) + cut + Blank(width-used-left)
}

// Cut returns s in at most width cells, cut with "…" and not padded.
func Cut(s string, width int) string {
	cut, _ := fit(s, width)
	return cut
}

// fit returns s in at most width cells, and how many it takes.
func fit(s string, width int) (string, int) {
	switch {
	case width <= 0:
		return "", 0
	case !plain(s):
		return scan(s, width)
	case len(s) <= width:
		return s, len(s)
	}
	return s[:width-1] + Ellipsis, width
}

// plain reports whether s is printable ASCII throughout: a byte is then a cell.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// scan draws s in at most width cells, or in as many as it takes when width is
// negative, and says how many those are.
func scan(s string, width int) (string, int) {
	var b strings.Builder
	b.Grow(len(s) + 8)
	used, keep, keepUsed := 0, 0, 0 // keep: where to cut so that "…" still fits
	styled := false
	for len(s) > 0 {
		if s[0] == ansi.ESC {
			sequence, n := escape(s)
			styled = styled || sequence != gap
			b.WriteString(sequence)
			s = s[n:]
			continue
		}
		c := NextSign(s)
		if width >= 0 && used+c.Width > width {
			return ended(b.String()[:keep]+Ellipsis, styled), keepUsed + 1
		}
		b.WriteString(c.Shown)
		used += c.Width
		if used < width {
			keep, keepUsed = b.Len(), used
		}
		s = s[len(c.Raw):]
	}
	return ended(b.String(), styled), used
}

func ended(s string, styled bool) string {
	if !styled || strings.HasSuffix(s, ansi.ResetStyle) {
		return s
	}
	return s + ansi.ResetStyle
}

// escape reads the control sequence that s begins with, and how long it is. A
// sequence that sets colours and attributes is kept; any other becomes a gap.
func escape(s string) (kept string, n int) {
	if !strings.HasPrefix(s, "\x1b[") {
		_, _, n, _ = ansi.DecodeSequence(s, 0, nil)
		return gap, max(n, 1)
	}
	for i := 2; i < len(s); i++ {
		switch b := s[i]; {
		case b >= '0' && b <= '9' || b == ';' || b == ':':
		case b == 'm':
			return s[:i+1], i + 1
		default:
			_, _, n, _ = ansi.DecodeSequence(s, 0, nil)
			return gap, max(n, 1)
		}
	}
	return gap, len(s)
}

// Clean returns s as one harmless line of plain text: line breaks and tabs
// become blanks, control characters become their pictures, and what would hide
// or reorder text is taken out.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		c := NextSign(s)
		b.WriteString(c.Shown)
		s = s[len(c.Raw):]
	}
	return b.String()
}
