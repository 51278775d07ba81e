package input

import (
	"strconv"
	"strings"
)

// entryLimit is how many signs of a number can be typed: more than any float
// needs.
const entryLimit = 18

// Type takes a typed digit, minus, or decimal point (a comma is one too). The
// first one starts a number in the place of the value. It reports whether the
// slider took the rune.
func (s *Slider) Type(r rune) (known bool) {
	switch {
	case r >= '0' && r <= '9':
	case r == '-' && s.entry == "":
	case r == '.' || r == ',':
		if strings.Contains(s.entry, ".") {
			return false
		}
		r = '.'
	default:
		return false
	}
	if len(s.entry) < entryLimit {
		s.entry += string(r)
	}
	return true
}

// Backspace takes the last typed sign back and reports whether a number was being
// typed.
func (s *Slider) Backspace() (some bool) {
	if s.entry == "" {
		return false
	}
	s.entry = s.entry[:len(s.entry)-1]
	return true
}

// Digits returns the number being typed, or "".
func (s *Slider) Digits() string { return s.entry }

// Typed returns the number being typed; ok is false while that is none.
func (s *Slider) Typed() (number float64, ok bool) {
	number, err := strconv.ParseFloat(s.entry, 64)
	return number, err == nil
}

// Commit takes what is typed as the value, out of range or not. What is no
// number is dropped.
func (s *Slider) Commit() {
	if number, ok := s.Typed(); ok {
		s.SetValue(number)
	}
	s.entry = ""
}

// Cancel drops what is typed and reports whether there was anything.
func (s *Slider) Cancel() (dropped bool) {
	dropped = s.entry != ""
	s.entry = ""
	return dropped
}
