package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// grid writes lines of cells under their heads, which wrap by words; the first
// columns are names and stand left. Columns that have no room are left out.
func (p painter) grid(b *strings.Builder, head []string, lines [][]string, names int) {
	const gap, wrap = 2, 12
	used := 0
	var heads [][]string
	var widths []int
	for i := range head {
		wrapped := strings.Split(ansi.Wordwrap(head[i], wrap, ""), "\n")
		wide := 0
		for _, text := range wrapped {
			wide = max(wide, ansi.StringWidth(text))
		}
		for _, line := range lines {
			wide = max(wide, ansi.StringWidth(line[i]))
		}
		if used += wide + gap; used-gap > p.width && i > names {
			break
		}
		heads, widths = append(heads, wrapped), append(widths, wide)
	}
	tall := 0
	for _, h := range heads {
		tall = max(tall, len(h))
	}
	write := func(cell func(column int) string) string {
		var line strings.Builder
		for i, wide := range widths {
			text := cell(i)
			pad := strings.Repeat(" ", max(0, wide-ansi.StringWidth(text)))
			if i < names {
				line.WriteString(text + pad)
			} else {
				line.WriteString(pad + text)
			}
			line.WriteString(strings.Repeat(" ", gap))
		}
		return strings.TrimRight(line.String(), " ")
	}
	for y := range tall {
		p.heading(b, write(func(i int) string {
			if at := y - (tall - len(heads[i])); at >= 0 { // heads stand on the line
				return heads[i][at]
			}
			return ""
		}))
	}
	for _, line := range lines {
		b.WriteString(write(func(i int) string { return line[i] }) + "\n")
	}
}
