package widgettest

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/theme"
)

// Dark is the styles that the tests draw with.
var Dark = theme.New(true)

// Pieces is what user text can have in it, the unpleasant parts above all.
var Pieces = []string{
	"a", "b", "Z", "0", " ", "  ", "-", ".", ",", "_", "(", ")", "word", "longerword", "\n", "\r\n", "\r", "\t",
	"é", "e\u0301", "Å", "ß", "漢", "字", "カタカナ", "。", "「", "ｶﾞ", "각", "\u1112\u1161\u11ab", "\u1161",
	"שלום", "مرحبا", "\u0600", "क्षि", "नमस्ते", "नี้", "தமிழ்",
	"👍", "👍🏽", "👨‍👩‍👦", "👩🏽‍🚀", "❤️", "❤", "1️⃣", "🇩🇪", "🇩", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏽", "\ufe0f", "\u20e3",
	"\u0301", "\u0308\u0301", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u2028",
	"\x00", "\x07", "\x1b", "\x7f", "\u0085", "\u009b", "\xff", "\xc3", "\x1b[31m", "\x1b[0m", "\x1b[2J", "\x1b]0;t\x07", "\x1b[1;1H",
	"﷽", "…", "\u3164", "\ufffd", "\u0cf3", "\U0001d165",
	"*", "**", "`", "```\n", "> ", "- ", "1. ", "# ", "[x](y)", "|a|b|\n|-|-|\n|c|d|\n", "---\n", "~~", "\\", "&amp;", "<tag>",
}

// AnyText draws text from pieces and arbitrary strings.
func AnyText(t *rapid.T, name string) string {
	part := rapid.OneOf(rapid.SampledFrom(Pieces), rapid.StringN(0, 6, -1))
	return strings.Join(rapid.SliceOfN(part, 0, 40).Draw(t, name), "")
}

// Widths draws widths that screens have, small ones most often.
func Widths(t *rapid.T, name string) int {
	return rapid.OneOf(rapid.IntRange(0, 12), rapid.IntRange(0, 200)).Draw(t, name)
}

// NeedWidth fails unless s is one line of exactly width cells in any terminal.
func NeedWidth(t interface {
	Helper()
	Fatalf(string, ...any)
}, what, s string, width int,
) {
	t.Helper()
	width = max(width, 0)
	if got := ansi.StringWidth(s); got != width {
		t.Fatalf("%s is %d cells wide, want %d: %q", what, got, width, s)
	}
	if got := ansi.StringWidthWc(s); got != width {
		t.Fatalf("%s is %d cells wide by runes, want %d: %q", what, got, width, s)
	}
	for _, r := range ansi.Strip(s) {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%s has the control character %q: %q", what, r, s)
		}
	}
}

// NeedBlock fails unless lines are exactly height lines of width cells.
func NeedBlock(t interface {
	Helper()
	Fatalf(string, ...any)
}, what string, lines []string, width, height int,
) {
	t.Helper()
	if len(lines) != max(height, 0) {
		t.Fatalf("%s is %d lines high, want %d", what, len(lines), height)
	}
	for _, line := range lines {
		NeedWidth(t, what, line, width)
	}
}

// Same fails unless got is want.
func Same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
