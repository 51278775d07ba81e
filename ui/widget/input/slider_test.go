package input

import (
	"math"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget"
	"personae/ui/widget/widgettest"
)

// newSlider returns a slider from 0 to 2000 in steps of 50.
func newSlider(value float64) *Slider {
	s := NewSlider(0, 2000, 50, 500)
	s.SetStyles(widgettest.Dark)
	s.SetValue(value)
	return s
}

func TestSliderFits(t *testing.T) {
	number := rapid.OneOf(rapid.Float64Range(-100, 3000), rapid.Float64(), rapid.Just(math.Inf(1)), rapid.Just(math.NaN()))
	rapid.Check(t, func(t *rapid.T) {
		above := rapid.Float64Range(1e-3, 1e5)
		low := rapid.Float64Range(-1e5, 1e5).Draw(t, "low")
		s := NewSlider(low, low+above.Draw(t, "length"), above.Draw(t, "step"), above.Draw(t, "big"))
		s.SetStyles(widgettest.Dark)
		s.SetValue(number.Draw(t, "value"))
		if rapid.Bool().Draw(t, "state?") {
			s.SetState(widgettest.AnyText(t, "state"))
		}
		if rapid.Bool().Draw(t, "focused") {
			s.Focus()
		}
		for _, r := range rapid.StringMatching(`[-0-9.,x]{0,20}`).Draw(t, "typed") {
			s.Type(r)
		}
		width, unit := widgettest.Widths(t, "width"), rapid.SampledFrom([]string{"", "ms", "%", "個"}).Draw(t, "unit")
		widgettest.NeedWidth(t, "the slider", s.Render(width, unit), width)
		if x, ok := s.CursorX(); ok && (x < 0 || x > max(0, width-1)) {
			t.Fatalf("the cursor is at %d of %d", x, width)
		}
		s.Click(rapid.IntRange(-2, 210).Draw(t, "x"))
		s.Step(rapid.IntRange(-3, 3).Draw(t, "n"), rapid.Bool().Draw(t, "big?"))
		widgettest.NeedWidth(t, "the stepped slider", s.Render(width, unit), width)
	})
}

func TestSliderLooks(t *testing.T) {
	s := newSlider(300)
	widgettest.Same(t, "a value", ansi.Strip(s.Render(25, "ms")), "▕██▎░░░░░░░░░░░░▏ 300 ms ")
	s.SetValue(410)
	widgettest.Same(t, "eighths", ansi.Strip(s.Render(25, "ms")), "▕███▏░░░░░░░░░░░▏ 410 ms ")
	s.SetValue(5000)
	widgettest.Same(t, "out of range", ansi.Strip(s.Render(25, "ms")), "▕█████████████▏ 5000 ms ✗")
	s.SetState("preset")
	s.SetOrigin(1000)
	widgettest.Same(t, "a state", ansi.Strip(s.Render(25, "ms")), "▕░░░░░░░▒░░░░░░░▏ preset ")
	widgettest.Same(t, "narrow", ansi.Strip(s.Render(9, "ms")), "preset   ")
}

func TestSliderSteps(t *testing.T) {
	for _, c := range []struct {
		name string
		from float64
		n    int
		big  bool
		want float64
	}{
		{"up", 300, 1, false, 350},
		{"down", 300, -1, false, 250},
		{"big", 300, 1, true, 800},
		{"several", 300, 3, false, 450},
		{"not past the end", 1990, 1, false, 2000},
		{"not past the start", 10, -1, true, 0},
		{"onto a step, up", 310, 1, false, 350},
		{"onto a step, down", 310, -1, false, 300},
		{"back into range from above", 5000, -1, false, 2000},
		{"back into range from below", -5, 1, false, 0},
	} {
		s := newSlider(c.from)
		widgettest.Same(t, c.name+": changed", s.Step(c.n, c.big), true)
		widgettest.Same(t, c.name, s.value, c.want)
	}
	s := newSlider(2000)
	widgettest.Same(t, "at the end", s.Step(1, false), false)
	s = newSlider(5000)
	widgettest.Same(t, "further out of range", s.Step(1, false), false)
	widgettest.Same(t, "stays as it was", s.value, 5000.0)
	s.SetState("preset")
	s.SetOrigin(1000)
	widgettest.Same(t, "from no value", s.Step(1, false), true)
	widgettest.Same(t, "it starts at the origin", s.value, 1050.0)
}

func TestSliderStepsAreClean(t *testing.T) {
	s := NewSlider(0, 1, 0.1, 0.5)
	s.SetValue(0)
	for _, want := range []string{"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"} {
		s.Step(1, false)
		widgettest.Same(t, "step", widget.FormatNumber(s.value), want)
	}
}

func TestSliderTyping(t *testing.T) {
	for _, c := range []struct {
		name, typed, want string
		outside           bool
	}{
		{"a number", "250", "250", false},
		{"replaces the value", "7", "7", false},
		{"a fraction", "0.25", "0.25", false},
		{"a comma", "1,5", "1.5", false},
		{"a minus", "-5", "-5", true},
		{"a second point is refused", "1.2.3", "1.23", false},
		{"a late minus is refused", "1-2", "12", false},
		{"letters are refused", "1x2", "12", false},
		{"out of range stays as typed", "99999", "99999", true},
		{"a lone minus is no number", "-", "300", false},
	} {
		s := newSlider(300)
		for _, r := range c.typed {
			s.Type(r)
		}
		widgettest.Same(t, c.name+": outside while typing", s.outside(), c.outside)
		widgettest.Same(t, c.name+": not yet the value", s.value, 300.0)
		s.Commit()
		widgettest.Same(t, c.name, widget.FormatNumber(s.value), c.want)
		widgettest.Same(t, c.name+": outside", s.outside(), c.outside)
		widgettest.Same(t, c.name+": entry", s.Entry(), "")
	}
	s := newSlider(300)
	s.Type('1')
	s.Type('2')
	widgettest.Same(t, "backspace", s.Backspace() && s.Entry() == "1", true)
	widgettest.Same(t, "cancel", s.Cancel(), true)
	widgettest.Same(t, "nothing to cancel", s.Cancel(), false)
	widgettest.Same(t, "nothing to take back", s.Backspace(), false)
	widgettest.Same(t, "value", s.value, 300.0)
}

func TestSliderClick(t *testing.T) {
	s := newSlider(300)
	s.Render(60, "ms")
	value, ok := s.Click(1)
	widgettest.Same(t, "the start", value, 0.0)
	widgettest.Same(t, "on the bar", ok, true)
	value, _ = s.Click(s.barCell - 2)
	widgettest.Same(t, "the end", value, 2000.0)
	value, _ = s.Click(s.barCell / 2)
	widgettest.Same(t, "on a step", math.Mod(value, 50), 0.0)
	_, ok = s.Click(s.barCell + 2)
	widgettest.Same(t, "on the number", ok, false)
	widgettest.Same(t, "does not set", s.value, 300.0)
}

func BenchmarkSlider(b *testing.B) {
	s := newSlider(300)
	b.ReportAllocs()
	for b.Loop() {
		s.Render(40, "ms")
	}
}

func TestSliderCountsOne(t *testing.T) {
	s := NewSlider(0, 20, 1, 5)
	for value, want := range map[float64]string{0: "0 words", 1: "1 word", 2: "2 words"} {
		s.SetValue(value)
		if got := s.text("words"); got != want {
			t.Errorf("%v is drawn as %q, want %q", value, got, want)
		}
	}
	s.SetValue(1)
	if got := s.text("ms"); got != "1 ms" {
		t.Errorf("a symbol became %q", got)
	}
}
