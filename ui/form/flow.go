package form

import (
	"strings"

	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The sections stand under each other, and the fields are a window over all of them:
// where a section is short, those behind it fill the rest.

// blocks draws what is out of date of the fields, and says where each stands and how
// many lines there are. A block without a field is a heading.
func (f *Form) blocks(in widget.Area) (blocks []*block, total int) {
	blocks = f.drawn.blocks[:0]
	add := func(b *block) {
		b.top = total
		blocks = append(blocks, b)
		total += len(b.lines)
	}
	for i := range f.sections {
		s := &f.sections[i]
		if i > 0 {
			if s.heading == nil {
				s.heading = f.drawHeading(i, in)
			}
			add(s.heading)
		}
		s.top = total
		if i == f.section || !f.unused(s) {
			for _, fd := range f.drawRows(i, in) {
				add(fd.block)
			}
		}
		s.bottom = total
	}
	f.drawn.blocks = blocks
	return blocks, total
}

// drawRows draws the rows of a section that are out of date. A tall one takes the
// room that the others leave, so that its section fills the window.
func (f *Form) drawRows(i int, in widget.Area) []*formField {
	s := &f.sections[i]
	labels := -1
	draw := func(fd *formField) {
		if labels < 0 {
			labels = f.labelCells(s, in.Width)
		}
		fd.block = f.drawField(fd, i, labels, in)
	}
	var tall *formField
	free := in.Height
	for _, fd := range s.rows {
		if fd.block == nil || fd.block.section != i {
			draw(fd)
		}
		if fd.spec.Tall {
			tall = fd
		} else {
			free -= len(fd.block.lines)
		}
	}
	if tall != nil && f.drawn.free != free-2 {
		f.drawn.free = free - 2
		draw(tall)
	}
	return s.rows
}

// drawHeading draws what stands before a section: its name in a rule, and whether it
// is not used.
func (f *Form) drawHeading(i int, in widget.Area) *block {
	s, pens := &f.sections[i], &f.styles.Pens
	title := " " + string(s.group) + " "
	name, rest := pens.Heading.Paint(title), cells.Width(title)
	if f.unused(s) && in.Width > rest+20 {
		name = pens.Faint.Paint(title + "· not used ")
		rest += cells.Width("· not used ")
	}
	width := rowCells(in)
	line := "  " + pens.Line.Paint("─") + name + pens.Line.Paint(strings.Repeat("─", max(0, width-rest-3)))
	b := &block{section: i, lines: []string{cells.Fit(line, width)}}
	if in.Height >= roomy {
		b.lines = []string{cells.Blank(width), b.lines[0]}
	}
	return b
}

const edgeCells = 2 // a blank and the scroll bar behind every row

func rowCells(in widget.Area) int { return max(0, in.Width-edgeCells) }

// follow moves the window so that the section with the focus is in sight as a whole,
// or from its first field, and then so that the focused field, or at least its
// cursor, is.
func (f *Form) follow() {
	in := f.layout().fields
	if in.Height <= 0 {
		return
	}
	blocks, total := f.blocks(in)
	show := func(line int) { f.offset = widget.Window(line, f.offset, in.Height, total) }
	if s := &f.sections[f.section]; f.turned {
		f.turned = false
		if s.top < f.offset || s.bottom > f.offset+in.Height {
			f.offset = s.top
		}
	}
	for _, b := range blocks {
		if b.field != f.focused || b.field == nil {
			continue
		}
		show(b.top + len(b.lines) - 1)
		show(b.top)
		if b.cursor {
			show(b.top + b.cursorY)
		}
		return
	}
	show(f.offset)
}
