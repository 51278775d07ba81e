package form

import (
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Sizes at which the layout changes, in cells.
const (
	sectionsFrom = 80  // columns: the sections stand at the left, not as tabs
	helpFrom     = 120 // columns: the help stands at the right, not below
	sectionCells = 16  // columns of the list of sections
	roomy        = 20  // lines: of the fields, for air between long texts
	narrowRule   = 16  // lines: there is room for a rule under the tabs
	wideFields   = 100 // columns of the fields: all sections have their values in one column
	narrowTrack  = 28  // columns of a slider where help is below, so that it is no longer than beside it
)

// docks says how many lines the call has along the bottom, its rule included, by
// the height of the form, the highest first.
var docks = []struct{ from, lines int }{{42, 12}, {27, 9}, {19, 4}, {16, 3}, {12, 2}}

// helpsBelow says how many lines the help has below the fields, likewise.
var helpsBelow = []struct{ from, lines int }{{42, 6}, {27, 4}, {16, 2}, {12, 1}}

// layout is where everything stands. An area without width or height is not
// drawn.
type layout struct {
	sections, tabs, fields, help widget.Area
	side                         widget.Area // the call, under its rule
	header, rule                 bool
}

// beside reports whether the help stands at the right of the fields.
func (l layout) beside() bool { return l.help.X > 0 }

// layout has the header, the fields between what leads to them and what explains
// them, and the call along the whole bottom. More columns never take any from the
// fields.
func (f *Form) layout() layout {
	l := layout{header: f.height >= 3}
	wide := f.width >= sectionsFrom
	top, bottom := 0, f.height
	if l.header {
		top++
	}
	if !wide && f.height >= 4 {
		l.tabs = widget.Area{Y: top, Width: f.width, Height: 1}
		top++
	}
	if l.rule = f.height >= narrowRule || wide && f.height >= 5; l.rule {
		top++
	}
	if dock := f.dockLines(); dock > 0 {
		l.side = widget.Area{Y: bottom - dock + 1, Width: f.width, Height: dock - 1}
		bottom -= dock
	}
	if lines := linesFor(f.height, helpsBelow); f.width < helpFrom && lines > 0 {
		l.help = widget.Area{Y: bottom - lines, Width: f.width, Height: lines}
		bottom -= lines + 1
	}
	l.fields = widget.Area{Y: top, Width: f.width, Height: bottom - top}
	if wide {
		l.sections = widget.Area{Y: top, Width: sectionCells, Height: bottom - top}
		l.fields.X, l.fields.Width = sectionCells+1, f.width-sectionCells-1
	}
	if f.width >= helpFrom {
		l.help = widget.Area{Y: top, Width: max(34, min(f.width*28/100, 64)), Height: bottom - top}
		l.help.X = f.width - l.help.Width
		l.fields.Width -= l.help.Width
	}
	return l
}

// dockLines is what the call takes at the bottom.
func (f *Form) dockLines() int {
	if f.side == nil {
		return 0
	}
	return linesFor(f.height, docks)
}

func linesFor(height int, sizes []struct{ from, lines int }) int {
	for _, size := range sizes {
		if height >= size.from {
			return size.lines
		}
	}
	return 0
}

// labelCells is what the labels of a section take: in a wide form those of all have
// the same, so that values stand under each other.
func (f *Form) labelCells(s *section, width int) int {
	widest := 12
	for i := range f.sections {
		if other := &f.sections[i]; other == s || width >= wideFields {
			for _, fd := range other.rows {
				widest = max(widest, cells.Width(f.label(fd)))
			}
		}
	}
	return max(0, min(widest+1, width*9/20))
}
