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
		bar := HintBar{bindings, func(b key.Binding) bool { return b.Help().Desc != "" }, width}
		widgettest.NeedWidth(t, "Hints", bar.Draw(widgettest.Dark), width)
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
	bindings := []key.Binding{hint("n", "new"), off, hint("esc", "back"), hint("e", "edit"), hint("?", "help")}
	keep := func(b key.Binding) bool { return b.Help().Key == "esc" || b.Help().Key == "?" }
	for width, want := range map[int]string{
		35: " n new   esc back   e edit   ? help",
		34: " n new   esc back   ? help        ",
		25: " esc back   ? help       ",
		17: " esc back        ",
		5:  " esc…",
	} {
		widgettest.Same(t, "hints", ansi.Strip(HintBar{bindings, keep, width}.Draw(widgettest.Dark)), want)
	}
}

func TestHintsAreClicked(t *testing.T) {
	both := key.NewBinding(key.WithKeys("left", "h", "right"), key.WithHelp("← →", "change"))
	bar := HintBar{[]key.Binding{hint("n", "new"), both}, func(key.Binding) bool { return false }, 40}
	widgettest.Same(t, "the bar", ansi.Strip(bar.Draw(widgettest.Dark)), " n new   ← → change                     ")
	for x, want := range map[int]string{0: "", 1: "n", 5: "n", 6: "", 9: "left", 11: "right", 18: "right", 19: ""} {
		got, ok := bar.Under(x)
		if got != want || ok != (want != "") {
			t.Errorf("cell %d is %q, want %q", x, got, want)
		}
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
