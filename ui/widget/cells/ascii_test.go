package cells

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

func TestASCIIKeepsTheCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := Fit(widgettest.AnyText(t, "s"), widgettest.Widths(t, "width"))
		plain := ASCII(drawn)
		if !isASCII(plain) || ansi.StringWidth(plain) != ansi.StringWidth(drawn) {
			t.Fatalf("%q is drawn as %q", drawn, plain)
		}
	})
	widgettest.Same(t, "signs", ASCII("\x1b[1m┌─│ é漢 ● 1 → 2…\x1b[m"), "\x1b[1m+-| e?  * 1 > 2.\x1b[m")
}
