package input

import (
	"strings"

	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The cells of a slider. Below the narrowest track only the number is drawn.
const (
	narrowest  = 8
	textColumn = 11 // "10000 ms" with the mark of a problem
	longest    = 48
)

func (s *Slider) text(unit string) string {
	switch {
	case s.entry != "":
		if unit == "" {
			return s.entry
		}
		return s.entry + " " + unit
	case !s.set:
		return s.state
	}
	return counted(s.value, unit)
}

// counted writes a number with its unit: "1 word", "2 words". A symbol such as
// "s" or "ms" never changes.
func counted(number float64, unit string) string {
	if number == 1 && len(unit) > len("ms") {
		unit = strings.TrimSuffix(unit, "s")
	}
	return strings.TrimSuffix(widget.FormatNumber(number)+" "+unit, " ")
}

// layout returns the cells of the number and of the track (0: none) for a width.
// They do not change with the number, so that tracks under each other begin and
// end alike.
func (s *Slider) layout(width int) (text, bar int) {
	text, most := textColumn, longest
	if s.marks.TextColumn > 0 {
		text = s.marks.TextColumn
	}
	if s.marks.LongestTrack > 0 {
		most = s.marks.LongestTrack
	}
	if bar = min(width-text-1, most); bar < narrowest {
		return width, 0
	}
	return text, bar
}

// Render draws the slider in exactly width cells: the number with its unit, or the
// word for having none, and the track.
func (s *Slider) Render(width int, unit string) string {
	room, bar := s.layout(width)
	s.width, s.barX, s.barCell = width, room+1, bar
	if width <= 0 {
		return ""
	}
	pens := theme.PensOf(s.styles)
	number := pens.Text
	switch {
	case s.outside():
		number = pens.Bad
	case s.focused:
		number = pens.AccentStrong
	case s.marks.Quiet:
		number = pens.Faint
	case !s.set && s.entry == "":
		number = pens.Muted
	}
	text := s.text(unit)
	if cells.Width(text) > room {
		text = s.text("") // the number matters more
	}
	if s.outside() && cells.Width(text)+2 <= room {
		text += " " + theme.SignBad
	}
	label := number.Paint(cells.Fit(text, room))
	if bar == 0 {
		return label
	}
	return label + " " + s.track(bar) + cells.Blank(width-room-1-bar)
}

// track draws the scale in exactly width cells: what is useful, the notch, and
// behind that what is only allowed; on it the value, the saved one, the default and
// where people are.
func (s *Slider) track(width int) string {
	pens := theme.PensOf(s.styles)
	inside := width - 2
	notch := s.notch(inside)
	value, ok := s.shown()
	at := -1
	if ok {
		at = s.cell(value, inside)
	}
	first, last := -1, -1
	if s.marks.PeopleHigh > s.marks.PeopleLow {
		first, last = s.cell(s.marks.PeopleLow, inside), s.cell(s.marks.PeopleHigh, inside)
	}
	mark := func(v *float64) int {
		if v == nil {
			return -1
		}
		return s.cell(*v, inside)
	}
	saved, origin := mark(s.marks.Saved), mark(s.marks.Default)
	line, filled, knob, people := pens.Line, pens.Muted, pens.Strong, pens.Faint
	switch {
	case s.marks.Quiet && !s.focused:
		filled, knob, people = line, pens.Faint, line
	case s.focused:
		filled, knob = pens.Accent, pens.AccentStrong
	}
	if s.outside() {
		filled, knob = pens.Bad, pens.Bad
	}
	var b strings.Builder
	line.Write(&b, "▕")
	for i := range inside {
		sign, pen := "─", line
		if i < at {
			pen = filled
		}
		switch {
		case i == at:
			sign, pen = "◆", knob
		case i == saved:
			sign, pen = "◇", people
		case i == origin:
			sign = "┼"
		case i == notch:
			sign = "┊"
		case i > notch:
			sign = "·"
		case i >= first && i <= last:
			if sign = "━"; i > at {
				pen = people
			}
		}
		pen.Write(&b, sign)
	}
	line.Write(&b, "▏")
	return b.String()
}

// notch is the cell between what is useful and what is only allowed; inside where
// all is useful.
func (s *Slider) notch(inside int) int {
	if s.scale.Useful >= s.scale.High {
		return inside
	}
	return inside - 1 - max(2, inside/6)
}

// cell is where a number stands on a track of so many cells.
func (s *Slider) cell(v float64, inside int) int {
	notch := s.notch(inside)
	if v <= s.scale.Useful || notch == inside {
		return int(widget.Share(v, s.scale.Low, s.scale.Useful)*float64(notch-1) + .5)
	}
	return notch + 1 + int(widget.Share(v, s.scale.Useful, s.scale.High)*float64(inside-notch-2)+.5)
}

// CursorX returns the cell behind the number being typed; ok is false when none
// is, since the slider has no cursor then.
func (s *Slider) CursorX() (x int, ok bool) {
	if s.entry == "" {
		return 0, false
	}
	return max(0, min(len(s.entry), s.width-1)), true
}

// Click returns the number at cell x of the last drawing, on a step; ok is false
// beside the track. It does not set it.
func (s *Slider) Click(x int) (value float64, ok bool) {
	if s.barCell == 0 || x < s.barX || x >= s.barX+s.barCell {
		return 0, false
	}
	return s.Drag(x)
}

// Drag is Click for a pointer that is held: beside the track it is at the end that
// is nearer.
func (s *Slider) Drag(x int) (value float64, ok bool) {
	if s.barCell == 0 {
		return 0, false
	}
	inside := s.barCell - 2
	notch, at := s.notch(inside), float64(max(0, min(x-s.barX-1, inside-1)))
	if value = s.scale.Low + (s.scale.Useful-s.scale.Low)*at/float64(notch-1); int(at) >= notch {
		value = s.scale.Useful + (s.scale.High-s.scale.Useful)*max(0, at-float64(notch)-1)/float64(inside-notch-2)
	}
	step := s.stepAt(value, 1)
	return s.clamp(onStep(value+step/2, step, 1)), true
}
