package input

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/ui/widget/widgettest"
)

// newLine returns a focused input with a value and a width.
func newLine(value string, width int) *Line {
	l := NewLine(keys)
	l.SetStyles(widgettest.Dark)
	l.SetWidth(width)
	l.SetValue(value)
	l.Focus()
	return l
}

func TestLineStaysInItsWidthWhateverIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := widgettest.Widths(t, "width")
		l := newLine(widgettest.AnyText(t, "value"), width)
		l.SetHint(widgettest.AnyText(t, "hint"))
		for range rapid.IntRange(0, 30).Draw(t, "keys") {
			before := l.Value()
			changed := l.Update(message(t))
			if !changed && l.Value() != before {
				t.Fatalf("the value changed and Update did not say so")
			}
			if rapid.IntRange(0, 9).Draw(t, "click?") == 0 {
				l.Click(rapid.IntRange(-3, 210).Draw(t, "x"))
			}
			if rapid.IntRange(0, 9).Draw(t, "resize?") == 0 {
				width = widgettest.Widths(t, "new width")
				l.SetWidth(width)
			}
			widgettest.NeedWidth(t, "the input", l.Render(), width)
			if x := l.CursorX(); x < 0 || x > max(0, width-1) {
				t.Fatalf("the cursor is at %d of %d", x, width)
			}
			if width > 2 {
				if x := l.cellsFrom(l.offset, l.cursor, width); x != l.CursorX() {
					t.Fatalf("the cursor belongs at %d and is at %d", x, l.CursorX())
				}
			}
		}
		l.Blur()
		widgettest.NeedWidth(t, "the blurred input", l.Render(), width)
	})
}

func TestLineKeepsTheValueItWasGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := widgettest.AnyText(t, "value")
		if got := newLine(value, 10).Value(); got != value {
			t.Fatalf("got %q, want %q", got, value)
		}
	})
}

func TestLineEdits(t *testing.T) {
	for _, c := range []struct {
		name, value string
		keys        []string
		want        string
	}{
		{"types", "", []string{"a", "b", "space", "漢"}, "ab 漢"},
		{"backspace takes a joined emoji whole", "x👨‍👩‍👦", []string{"backspace"}, "x"},
		{"backspace takes a letter and its marks", "e\u0301", []string{"backspace"}, ""},
		{"delete", "abc", []string{"home", "delete"}, "bc"},
		{"left and right go by signs", "a👍🏽b", []string{"left", "left", "x"}, "ax👍🏽b"},
		{"word left", "one two", []string{"ctrl+left", "x"}, "one xtwo"},
		{"word right", "one two", []string{"home", "alt+f", "x"}, "onex two"},
		{"word back", "one two", []string{"ctrl+w"}, "one "},
		{"word back by alt", "one two  ", []string{"alt+backspace"}, "one "},
		{"all back", "one two", []string{"left", "ctrl+u"}, "o"},
		{"all forward", "one", []string{"home", "right", "ctrl+k"}, "o"},
		{"start", "b", []string{"ctrl+a", "a"}, "ab"},
		{"backspace at the start", "a", []string{"home", "backspace"}, "a"},
		{"enter and tab are not text", "a", []string{"enter", "tab", "esc"}, "a"},
	} {
		l := newLine(c.value, 20)
		press(l.Update, c.keys...)
		widgettest.Same(t, c.name, l.Value(), c.want)
	}
}

func TestLinePasteIsOneLine(t *testing.T) {
	l := newLine("", 20)
	if !l.Update(tea.PasteMsg{Content: "a\r\nb\nc\td\x1b[31m\x00e"}) {
		t.Error("a paste did not say that it changed the value")
	}
	widgettest.Same(t, "value", l.Value(), "a b c d[31me")
}

func TestLineCursorCountsCells(t *testing.T) {
	l := newLine("漢字a", 20)
	widgettest.Same(t, "behind wide signs", l.CursorX(), 5)
	press(l.Update, "left", "left")
	widgettest.Same(t, "between wide signs", l.CursorX(), 2)
	l.Click(3)
	widgettest.Same(t, "a click into a wide sign", l.CursorX(), 2)
	l.Click(15)
	widgettest.Same(t, "a click behind the text", l.CursorX(), 5)
	l = newLine("0123456789", 6)
	widgettest.Same(t, "scrolled, at the end", l.CursorX(), 5)
	widgettest.Same(t, "scrolled text", ansi.Strip(l.Render()), "…6789 ")
	press(l.Update, "home")
	widgettest.Same(t, "back at the start", ansi.Strip(l.Render()), "01234…")
}

func TestLineHint(t *testing.T) {
	l := newLine("", 8)
	l.SetHint("search names")
	widgettest.Same(t, "hint", ansi.Strip(l.Render()), "search …")
}

// TestALongLineIsDrawnByItsWindow edits lines that would take minutes if more of them
// were looked at than is in sight.
func TestALongLineIsDrawnByItsWindow(t *testing.T) {
	for name, unit := range map[string]string{"words": "word ", "one word": "x", "Chinese": "漢", "emoji": "👍", "families": "👨‍👩‍👦"} {
		t.Run(name, func(t *testing.T) {
			l := newLine(strings.Repeat(unit, 1<<20/len(unit)), 40)
			press(l.Update, "a", "left", "left", "b", "home", "c")
			widgettest.Same(t, "start", l.Value()[:1], "c")
			widgettest.NeedWidth(t, "the input", l.Render(), 40)
		})
	}
}

func BenchmarkLineKey(b *testing.B) {
	for _, size := range []int{60, 1 << 10, 100 << 10, 1 << 20} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			l := newLine(strings.Repeat("Impatient caller ", size/17+1)[:size], 40)
			b.ReportAllocs()
			for b.Loop() {
				l.Update(presses[28])
				l.Render()
				l.Update(presses[12])
				l.Render()
			}
		})
	}
}
