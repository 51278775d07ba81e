package input

import (
	"math"
	"strconv"
)

// Scale is what numbers a slider has. All are in the value's unit.
type Scale struct {
	Low, High float64 // the ends; High is above Low
	Useful    float64 // most of the track is up to here; what is further lies behind a notch. 0: all is
	Step, Big float64 // above 0, for small numbers; for greater ones they grow
}

// Marks is what the track shows beside the value, and how it is drawn.
type Marks struct {
	Saved, Default           *float64 // nil where there is none
	PeopleLow, PeopleHigh    float64  // where most people are; the same where that is not known
	Quiet                    bool     // the value cannot matter now
	LongestTrack, TextColumn int      // cells; 0 takes the usual
}

// Slider is a number on a scale: stepped by keys, set by a click or by dragging, or
// typed. It may have no value, with a word for what that means.
type Slider struct {
	base
	scale         Scale
	marks         Marks
	value         float64
	set           bool // there is a value
	state         string
	entry         string // a number being typed
	width         int    // of the last drawing, which clicks are measured by
	barX, barCell int    // where the track begins then, and its cells; none: 0
}

// NewSlider returns a slider without a value.
func NewSlider(scale Scale) *Slider {
	if scale.Useful <= scale.Low || scale.Useful >= scale.High {
		scale.Useful = scale.High
	}
	return &Slider{scale: scale}
}

// SetMarks sets what the track shows beside the value.
func (s *Slider) SetMarks(marks Marks) { s.marks = marks }

// origin is where stepping starts from while there is no value: what the missing
// value stands for, or the scale's start.
func (s *Slider) origin() float64 {
	if s.marks.Default != nil {
		return *s.marks.Default
	}
	return s.scale.Low
}

// SetValue sets the number.
func (s *Slider) SetValue(value float64) { s.value, s.set, s.state, s.entry = value, true, "", "" }

// SetState takes the number away and shows text, the meaning of that.
func (s *Slider) SetState(text string) { s.value, s.set, s.state, s.entry = 0, false, text, "" }

// Value returns the number; ok is false when there is none.
func (s *Slider) Value() (value float64, ok bool) { return s.value, s.set }

// Step moves the number n steps, big ones if asked, onto whole steps, and never
// past the ends. From no value it starts at the origin. It drops what is being
// typed, and reports whether the number changed.
func (s *Slider) Step(n int, big bool) (changed bool) {
	s.entry = ""
	if n == 0 {
		return false
	}
	from := s.origin()
	if s.set {
		from = s.value
	}
	step := s.stepAt(from, n)
	size := step
	if big {
		size *= s.scale.Big / s.scale.Step
	}
	to := s.clamp(onStep(from+float64(n)*size, step, n))
	if s.set && (to == from || (to > from) != (n > 0)) {
		return false
	}
	s.SetValue(to)
	return true
}

// stepAt is the step from a number in a direction: the scale's own or, of 1, 2, 5,
// 10 and so on, the greatest that is at most a twentieth of the number.
func (s *Slider) stepAt(v float64, direction int) float64 {
	if direction < 0 {
		v -= s.scale.Step
	}
	step := s.scale.Step
	for tens := 1e-3; tens < 1e6; tens *= 10 {
		for _, by := range [...]float64{1, 2, 5} {
			if grown := tidy(tens * by); grown > step && grown <= math.Abs(s.clamp(v))/20 {
				step = grown
			}
		}
	}
	return step
}

// onStep returns v on the nearest whole step, or on the nearest one not beyond it
// in the direction of travel when v is between two.
func onStep(v, step float64, direction int) float64 {
	steps := v / step
	nearest := math.Round(steps)
	if math.Abs(steps-nearest) > 1e-6 {
		if direction > 0 {
			nearest = math.Floor(steps)
		} else {
			nearest = math.Ceil(steps)
		}
	}
	return tidy(nearest * step)
}

func (s *Slider) clamp(v float64) float64 {
	return math.Max(s.scale.Low, math.Min(s.scale.High, v))
}

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
	v, ok := s.shown()
	return ok && !(v >= s.scale.Low && v <= s.scale.High)
}

// shown is the number that the slider shows: the one being typed, once it is one.
func (s *Slider) shown() (number float64, ok bool) {
	if s.entry != "" {
		return s.Typed()
	}
	return s.value, s.set
}
