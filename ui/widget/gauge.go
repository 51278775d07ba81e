package widget

import (
	"math"
	"strconv"
	"strings"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// eighths is the blocks that fill a cell from the left, in eighths.
var eighths = [8]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// Gauge draws how far value is from low to high as a bar in exactly width cells,
// its ends included. A value outside is drawn at the end that it is beyond.
func Gauge(value, low, high float64, width int, styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	return GaugeFilled(Share(value, low, high), width, pens.Gauge, pens.GaugeRest)
}

// GaugeFilled draws a bar that is filled by a share from 0 to 1. The unfilled part is
// drawn with another sign, so that the bar can be read without colour.
func GaugeFilled(filled float64, width int, pen, rest theme.Pen) string {
	if width < 3 {
		return cells.Blank(width)
	}
	inside := width - 2
	parts := int(math.Round(filled * float64(inside*8)))
	whole, part := parts/8, parts%8
	bar := strings.Repeat("█", whole) + eighths[part]
	if part > 0 {
		whole++
	}
	return rest.Paint("▕") + pen.Paint(bar) + rest.Paint(strings.Repeat("░", inside-whole)+"▏")
}

// Share returns how far value is from low to high, between 0 and 1; 0 where that
// has no meaning.
func Share(value, low, high float64) float64 {
	if at := (value - low) / (high - low); high > low && at > 0 {
		return math.Min(1, at)
	}
	return 0
}

// GaugeBand draws a scale from least to most in exactly width cells, on it the band
// from low to high, where most people are, and on that the value. A value on the
// band is "◆", one off it "◇"; the band is "━", the rest "─".
func GaugeBand(value, low, high, least, most float64, width int, styles *theme.Styles) string {
	if width < 3 {
		return cells.Blank(width)
	}
	pens := theme.PensOf(styles)
	inside := width - 2
	cell := func(v float64) int { return int(math.Round(Share(v, least, most) * float64(inside-1))) }
	from, at := cell(low), cell(value)
	to := max(from, cell(high))
	mark, pen := "◆", pens.Good
	if value < low || value > high || math.IsNaN(value) {
		mark, pen = "◇", pens.Warning
	}
	var b strings.Builder
	pens.Line.Write(&b, "├"+strings.Repeat("─", min(from, at)))
	scale := func(a, z int) { // the scale from cell a up to cell z
		inBand := clampInt(z, from, to+1) - clampInt(a, from, to+1)
		before := clampInt(from, a, z) - a
		pens.Line.Write(&b, strings.Repeat("─", before))
		pens.Muted.Write(&b, strings.Repeat("━", inBand))
		pens.Line.Write(&b, strings.Repeat("─", z-a-before-inBand))
	}
	scale(min(from, at), at)
	pen.Write(&b, mark)
	scale(at+1, inside)
	pens.Line.Write(&b, "┤")
	return b.String()
}

func clampInt(v, low, high int) int { return max(low, min(v, high)) }

// FormatNumber returns v as people write it: no exponent up to 15 digits, no
// needless zeros.
func FormatNumber(v float64) string {
	if math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
