package input

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/cells"
	"personae/ui/widget/widgettest"
)

// newProse returns a focused input with a value and a size.
func newProse(value string, width, height int) *Prose {
	p := NewProse(keys)
	p.SetStyles(widgettest.Dark)
	p.SetSize(width, height)
	p.SetValue(value)
	p.Focus()
	return p
}

// bytesBefore returns the byte of the whole text that a spot is at.
func bytesBefore(p *Prose, to spot) int {
	at := to.at
	for i := range to.paragraph {
		at += len(p.paragraphs[i].text) + 1
	}
	return at
}

// needSound fails unless what the input keeps between edits is what it would
// work out anew from its text.
func needSound(t *rapid.T, p *Prose) {
	t.Helper()
	fresh := newProse(p.Value(), p.width, p.height)
	if len(fresh.paragraphs) != len(p.paragraphs) {
		t.Fatalf("%d paragraphs, want %d", len(p.paragraphs), len(fresh.paragraphs))
	}
	for i := range p.paragraphs {
		if got, want := p.rows(i), fresh.rows(i); !slices.Equal(got, want) {
			t.Fatalf("paragraph %q is wrapped at %v, want %v", p.paragraphs[i].text, got, want)
		}
	}
	if p.bytes != fresh.bytes {
		t.Fatalf("%d bytes, want %d: %q", p.bytes, fresh.bytes, p.Value())
	}
	start := p.rowStart(p.rowOf(p.cursor))
	text := p.paragraphs[p.cursor.paragraph].text
	for start < p.cursor.at {
		start += len(cells.ProseSign(text[start:]).Raw)
	}
	if start != p.cursor.at {
		t.Fatalf("the cursor is within a sign, at byte %d of %q", p.cursor.at, text)
	}
	widgettest.NeedBlock(t, "the input", p.Render(), p.width, p.height)
	x, y := p.Cursor()
	if x < 0 || x > max(0, p.width-1) || y < 0 || y > max(0, p.height-1) {
		t.Fatalf("the cursor is at %d,%d of %d×%d", x, y, p.width, p.height)
	}
	if p.height > 0 {
		if at, went := p.step(p.top, y); went != y || at != p.rowOf(p.cursor) {
			t.Fatalf("the cursor's row is not shown")
		}
		if _, went := p.step(p.top, p.height-1); went < p.height-1 && p.top != (row{}) {
			t.Fatalf("lines are left empty while text is hidden above")
		}
	}
}

func TestProseStaysSoundWhateverIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newProse(widgettest.AnyText(t, "value"), rapid.IntRange(0, 30).Draw(t, "width"), rapid.IntRange(0, 8).Draw(t, "height"))
		p.SetHint(widgettest.AnyText(t, "hint"))
		needSound(t, p)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			before := p.Value()
			switch rapid.IntRange(0, 12).Draw(t, "what") {
			case 0:
				p.Click(rapid.IntRange(-2, 40).Draw(t, "x"), rapid.IntRange(-2, 12).Draw(t, "y"))
			case 1:
				p.Scroll(rapid.IntRange(-9, 9).Draw(t, "lines"))
			case 2:
				p.SetSize(rapid.IntRange(0, 30).Draw(t, "width"), rapid.IntRange(0, 8).Draw(t, "height"))
			default:
				if !p.Update(message(t)) && p.Value() != before {
					t.Fatalf("the text changed and Update did not say so")
				}
			}
			needSound(t, p)
		}
	})
}

// TestProseIsAPlainEditor compares with an editor that knows only a string.
func TestProseIsAPlainEditor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := cells.LineBreaks(widgettest.AnyText(t, "value"))
		p := newProse(value, rapid.IntRange(2, 20).Draw(t, "width"), 5)
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			p.Update(rapid.SampledFrom(presses[:12]).Draw(t, "move"))
			at := bytesBefore(p, p.cursor)
			switch rapid.IntRange(0, 2).Draw(t, "edit") {
			case 0:
				text := widgettest.AnyText(t, "paste")
				p.Update(tea.PasteMsg{Content: text})
				value = value[:at] + typed(text, false) + value[at:]
			case 1:
				to := bytesBefore(p, p.after(p.cursor))
				p.Update(keyNamed("delete"))
				value = value[:at] + value[to:]
			case 2:
				from := bytesBefore(p, p.before(p.cursor))
				p.Update(keyNamed("backspace"))
				value = value[:from] + value[at:]
			}
			if p.Value() != value {
				t.Fatalf("got %q, want %q", p.Value(), value)
			}
		}
	})
}

func TestProseKeepsTheValueItWasGiven(t *testing.T) {
	for _, value := range []string{"", "a\r\nb", "\xff\n\x00", "tab\there\n\n"} {
		widgettest.Same(t, "value", newProse(value, 10, 3).Value(), value)
	}
}

func TestProseEdits(t *testing.T) {
	for _, c := range []struct {
		name, value string
		keys        []string
		want        string
	}{
		{"types at the start", "b", []string{"a"}, "ab"},
		{"enter breaks", "ab", []string{"right", "enter"}, "a\nb"},
		{"backspace joins", "a\nb", []string{"down", "backspace"}, "ab"},
		{"delete joins", "a\nb", []string{"end", "delete"}, "ab"},
		{"tab is not text", "a", []string{"tab"}, "a"},
		{"backspace takes an emoji whole", "👨‍👩‍👦x", []string{"right", "backspace"}, "x"},
		{"a word back, over a break", "one\ntwo", []string{"down", "ctrl+w"}, "two"},
		{"a word forward", "one two", []string{"alt+d"}, " two"},
		{"to the row's start", "one two", []string{"end", "ctrl+u"}, ""},
		{"to the paragraph's end", "one two\nx", []string{"ctrl+k"}, "\nx"},
		{"at the paragraph's end, the break", "one\ntwo", []string{"end", "ctrl+k"}, "onetwo"},
		{"ctrl+end", "one\ntwo", []string{"ctrl+end", "x"}, "one\ntwox"},
		{"ctrl+home", "one\ntwo", []string{"ctrl+end", "ctrl+home", "x"}, "xone\ntwo"},
	} {
		p := newProse(c.value, 20, 5)
		press(p.Update, c.keys...)
		widgettest.Same(t, c.name, p.Value(), c.want)
	}
}

