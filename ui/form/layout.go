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
		l.fields.Width -= l.help.Width + 1
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

// blocks draws the fields of the section in sight, those that are out of date,
// and says where each stands and how many lines there are.
func (f *Form) blocks(in widget.Area) (blocks []*block, total int) {
	rows := f.sections[f.section].rows
	labels := f.labelCells(in.Width)
	var tall *formField // it takes the room that the others leave
	free := in.Height
	for _, fd := range rows {
		if fd.block == nil || fd.block.section != f.section {
			fd.block = f.drawField(fd, labels, in)
		}
		if fd.spec.Tall {
			tall = fd
		} else {
			free -= len(fd.block.lines)
		}
	}
	if tall != nil && f.drawn.free != free-2 {
		f.drawn.free = free - 2
		tall.block = f.drawField(tall, labels, in)
	}
	for _, fd := range rows {
		fd.block.top = total
		blocks = append(blocks, fd.block)
		total += len(fd.block.lines)
	}
	return blocks, total
}

func (f *Form) labelCells(width int) int {
	widest := 12
	for _, fd := range f.sections[f.section].rows {
		widest = max(widest, cells.Width(f.label(fd)))
	}
	return max(0, min(widest+1, width*2/5))
}

// follow moves the window over the section so that the focused field, or at
// least its cursor, is in sight.
func (f *Form) follow() {
	in := f.layout().fields
	if in.Height <= 0 {
		return
	}
	blocks, total := f.blocks(in)
	for _, b := range blocks {
		if b.field != f.focused {
			continue
		}
		last := b.top + len(b.lines) - 1
		f.offset = widget.Window(last, f.offset, in.Height, total)
		f.offset = widget.Window(b.top, f.offset, in.Height, total)
		if b.cursor {
			f.offset = widget.Window(b.top+b.cursorY, f.offset, in.Height, total)
		}
		return
	}
	f.offset = widget.Window(f.offset, f.offset, in.Height, total)
}
