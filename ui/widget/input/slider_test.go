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
	s := NewSlider(Scale{High: 2000, Step: 50, Big: 500})
	s.SetStyles(widgettest.Dark)
	s.SetValue(value)
	return s
}

func TestSliderFits(t *testing.T) {
	number := rapid.OneOf(rapid.Float64Range(-100, 3000), rapid.Float64(), rapid.Just(math.Inf(1)), rapid.Just(math.NaN()))
	rapid.Check(t, func(t *rapid.T) {
		above := rapid.Float64Range(1e-3, 1e5)
		low := rapid.Float64Range(-1e5, 1e5).Draw(t, "low")
		s := NewSlider(Scale{
			Low: low, High: low + above.Draw(t, "length"), Useful: rapid.Float64Range(-1e5, 1e5).Draw(t, "useful"),
			Step: above.Draw(t, "step"), Big: above.Draw(t, "big"),
		})
		mark := number.Draw(t, "mark")
		s.SetMarks(Marks{Saved: &mark, Default: &mark, PeopleLow: low, PeopleHigh: mark, Quiet: rapid.Bool().Draw(t, "quiet")})
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
	look := func(what, want string) {
		t.Helper()
		widgettest.Same(t, what, ansi.Strip(s.Render(34, "ms")), want)
	}
	look("a value", "300 ms      ▕───◆────────────────▏")
	s.SetValue(5000)
	look("out of range", "5000 ms ✗   ▕───────────────────◆▏")
	origin, saved := 1000.0, 500.0
	s.SetMarks(Marks{Default: &origin, Saved: &saved, PeopleLow: 100, PeopleHigh: 700})
	s.SetState("preset")
	look("a state, the default, the saved one and people", "preset      ▕─━━━━◇━━──┼─────────▏")
	s = NewSlider(Scale{High: 10000, Useful: 2000, Step: 50, Big: 500})
	s.SetStyles(widgettest.Dark)
	s.SetValue(1000)
	look("what is useful", "1000 ms     ▕────────◆───────┊···▏")
	s.SetValue(8000)
	look("and beyond", "8000 ms     ▕────────────────┊··◆▏")
	widgettest.Same(t, "narrow", ansi.Strip(s.Render(9, "ms")), "8000 ms  ")
}

// TestMostOfTheTrackIsWhereThePeopleAre: a step in the useful range moves the knob,
// or is a cell at most every few steps.
func TestMostOfTheTrackIsWhereThePeopleAre(t *testing.T) {
	s := NewSlider(Scale{High: 10000, Useful: 2000, Step: 50, Big: 500})
	s.Render(44, "ms")
	seen := map[int]bool{}
	for v := 0.0; v <= 2000; v += 50 {
		seen[s.cell(v, s.barCell-2)] = true
	}
	if got, most := len(seen), s.barCell-2; got < most*3/4 {
		t.Errorf("0 to 2000 ms are %d of %d cells", got, most)
	}
}

func TestStepsGrowWithTheNumber(t *testing.T) {
	s := NewSlider(Scale{High: 10000, Useful: 2000, Step: 50, Big: 500})
	for _, c := range []struct {
		from float64
		n    int
		big  bool
		want float64
	}{
		{250, 1, false, 300},
		{1000, 1, false, 1050},
		{2000, 1, false, 2100},
		{2000, -1, false, 1950},
		{4000, 1, false, 4200},
		{4200, -1, false, 4000},
		{2000, 1, true, 3000},
		{10000, -1, false, 9800},
		{9990, 1, false, 10000},
	} {
		s.SetValue(c.from)
		s.Step(c.n, c.big)
		if s.value != c.want {
			t.Errorf("%v by %d (big: %t) is %v, want %v", c.from, c.n, c.big, s.value, c.want)
		}
	}
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
	origin := 1000.0
	s.SetMarks(Marks{Default: &origin})
	widgettest.Same(t, "from no value", s.Step(1, false), true)
	widgettest.Same(t, "it starts at the origin", s.value, 1050.0)
}

func TestSliderStepsAreClean(t *testing.T) {
	s := NewSlider(Scale{High: 1, Step: 0.1, Big: 0.5})
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
		widgettest.Same(t, c.name+": entry", s.Digits(), "")
	}
	s := newSlider(300)
	s.Type('1')
	s.Type('2')
	widgettest.Same(t, "backspace", s.Backspace() && s.Digits() == "1", true)
	widgettest.Same(t, "cancel", s.Cancel(), true)
	widgettest.Same(t, "nothing to cancel", s.Cancel(), false)
	widgettest.Same(t, "nothing to take back", s.Backspace(), false)
	widgettest.Same(t, "value", s.value, 300.0)
}

func TestSliderClick(t *testing.T) {
	s := newSlider(300)
	s.Render(60, "ms")
	value, ok := s.Click(s.barX + 1)
	widgettest.Same(t, "the start", value, 0.0)
	widgettest.Same(t, "on the track", ok, true)
	value, _ = s.Click(s.barX + s.barCell - 2)
	widgettest.Same(t, "the end", value, 2000.0)
	value, _ = s.Click(s.barX + s.barCell/2)
	widgettest.Same(t, "on a step", math.Mod(value, 50), 0.0)
	_, ok = s.Click(2)
	widgettest.Same(t, "on the number", ok, false)
	value, _ = s.Drag(2)
	widgettest.Same(t, "dragged beyond the start", value, 0.0)
	value, _ = s.Drag(300)
	widgettest.Same(t, "dragged beyond the end", value, 2000.0)
	widgettest.Same(t, "does not set", s.value, 300.0)
	for cell := range s.barCell - 2 { // the knob comes under the pointer
		value, _ = s.Click(s.barX + 1 + cell)
		if at := s.cell(value, s.barCell-2); at < cell-1 || at > cell+1 {
			t.Errorf("a click on cell %d puts the knob on %d", cell, at)
		}
	}
}

func BenchmarkSlider(b *testing.B) {
	s := newSlider(300)
	b.ReportAllocs()
	for b.Loop() {
		s.Render(40, "ms")
	}
}

func TestSliderCountsOne(t *testing.T) {
	s := NewSlider(Scale{High: 20, Step: 1, Big: 5})
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
