package picture

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"personae/model/rehearsal"
)

const mostBands = 4

// Draw draws a whole call as text without colour: stretches of two lanes on a
// time ruler, one above the other, and the legend. No line is wider than width.
// scale is milliseconds a column; with 0 Draw chooses one that needs at most
// four stretches.
func Draw(c rehearsal.Call, width, scale int) []string {
	const label = len("persona ")
	columns := width - label
	named := columns >= 20
	if !named {
		columns = width
	}
	if columns < 1 {
		return nil
	}
	if scale <= 0 {
		scale = fittingScale(c.LengthMs, columns*mostBands)
	}
	scale = max(scale, LeastScale)
	noisy := c.Noise != rehearsal.NoiseNone && c.Noise != ""
	var lines []string
	for from := 0; from == 0 || from < c.LengthMs; from += columns * scale {
		g := Layout(c, from, scale, columns)
		for row, name := range [RowCount]string{"", "agent", "persona", "noise"} {
			if row == RowNoise && !noisy {
				continue
			}
			text := rowText(g.Rows[row])
			if named {
				text = fmt.Sprintf("%-*s%s", label, name, text)
			}
			lines = append(lines, strings.TrimRight(text, " "))
		}
		lines = append(lines, "")
	}
	return append(lines, Legend(c, width)...)
}

func fittingScale(lengthMs, columns int) int {
	for _, scale := range [...]int{50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000} {
		if lengthMs <= scale*columns {
			return scale
		}
	}
	return lengthMs/columns + 1
}

func rowText(row []Cell) string {
	runes := make([]rune, len(row))
	for i, cell := range row {
		runes[i] = cell.Rune
	}
	return string(runes)
}

// Legend explains the marks in as many lines as the width needs; an entry that
// is wider than a line is left out.
func Legend(c rehearsal.Call, width int) []string {
	entries := []string{
		"█ speaks", "▓ both at once", "> cuts in", "< barges in", "x gives way", "m murmurs", "· waits",
	}
	if c.Noise != rehearsal.NoiseNone && c.Noise != "" {
		entries = append(entries, "░ noise")
	}
	const gap = "   "
	var lines []string
	line := ""
	for _, entry := range entries {
		switch n := utf8.RuneCountInString(entry); {
		case n > width:
		case line == "":
			line = entry
		case utf8.RuneCountInString(line)+len(gap)+n > width:
			lines = append(lines, line)
			line = entry
		default:
			line += gap + entry
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
