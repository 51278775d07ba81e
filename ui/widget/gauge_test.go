package widget

import (
	"math"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

func TestGaugesFit(t *testing.T) {
	number := rapid.OneOf(rapid.Float64Range(-2, 12), rapid.Float64(), rapid.Just(math.Inf(-1)), rapid.Just(math.NaN()))
	rapid.Check(t, func(t *rapid.T) {
		value, low, high := number.Draw(t, "value"), number.Draw(t, "low"), number.Draw(t, "high")
		least, most := number.Draw(t, "min"), number.Draw(t, "max")
		width := widgettest.Widths(t, "width")
		widgettest.NeedWidth(t, "Gauge", Gauge(value, least, most, width, widgettest.Dark), width)
		widgettest.NeedWidth(t, "GaugeBand", GaugeBand(value, low, high, least, most, width, widgettest.Dark), width)
	})
}

func TestGauges(t *testing.T) {
	widgettest.Same(t, "half", ansi.Strip(Gauge(5, 0, 10, 12, widgettest.Dark)), "▕█████░░░░░▏")
	widgettest.Same(t, "none", ansi.Strip(Gauge(0, 0, 10, 12, widgettest.Dark)), "▕░░░░░░░░░░▏")
	widgettest.Same(t, "beyond", ansi.Strip(Gauge(99, 0, 10, 12, widgettest.Dark)), "▕██████████▏")
	widgettest.Same(t, "in the band", ansi.Strip(GaugeBand(5, 3, 7, 0, 10, 13, widgettest.Dark)), "├───━━◆━━───┤")
	widgettest.Same(t, "below the band", ansi.Strip(GaugeBand(1, 3, 7, 0, 10, 13, widgettest.Dark)), "├─◇─━━━━━───┤")
	widgettest.Same(t, "above the band", ansi.Strip(GaugeBand(10, 3, 7, 0, 10, 13, widgettest.Dark)), "├───━━━━━──◇┤")
}
