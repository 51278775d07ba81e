package widget

import (
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run

	"personae/ui/widget/widgettest"
)

// hint returns a binding with help.
func hint(k, does string) key.Binding {
	return key.NewBinding(key.WithKeys(k), key.WithHelp(k, does))
}

func TestBarsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left, middle, right := widgettest.AnyText(t, "left"), widgettest.AnyText(t, "middle"), widgettest.AnyText(t, "right")
		width := widgettest.Widths(t, "width")
		widgettest.NeedWidth(t, "TitleBar", TitleBar(left, middle, right, width, widgettest.Dark), width)
		var bindings []key.Binding
		for range rapid.IntRange(0, 6).Draw(t, "hints") {
			bindings = append(bindings, hint(widgettest.AnyText(t, "key"), widgettest.AnyText(t, "does")))
		}
		widgettest.NeedWidth(t, "Hints", Hints(bindings, width, widgettest.Dark), width)
	})
}

func TestBars(t *testing.T) {
	widgettest.Same(t, "all", ansi.Strip(TitleBar("Personae", "support.db", "42 personas", 40, widgettest.Dark)), " Personae  support.db       42 personas ")
	widgettest.Same(t, "no middle", ansi.Strip(TitleBar("Personae", "support.db", "42 personas", 24, widgettest.Dark)), " Personae   42 personas ")
	widgettest.Same(t, "left first", ansi.Strip(TitleBar("Saved.", "", "12:00", 9, widgettest.Dark)), " Saved.  ")
}

func TestHintsAreDroppedWhole(t *testing.T) {
	off := hint("x", "off")
	off.SetEnabled(false)
	bindings := []key.Binding{hint("n", "new"), off, hint("e", "edit"), hint("?", "help")}
	for width, want := range map[int]string{
		26: " n new   e edit   ? help  ",
		24: " n new   e edit   ? help",
		23: " n new   ? help        ",
		14: " ? help       ",
		5:  " ?   ",
	} {
		widgettest.Same(t, "hints", ansi.Strip(Hints(bindings, width, widgettest.Dark)), want)
	}
}

func TestScrollbar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total, height := rapid.IntRange(0, 1000).Draw(t, "total"), rapid.IntRange(0, 40).Draw(t, "height")
		visible := rapid.IntRange(0, 1000).Draw(t, "visible")
		bar := Scrollbar(total, visible, rapid.IntRange(-5, 1100).Draw(t, "offset"), height)
		if total <= visible || height == 0 {
			if bar != nil {
				t.Fatalf("a bar where all is shown")
			}
			return
		}
		widgettest.NeedBlock(t, "the bar", bar, 1, height)
	})
	top, end := Scrollbar(100, 10, 0, 10), Scrollbar(100, 10, 90, 10)
	widgettest.Same(t, "at the top", top[0], "█")
	widgettest.Same(t, "at the end", end[9], "█")
	widgettest.Same(t, "not yet at the end", Scrollbar(100, 10, 89, 10)[9], "│")
	widgettest.Same(t, "no longer at the top", Scrollbar(100, 10, 1, 10)[0], "│")
}