func TestProsePasteKeepsLines(t *testing.T) {
	p := newProse("", 20, 5)
	p.Update(tea.PasteMsg{Content: "a\r\nb\tc\x1b\n"})
	widgettest.Same(t, "value", p.Value(), "a\nb\tc\n")
}

func TestProseKeepsTheWantedCell(t *testing.T) {
	p := newProse("a long row of text\nshort\n漢字漢字漢字漢字", 30, 5)
	press(p.Update, "right", "right", "right", "right", "right", "right", "right", "right", "right")
	for i, want := range []int{9, 5, 8} {
		x, y := p.Cursor()
		widgettest.Same(t, fmt.Sprint("row ", i, ": x"), x, want)
		widgettest.Same(t, fmt.Sprint("row ", i, ": y"), y, i)
		press(p.Update, "down")
	}
	press(p.Update, "up", "up")
	x, _ := p.Cursor()
	widgettest.Same(t, "back on the first row", x, 9)
}

func TestProseMovesOverWrappedRows(t *testing.T) {
	p := newProse("one two three four", 9, 3) // rows of 8: one two, three, four
	widgettest.Same(t, "at the top", p.AtTop(), true)
	widgettest.Same(t, "at the bottom", p.AtBottom(), false)
	press(p.Update, "end")
	x, y := p.Cursor()
	widgettest.Same(t, "the end of a wrapped row", [2]int{x, y}, [2]int{7, 0})
	press(p.Update, "right")
	x, y = p.Cursor()
	widgettest.Same(t, "behind it", [2]int{x, y}, [2]int{0, 1})
	press(p.Update, "down")
	widgettest.Same(t, "at the bottom", p.AtBottom(), true)
	widgettest.Same(t, "at the top", p.AtTop(), false)
}

func TestProseScrollTakesTheCursorAlong(t *testing.T) {
	p := newProse(strings.Repeat("x\n", 20), 10, 4)
	p.Scroll(5)
	widgettest.Same(t, "first row", p.top.paragraph, 5)
	widgettest.Same(t, "cursor", p.cursor.paragraph, 5)
	p.Scroll(100)
	widgettest.Same(t, "first row at the end", p.top.paragraph, 17)
	p.Scroll(-100)
	widgettest.Same(t, "first row at the start", p.top.paragraph, 0)
	widgettest.Same(t, "cursor", p.cursor.paragraph, 3)
}

func TestProseHint(t *testing.T) {
	p := newProse("", 12, 2)
	p.SetHint("What the persona is told")
	widgettest.Same(t, "first line", ansi.Strip(p.Render()[0]), "What the    ")
}

// prompt returns text of about n bytes, in paragraphs of some hundred bytes or
// in one.
func prompt(n int, paragraphs bool) string {
	words := strings.Fields("You are an impatient caller who never waits for the end of a sentence and says so, twice if need be. Überall Straßen 漢字")
	random := rand.New(rand.NewPCG(1, 1))
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(words[random.IntN(len(words))])
		if paragraphs && random.IntN(60) == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkProseKey(b *testing.B) {
	for name, value := range map[string]string{
		"3KB": prompt(3_000, true), "200KB": prompt(200_000, true), "200KB_in_one_paragraph": prompt(200_000, false),
	} {
		for where, keys := range map[string][]string{"start": {"ctrl+home"}, "middle": {"ctrl+home", "middle"}, "end": {"ctrl+end"}} {
			b.Run(name+"/"+where, func(b *testing.B) {
				p := newProse(value, 80, 20)
				press(p.Update, keys[0])
				if len(keys) > 1 {
					p.SetCursor(len(value) / 2)
				}
				b.ReportAllocs()
				for b.Loop() {
					p.Update(presses[28])
					p.Render()
					p.Cursor()
					p.Update(presses[12])
					p.Render()
					p.Cursor()
				}
			})
		}
	}
}

func BenchmarkProseMove(b *testing.B) {
	p := newProse(prompt(200_000, true), 80, 20)
	b.ReportAllocs()
	for b.Loop() {
		for range 30 {
			p.Update(presses[3])
		}
		for range 30 {
			p.Update(presses[2])
		}
		p.Render()
	}
}

func BenchmarkProseSetValueAndRender(b *testing.B) {
	value := prompt(200_000, true)
	b.ReportAllocs()
	for b.Loop() {
		newProse(value, 80, 20).Render()
	}
}

// TestABlankStandsBesideTheScrollBar: text that touches it cannot be read to its end.
func TestABlankStandsBesideTheScrollBar(t *testing.T) {
	p := newProse(strings.Repeat("aaaa bb ", 20), 8, 4)
	p.Focus()
	for _, line := range p.Render() {
		if signs := []rune(ansi.Strip(line)); len(signs) != 8 || signs[6] != ' ' || signs[7] == ' ' {
			t.Errorf("%q", string(signs))
		}
	}
}
