package rehearse

import (
	"slices"

	"personae/model/rehearsal/picture"
)

// scales are the steps of the zoom, in milliseconds a column.
var scales = []int{picture.LeastScale, 50, 100, 200, 500, 1000, 2000, 5000, 10_000}

func (v *View) columns() int { return max(0, v.width-2-laneLabel) }

func (v *View) fit() int { return max(fitting(v.length(), v.columns()), picture.LeastScale) }

// columnMs is the scale that is drawn.
func (v *View) columnMs() int {
	if v.scale == 0 {
		return v.fit()
	}
	return v.scale
}

// start brings the beginning of the stretch within the call.
func (v *View) start(from int) {
	v.from = max(0, min(from, v.length()-v.columns()*v.columnMs()))
}

// scrollTo scrolls so that a time is in sight, with some of what comes before.
func (v *View) scrollTo(at int) {
	span := v.columns() * v.columnMs()
	if at < v.from || at >= v.from+span {
		v.start(at - span/8)
		return
	}
	v.start(v.from)
}

// zoom goes to the next scale, in when steps is negative. The present time keeps
// its column.
func (v *View) zoom(steps int) {
	old := v.columnMs()
	anchor, column := v.at, (v.at-v.from)/old
	if v.at < v.from || column >= v.columns() {
		column = v.columns() / 2
		anchor = v.from + column*old
	}
	at, known := slices.BinarySearch(scales, old)
	if !known && steps > 0 {
		at-- // the next scale is the one at hand
	}
	v.scale = scales[max(0, min(at+steps, len(scales)-1))]
	if v.scale >= v.fit() {
		v.scale = 0
	}
	v.start(anchor - column*v.columnMs())
}

// scroll moves the stretch by eighths of what is in sight.
func (v *View) scroll(eighths int) {
	v.start(v.from + eighths*max(1, v.columns()/8)*v.columnMs())
}

func (v *View) goTo(at int) {
	v.at = max(0, min(at, v.length()))
	v.event = -1
	for i, e := range v.side().call.Events {
		if e.Start > v.at {
			break
		}
		v.event = i
	}
	v.scrollTo(v.at)
}

func (v *View) step(by int) {
	v.pick(max(0, min(v.event+by, len(v.side().call.Events)-1)))
}

func (v *View) pick(event int) {
	events := v.side().call.Events
	if event < 0 || event >= len(events) {
		return
	}
	v.event, v.at = event, events[event].Start
	v.scrollTo(v.at)
}

func (v *View) other() {
	v.active = (v.active + 1) % len(v.sides)
	v.goTo(v.at)
}

// seed shows the call of another seed, from its start.
func (v *View) seed(by int) {
	seed := v.cache.Setup().Seed
	if by < 0 {
		seed--
	} else {
		seed++
	}
	v.cache.SetSeed(seed)
	v.at, v.from = 0, 0
	v.Refresh()
}

func (v *View) scrollFigures(lines int) {
	v.offset = v.window(v.areas().figures).By(lines)
}
