package widget

import (
	"math"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestGaugesFit(t *testing.T) {
	number := rapid.OneOf(rapid.Float64Range(-2, 12), rapid.Float64(), rapid.Just(math.Inf(-1)), rapid.Just(math.NaN()))
	rapid.Check(t, func(t *rapid.T) {
		value, low, high := number.Draw(t, "value"), number.Draw(t, "low"), number.Draw(t, "high")
		least, most := number.Draw(t, "min"), number.Draw(t, "max")
		width := widths(t, "width")
		needWidth(t, "Gauge", Gauge(value, least, most, width, dark), width)
		needWidth(t, "GaugeBand", GaugeBand(value, low, high, least, most, width, dark), width)
	})
}

func TestGauges(t *testing.T) {
	same(t, "half", ansi.Strip(Gauge(5, 0, 10, 12, dark)), "▕█████░░░░░▏")
	same(t, "none", ansi.Strip(Gauge(0, 0, 10, 12, dark)), "▕░░░░░░░░░░▏")
	same(t, "beyond", ansi.Strip(Gauge(99, 0, 10, 12, dark)), "▕██████████▏")
	same(t, "in the band", ansi.Strip(GaugeBand(5, 3, 7, 0, 10, 13, dark)), "├───━━◆━━───┤")
	same(t, "below the band", ansi.Strip(GaugeBand(1, 3, 7, 0, 10, 13, dark)), "├─◇─━━━━━───┤")
	same(t, "above the band", ansi.Strip(GaugeBand(10, 3, 7, 0, 10, 13, dark)), "├───━━━━━──◇┤")
}
