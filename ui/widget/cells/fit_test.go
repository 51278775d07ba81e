package cells

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/ui/theme"
	"personae/ui/widget/widgettest"
)

func TestFitGivesExactlyTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := widgettest.AnyText(t, "s"), widgettest.Widths(t, "width")
		widgettest.NeedWidth(t, "Fit", Fit(s, width), width)
		widgettest.NeedWidth(t, "FitRight", FitRight(s, width), width)
		widgettest.NeedWidth(t, "FitCenter", FitCenter(s, width), width)
		if cut := Cut(s, width); Width(cut) > width {
			t.Fatalf("Cut is %d cells wide, want at most %d", Width(cut), width)
		}
		widgettest.NeedWidth(t, "Clean", Clean(s), Width(Clean(s)))
		bare := strings.NewReplacer(gap, "")
		if once, twice := bare.Replace(Clean(s)), bare.Replace(Clean(Clean(s))); once != twice {
			t.Fatalf("Clean gives %q, and of that %q", once, twice)
		}
		if whole := Fit(s, Width(s)); strings.Contains(whole, "…") && !strings.Contains(s, "…") {
			t.Fatalf("Fit cut what fits: %q", whole)
		}
	})
}

// needStart fails unless a place that SignStart names is one where a sign begins.
func needStart(t rapid.TB, s string) {
	begins := map[int]bool{len(s): true}
	for at := 0; at < len(s); at += len(NextSign(s[at:]).Raw) {
		begins[at] = true
	}
	for at := -1; at <= len(s)+1; at++ {
		if start := SignStart(s, at); !begins[start] || start > max(at, 0) {
			t.Fatalf("%+q: at byte %d a sign was said to begin at %d", s, at, start)
		}
	}
}

func TestSignStart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { needStart(t, widgettest.AnyText(t, "s")) })
	for r := rune(0); r <= unicode.MaxRune; r += stride(r) {
		for _, side := range []string{"a", "가", "\u1112", "👍", "क", "क्", "\u0d4e", "\u0600", "🇦", "\u200d", "\u200b"} {
			needStart(t, side+string(r)+side)
		}
	}
	widgettest.Same(t, "a place in a long text", SignStart(strings.Repeat("漢", 1000), 1501), 1500)
}

// stride is 1, or more within the long blocks whose characters are all of one
// kind: Chinese and Korean, private use, the planes without any.
func stride(r rune) rune {
	switch {
	case r >= 0x3400 && r < 0x9f00, r >= 0xac00 && r < 0xd700, r >= 0xe000 && r < 0xf800:
		return 61
	case r >= 0x20000 && r < 0xe0000, r >= 0xe1000:
		return 997
	}
	return 1
}

func TestEveryRuneIsDrawnAlikeByAllTerminals(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r += stride(r) {
		c := NextSign(string(r))
		if g, w := ansi.StringWidth(c.Shown), ansi.StringWidthWc(c.Shown); g != c.Width || w != c.Width {
			t.Fatalf("%U is drawn as %q, %d or %d cells, and counted as %d", r, c.Shown, g, w, c.Width)
		}
		for _, side := range []string{"a", "漢", "가", "\u1112", "👍", "क", "…", "\u200b"} {
			side := NextSign(side).Shown
			for _, both := range []string{side + c.Shown, c.Shown + side} {
				if got := ansi.StringWidth(both); got != ansi.StringWidth(side)+c.Width {
					t.Fatalf("%U, drawn as %q, does not stand for itself in %q", r, c.Shown, both)
				}
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 3, "   "},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"abc", 5, "abc  "},
		{"abc", 1, "…"},
		{"漢字", 4, "漢字"},
		{"漢字", 3, "漢…"},
		{"漢字", 2, "… "},
		{"漢字", 1, "…"},
		{"a\tb\nc", 6, "a b c "},
		{"a\x1b[2Jb", 3, "a\u200bb "},
		{"x\u202ey", 3, "x\u200by "},
		{"\x1b[31mred", 5, "\x1b[31mred\x1b[m  "},
		{"\x1b[31mred\x1b[m", 4, "\x1b[31mred\x1b[m "},
		{"\x1b[31mcrimson\x1b[m", 4, "\x1b[31mcri…\x1b[m"},
		{"👨‍👩‍👦!", 4, "👨! "},
		{"\x07", 2, "␇ "},
	} {
		widgettest.Same(t, "Fit of "+c.in, Fit(c.in, c.width), c.want)
	}
	widgettest.Same(t, "FitRight", FitRight("ab", 4), "  ab")
	widgettest.Same(t, "FitCenter", FitCenter("ab", 5), " ab  ")
}

func TestWrapFitsAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := widgettest.AnyText(t, "s"), widgettest.Widths(t, "width")
		lines := Wrap(s, width)
		for _, line := range lines {
			if Width(line) > width {
				t.Fatalf("a line is %d cells wide, want at most %d: %q", Width(line), width, line)
			}
			widgettest.NeedWidth(t, "a line", line, Width(line))
		}
		if width < 5 {
			return // a sign may be wider than the line
		}
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) || r == '\u200b' {
					return -1
				}
				return r
			}, s)
		}
		if got, want := bare(strings.Join(lines, "")), bare(Clean(s)); got != want {
			t.Fatalf("wrapped to %q, want %q", got, want)
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"a", 0, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one  two", 4, []string{"one", "two"}},
		{"a\n\nb\r\nc", 5, []string{"a", "", "b", "c"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"to abcdefgh", 6, []string{"to", "abcdef", "gh"}},
		{"well-known fact", 6, []string{"well-", "known", "fact"}},
		{"漢字漢字", 5, []string{"漢字", "漢字"}},
		{"これは。はい", 6, []string{"これ", "は。は", "い"}},
		{"漢", 1, []string{"…"}},
	} {
		if got := Wrap(c.in, c.width); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestHighlight(t *testing.T) {
	base, match := theme.Pen{}, theme.NewPen(lipgloss.NewStyle().Bold(true))
	const on, off = "\x1b[1m", "\x1b[m"
	for _, c := range []struct {
		in    string
		words []string
		want  string
	}{
		{"Impatient caller", []string{"CALL"}, "Impatient " + on + "call" + off + "er"},
		{"Zoë", []string{"zoe"}, on + "Zoë" + off},
		{"Zoe\u0308 x", []string{"zoë"}, on + "Zoe\u0308" + off + " x"},
		{"aaa", []string{"aa"}, on + "aaa" + off},
		{"漢字テスト", []string{"字テ"}, "漢" + on + "字テ" + off + "スト"},
		{"plain", []string{"", "zz"}, "plain"},
		{"a\nb", nil, "a b"},
	} {
		widgettest.Same(t, c.in, Mark(c.in, c.words, base, match), c.want)
	}
}

func TestMarkKeepsTheCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := widgettest.AnyText(t, "s")
		words := []string{widgettest.AnyText(t, "word"), rapid.SampledFrom(widgettest.Pieces).Draw(t, "piece")}
		got := Mark(s, words, widgettest.Dark.Pens.Text, widgettest.Dark.Pens.Match)
		widgettest.NeedWidth(t, "Mark", got, Width(Clean(s)))
		if ansi.Strip(got) != Clean(s) {
			t.Fatalf("the text became %q, want %q", ansi.Strip(got), Clean(s))
		}
	})
}

func BenchmarkFit(b *testing.B) {
	styled := widgettest.Dark.Accent.Render("Impatient caller") + " " + widgettest.Dark.Faint.Render("who never waits for the end")
	for name, s := range map[string]string{"ascii": "Impatient caller who never waits", "cjk": "せっかちな電話の相手、最後まで待たない", "styled": styled} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fit(s, 28)
			}
		})
	}
}

func BenchmarkMark(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Mark("Impatient caller who never waits", []string{"call", "wai"}, widgettest.Dark.Pens.Text, widgettest.Dark.Pens.Match)
	}
}

// TestWhatIsDrawnTwiceKeepsItsWidth: a mark on a filler that shows nothing, and a sign
// that is cut where it joins the next.
func TestWhatIsDrawnTwiceKeepsItsWidth(t *testing.T) {
	flag := "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
	for _, text := range []string{"\u3164\u0903", "\u0600\u3164", flag + "\u200d👍👍", flag + "\u200d" + flag} {
		once := Clean(text)
		widgettest.NeedWidth(t, "it", Fit(once, 9), 9)
		widgettest.NeedWidth(t, "its input", drawn(text, EditSign), widthOf(text, EditSign))
		if Width(once) != Width(text) {
			t.Errorf("%q takes %d cells, and %d drawn again", text, Width(text), Width(once))
		}
	}
}

func drawn(text string, next func(string) Sign) (shown string) {
	for len(text) > 0 {
		s := next(text)
		shown, text = shown+s.Shown, text[len(s.Raw):]
	}
	return shown
}

func widthOf(text string, next func(string) Sign) (width int) {
	for len(text) > 0 {
		s := next(text)
		width, text = width+s.Width, text[len(s.Raw):]
	}
	return width
}
