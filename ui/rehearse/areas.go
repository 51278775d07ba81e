package rehearse

import (
	"personae/model/rehearsal"
	"personae/ui/widget"
)

// Sizes at which the layout changes, in cells and lines.
const (
	highFrom   = 26 // lines: the signs are explained, and the event's cause has more room
	lowBelow   = 16 // lines: below, the noise gives its line to the figures
	eventLines = 4  // lines of an event's cause
	eventMore  = 5  // where there is room
	eventWide  = 7  // in the narrow column beside the figures
	figureRoom = 82 // cells of the figures beside the events
)

type areas struct {
	ruler   int         // the line of the ruler
	lanes   [2]int      // the line of each side's agent; the persona is under it
	below   int         // the first line under the lanes
	event   widget.Area // the cause of the present event
	events  widget.Area // the list of events; without height when there is no room
	figures widget.Area
}

// drawsNoise reports whether the lanes have a line for the noise: when there is
// some, and lines are not few.
func (v *View) drawsNoise() bool {
	if v.height < lowBelow || v.compares() && v.height < highFrom {
		return false
	}
	for i := range v.sides {
		if noise := v.sides[i].call.Noise; noise != rehearsal.NoiseNone && noise != "" {
			return true
		}
	}
	return false
}

func (v *View) areas() areas {
	a := areas{ruler: 2}
	y := a.ruler + 1
	for i := range v.sides {
		if v.compares() {
			y++ // its title
		}
		a.lanes[i] = y
		y += 2
		if v.drawsNoise() {
			y++
		}
		y++ // the pointer
	}
	if v.height >= highFrom {
		y++ // the legend
	}
	a.below = y
	cause := eventLines
	switch {
	case v.height >= highFrom:
		cause = eventMore
	case v.compares(), v.height < lowBelow:
		cause = eventLines - 1
	}
	rest := func(from int) int { return max(0, v.height-from) }
	a.event = widget.Area{Y: y + 1, Width: v.width, Height: min(cause, rest(y+1))}
	if v.width < widget.Wide {
		top := a.event.Y + a.event.Height + 1
		a.figures = widget.Area{Y: top, Width: v.width, Height: rest(top)}
		return a
	}
	left := min(v.width*45/100, v.width-figureRoom)
	a.event = widget.Area{Y: y + 1, Width: left, Height: min(eventWide, rest(y+1))}
	top := a.event.Y + a.event.Height + 1
	a.events = widget.Area{Y: top, Width: left, Height: rest(top)}
	a.figures = widget.Area{X: left + 1, Y: y + 1, Width: v.width - left - 1, Height: rest(y + 1)}
	return a
}
