package words

import (
	"strings"
	"testing"
	"unicode"
)

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"plain, é, 漢字, 🙂 and ❤️":                    "plain, é, 漢字, 🙂 and ❤️",
		"two\nlines\r\nthree\ttab":                  "two\nlines\nthree tab",
		"\x1b]52;c;ZXZpbA==\x07\x1b[2J\b\x7f":       "␛]52;c;ZXZpbA==␇␛[2J␈␡",
		"\u009b2J\u0085":                            "\ufffd2J\ufffd",
		"a\xffb\xc3":                                "a\ufffdb\ufffd",
		"\u202eback\u2066\u2069\u200e\u061c":        "back",
		"\u200bz\u200dw\u2060j\ufeffs\u00ad\u3164h": "zwjsh",
		"\U000e0041\ufe00":                          "",
		"a\u2028b\u2029c":                           "a b c",
	} {
		if got := Harmless(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if got := Line(text); strings.Contains(got, "\n") {
			t.Errorf("%q is not on one line: %q", text, got)
		}
	}
}

// TestShownIsShown: what stands for a character is harmless itself.
func TestShownIsShown(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		shown := Shown(r)
		if shown != Left && (Shown(shown) != shown || unicode.IsControl(shown) || unicode.Is(unicode.Bidi_Control, shown)) {
			t.Errorf("%U is shown as %U", r, shown)
		}
	}
}
