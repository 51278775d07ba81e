package form

import (
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Sizes at which the layout changes, in cells.
const (
	roomyFrom    = 140 // columns: and room for every mark beside a section
	narrowHelp   = 12  // lines: below the fields there is room for help
	roomyHelp    = 20  // lines: and for two lines more of it
	narrowRule   = 16  // lines: and for a rule under the tabs
	leastSide    = 6   // lines: the side pane is not drawn smaller beside the fields
	stripLines   = 2   // lines: what it has under them
	sectionCells = 20  // columns of the list of sections
)

// layout is where everything stands. An area without width or height is not
// drawn.
type layout struct {
	wide                         bool
	sections, tabs, fields, help widget.Area
	side                         widget.Area
	header, rule, helpRule       bool
}

func (f *Form) layout() layout {
	if f.width >= widget.Wide {
		return f.wideLayout()
	}
	return f.narrowLayout()
}

// wideLayout has sections, fields and help side by side under the header and a
// rule.
func (f *Form) wideLayout() layout {
	l := layout{wide: true, header: f.height >= 3, rule: f.height >= 5}
	top := 0
	if l.header {
		top++
	}
	if l.rule {
		top++
	}
	height := f.height - top
	sectionCells := sectionCells
	if f.width >= roomyFrom {
		sectionCells += 4
	}
	helpCells := max(34, min(f.width*30/100, 64))
	l.sections = widget.Area{Y: top, Width: sectionCells, Height: height}
	l.fields = widget.Area{X: sectionCells + 1, Y: top, Width: f.width - sectionCells - helpCells - 2, Height: height}
	l.help = widget.Area{X: f.width - helpCells, Y: top, Width: helpCells, Height: height}
	if f.side != nil {
		rows := max(height*45/100, min(height, 10))
		if height-rows-1 >= leastSide {
			l.help.Height = rows
			l.side = widget.Area{X: l.help.X, Y: top + rows + 1, Width: helpCells, Height: height - rows - 1}
		}
	}
	return l
}

// narrowLayout has tabs above the fields and a few lines of help below.
func (f *Form) narrowLayout() layout {
	l := layout{header: f.height >= 3}
	top, bottom := 0, f.height
	if l.header {
		top++
	}
	if f.height >= 4 {
		l.tabs = widget.Area{Y: top, Width: f.width, Height: 1}
		top++
	}
	if f.height >= narrowRule {
		l.rule = true
		top++
	}
	if f.height >= narrowHelp {
		lines := 2
		if f.height >= roomyHelp {
			lines = 4
		}
		l.help = widget.Area{Y: bottom - lines, Width: f.width, Height: lines}
		l.helpRule = true
		bottom -= lines + 1
	}
	if f.side != nil && f.height >= roomyHelp {
		l.side = widget.Area{Y: bottom - stripLines, Width: f.width, Height: stripLines}
		bottom -= stripLines
	}
	l.fields = widget.Area{Y: top, Width: f.width, Height: bottom - top}
	return l
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
		widest = max(widest, cells.Width(fd.spec.Label))
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
