package input

import (
	"math"
	"strconv"
)

// Slider is a number on a scale: stepped by keys, set by a click, or typed. It
// may have no value, with a word for what that means.
type Slider struct {
	base
	low, high      float64
	step, big      float64
	origin         float64 // where stepping starts while there is no value
	value          float64
	set            bool // there is a value
	state          string
	entry          string // a number being typed
	room           int    // the least cells that the number is given
	width, barCell int    // of the last drawing, which clicks are measured by
}

// NewSlider returns a slider without a value from low to high, which is above it.
// A step and a big step are above 0. All are in the value's unit.
func NewSlider(low, high, step, big float64) *Slider {
	return &Slider{low: low, high: high, step: step, big: big, origin: low}
}

// SetOrigin sets where stepping starts from while there is no value: what the
// missing value stands for. It is the scale's start unless set.
func (s *Slider) SetOrigin(origin float64) { s.origin = origin }

// SetRoom sets the least cells that the number and its unit are given, so that
// sliders under each other have bars of one length.
func (s *Slider) SetRoom(cells int) { s.room = cells }

// SetValue sets the number.
func (s *Slider) SetValue(value float64) { s.value, s.set, s.state, s.entry = value, true, "", "" }

// SetState takes the number away and shows text, the meaning of that.
func (s *Slider) SetState(text string) { s.value, s.set, s.state, s.entry = 0, false, text, "" }

// Value returns the number; ok is false when there is none.
func (s *Slider) Value() (value float64, ok bool) { return s.value, s.set }

// Step moves the number n steps, big ones if asked, onto the steps counted from
// the scale's start, and never past its ends. From no value it starts at the
// origin. It drops what is being typed, and reports whether the number changed.
func (s *Slider) Step(n int, big bool) (changed bool) {
	s.entry = ""
	if n == 0 {
		return false
	}
	size, from := s.step, s.origin
	if big {
		size = s.big
	}
	if s.set {
		from = s.value
	}
	to := s.clamp(s.onStep(from+float64(n)*size, n))
	if s.set && (to == from || (to > from) != (n > 0)) {
		return false
	}
	s.SetValue(to)
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

func (s *Slider) clamp(v float64) float64 { return math.Max(s.low, math.Min(s.high, v)) }

// tidy takes the noise of binary fractions out of v: 0.1+0.2 is 0.3.
func tidy(v float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return out
}

// outside reports whether the number, or the one being typed, is not on the
// scale.
func (s *Slider) outside() bool {
	v, ok := s.value, s.set
	if s.entry != "" {
		v, ok = s.Typed()
	}
	return ok && !(v >= s.low && v <= s.high)
}
