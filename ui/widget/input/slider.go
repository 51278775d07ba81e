package input

import (
	"math"
	"strconv"
	"strings"

	"personae/ui/widget"
)

// Slider is a number on a scale: stepped by keys, set by a click, or typed. It
// may have no value, with a word for what that means.
type Slider struct {
	base
	low, high      float64
	step, big      float64
	origin         float64 // where stepping starts while there is no value
	value          *float64
	state          string
	entry          string // a number being typed
	room           int    // the least cells that the number is given
	width, barCell int    // of the last drawing, which clicks are measured by
}

// NewSlider returns a slider from 0 to 1 without a value.
func NewSlider() *Slider { return &Slider{high: 1, step: 0.01, big: 0.1} }

// SetRange sets the scale, what one step is and what a big step is, all in the
// value's unit. Without a scale (high not above low) only the number is drawn,
// and steps are not bounded above.
func (s *Slider) SetRange(low, high, step, big float64) {
	s.low, s.high, s.step, s.big = low, high, step, big
	if !(s.step > 0) {
		s.step = 1
	}
	if !(s.big > 0) {
		s.big = 10 * s.step
	}
	s.origin = low
}

// SetOrigin sets where stepping starts from while there is no value: what the
// missing value stands for. It is the scale's start unless set after SetRange.
func (s *Slider) SetOrigin(origin float64) { s.origin = origin }

// SetRoom sets the least cells that the number and its unit are given, so that
// sliders under each other have bars of one length.
func (s *Slider) SetRoom(cells int) { s.room = cells }

// SetValue sets the number; nil takes it away.
func (s *Slider) SetValue(value *float64) {
	s.entry = ""
	if value == nil {
		s.value = nil
		return
	}
	v := *value
	s.value, s.state = &v, ""
}

// SetState takes the number away and shows text, the meaning of that.
func (s *Slider) SetState(text string) { s.value, s.state, s.entry = nil, text, "" }

// Value returns the number, or nil when there is none.
func (s *Slider) Value() *float64 {
	if s.value == nil {
		return nil
	}
	v := *s.value
	return &v
}

func (s *Slider) scaled() bool { return s.high > s.low }

// Step moves the number n steps, big ones if asked, onto the steps counted from
// the scale's start, and never past its ends. From no value it starts at the
// origin. It drops what is being typed, and reports whether the number changed.
func (s *Slider) Step(n int, big bool) (changed bool) {
	s.entry = ""
	if n == 0 {
		return false
	}
	size := s.step
	if big {
		size = s.big
	}
	from := s.origin
	if s.value != nil {
		from = *s.value
	}
	to := s.onStep(from+float64(n)*size, n)
	to = s.clamp(to)
	if s.value != nil && (to == from || (to > from) != (n > 0)) {
		return false
	}
	s.SetValue(&to)
	return true
}

// onStep returns v on the nearest step, or on the nearest one not beyond it in
// the direction of travel when v is between two.
func (s *Slider) onStep(v float64, direction int) float64 {
	steps := (v - s.low) / s.step
	nearest := math.Round(steps)
	if math.Abs(steps-nearest) > 1e-6 {
		if direction > 0 {
			nearest = math.Floor(steps)
		} else {
			nearest = math.Ceil(steps)
		}
	}
	return tidy(s.low + nearest*s.step)
}

// clamp returns v within the scale, if there is one.
func (s *Slider) clamp(v float64) float64 {
	if !s.scaled() {
		return math.Max(s.low, v)
	}
	return math.Max(s.low, math.Min(s.high, v))
}

// tidy takes the noise of binary fractions out of v: 0.1+0.2 is 0.3.
func tidy(v float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return out
}

// Problem says what is wrong with the number, in words, or "".
func (s *Slider) Problem() string {
	v := s.value
	if s.entry != "" {
		typed, err := strconv.ParseFloat(s.entry, 64)
		if err != nil {
			if s.unfinished() {
				return ""
			}
			return "Not a number. Type digits, a minus or a decimal point."
		}
		v = &typed
	}
	if v == nil || !s.scaled() || *v >= s.low && *v <= s.high {
		return ""
	}
	return "Out of range: " + widget.FormatNumber(s.low) + " to " + widget.FormatNumber(s.high) + "."
}

// unfinished reports whether what is typed can still become a number.
func (s *Slider) unfinished() bool { return strings.Trim(s.entry, "-.") == "" }
