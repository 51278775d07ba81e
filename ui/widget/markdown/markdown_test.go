package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/ui/widget/widgettest"
)

// sample is Markdown with everything in it.
const sample = `# Role
You are *Grace*, **71**, and ` + "`hard of hearing`" + `.
Second line, kept.

## Goals

- ask to repeat
  - slowly
    1. very
    2. slowly
- [x] done
- [ ] open

> Quoted <name>
> > twice

` + "```json\n{\"a\": 1}\n\n```" + `

| knob | value |
|:-----|------:|
| cut in | 3 words |

[site](https://example.com) <https://example.org> ~~old~~ &amp; \* [x]: y

---
`

func TestMarkdown(t *testing.T) {
	want := `# Role
You are Grace, 71, and hard of hearing.
Second line, kept.

## Goals

• ask to repeat
  ◦ slowly
    1. very
    2. slowly
• [x] done
• [ ] open

│ Quoted <name>
│ │ twice

  {"a": 1}


knob   │   value
───────┼────────
cut in │ 3 words

site (https://example.com) https://example.org
old & * [x]: y

────────────────────────────────────────────────`
	var got []string
	for _, line := range Draw(sample, 48, widgettest.Dark) {
		widgettest.NeedWidth(t, "a line", line, 48)
		got = append(got, strings.TrimRight(ansi.Strip(line), " "))
	}
	widgettest.Same(t, "Markdown", strings.Join(got, "\n"), want)
}

func TestMarkdownFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source, width := widgettest.AnyText(t, "source"), widgettest.Widths(t, "width")
		for _, line := range Draw(source, width, widgettest.Dark) {
			widgettest.NeedWidth(t, "a line", line, width)
		}
	})
}

func TestMarkdownOfNestingWithoutEnd(t *testing.T) {
	for _, mark := range []string{">", "> ", "- ", "1. ", "* + ", "[", "*", "_", "`", "![", "~", "|", "\\", "    ", "- \n", "*a_", "[a](", "a\n> ", "x\n===\n"} {
		for _, line := range Draw(strings.Repeat(mark, 10_000)+"x", 40, widgettest.Dark) {
			widgettest.NeedWidth(t, mark, line, 40)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add(sample, 40)
	for _, piece := range widgettest.Pieces {
		f.Add(piece+" x "+piece, 7)
	}
	f.Fuzz(func(t *testing.T, source string, width int) {
		width = max(-1, min(width, 300))
		for _, line := range Draw(source, width, widgettest.Dark) {
			widgettest.NeedWidth(t, "a line", line, width)
		}
	})
}

func BenchmarkMarkdown(b *testing.B) {
	source := strings.Repeat(sample, 8) // about 3 KB, as a long prompt has
	b.ReportAllocs()
	for b.Loop() {
		Draw(source, 60, widgettest.Dark)
	}
}
