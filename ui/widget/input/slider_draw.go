package input

import (
	"math"
	"strings"

	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// narrowest is the fewest cells that a bar is drawn in; below, only the number
// is.
const narrowest = 8

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

// layout returns the cells of the bar (0: none) and of the text for a width. The
// text's cells hold the longest number of the scale, so that the bar keeps its
// length while the number changes.
func (s *Slider) layout(width int, unit string) (bar, text int) {
	text = max(s.room, cells.Width(s.text(unit)))
	for _, end := range [...]float64{s.low, s.high, s.low + s.step, s.high - s.step} {
		text = max(text, cells.Width(counted(end, unit)))
	}
	if s.entry != "" {
		text++ // the cursor
	}
	if s.outside() {
		text = max(text, cells.Width(s.text(unit))+2) // the mark
	}
	bar = min(width-text-1, 48)
	if bar < narrowest {
		return 0, width
	}
	return bar, width - bar - 1
}

// Render draws the slider in exactly width cells: a bar, and the number with its
// unit, or the word for having none.
func (s *Slider) Render(width int, unit string) string {
	bar, room := s.layout(width, unit)
	s.width, s.barCell = width, bar
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
	case !s.set && s.entry == "":
		number = pens.Muted
	}
	text := s.text(unit)
	if s.outside() && cells.Width(text)+2 <= room {
		text += " " + theme.SignBad
	}
	label := number.Paint(cells.Fit(text, room))
	if bar == 0 {
		return label
	}
	return s.bar(bar) + " " + label
}

// bar draws the bar in exactly width cells. It follows a number while that is
// being typed.
func (s *Slider) bar(width int) string {
	pens := theme.PensOf(s.styles)
	value, ok := s.Typed()
	if !ok {
		value, ok = s.Value()
	}
	if !ok {
		at := widget.Share(s.origin, s.low, s.high)
		cell := int(math.Round(at * float64(width-3)))
		return pens.GaugeRest.Paint("▕" + strings.Repeat("░", cell) + "▒" + strings.Repeat("░", width-3-cell) + "▏")
	}
	pen := pens.Gauge
	if s.outside() {
		pen = pens.Bad
	}
	return widget.GaugeFilled(widget.Share(value, s.low, s.high), width, pen, pens.GaugeRest)
}

// CursorX returns the cell behind the number being typed; ok is false when none
// is, since the slider has no cursor then.
func (s *Slider) CursorX() (x int, ok bool) {
	if s.entry == "" {
		return 0, false
	}
	x = len(s.entry)
	if s.barCell > 0 {
		x += s.barCell + 1
	}
	return max(0, min(x, s.width-1)), true
}

// Click returns the number at cell x of the last drawing, on a step; ok is false
// beside the bar. It does not set it.
func (s *Slider) Click(x int) (value float64, ok bool) {
	if s.barCell == 0 || x < 0 || x >= s.barCell {
		return 0, false
	}
	at := widget.Share(float64(x), 1, float64(s.barCell-2))
	steps := math.Round(at * (s.high - s.low) / s.step)
	return s.clamp(tidy(s.low + steps*s.step)), true
}
