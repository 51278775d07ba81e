package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/form/editor"
	"personae/ui/view"
	"personae/ui/widget"
)

func (f *Form) clicked(msg tea.MouseClickMsg) (view.Action, tea.Cmd) {
	if msg.Button != tea.MouseLeft {
		return nil, nil
	}
	l := f.layout()
	switch {
	case l.header && msg.Y == 0 && f.dirty > 0 && msg.X > f.width/2:
		return view.FormChanges{}, nil
	case l.sections.Contains(msg.X, msg.Y):
		f.clickSection(f.firstSection(l.sections.Height) + msg.Y - l.sections.Y)
	case l.tabs.Contains(msg.X, msg.Y):
		f.clickTab(msg.X)
	case l.fields.Contains(msg.X, msg.Y):
		return f.clickField(l.fields, msg.X-l.fields.X, msg.Y-l.fields.Y)
	}
	return nil, nil
}

func (f *Form) clickSection(section int) {
	if section < len(f.sections) && section != f.section && len(f.sections[section].rows) > 0 {
		f.enter(section, f.firstRow(section))
	}
}

// clickTab turns to the section whose tab is in a column, or one further at the
// arrows.
func (f *Form) clickTab(x int) {
	shown, before, after := f.tabs(f.width)
	for _, t := range shown {
		if x >= t.x && x < t.x+t.width {
			f.clickSection(t.section)
			return
		}
	}
	switch {
	case before && x == 0:
		f.turn(-1)
	case after && x == f.width-1:
		f.turn(1)
	}
}

// clickField gives the focus to the field in a line, and the click to its widget
// when it falls on it.
func (f *Form) clickField(in widget.Area, x, y int) (view.Action, tea.Cmd) {
	blocks, _ := f.blocks(in)
	for _, b := range blocks {
		line := y + f.offset - b.top
		if line < 0 || line >= len(b.lines) {
			continue
		}
		if b.field == nil {
			f.clickSection(b.section)
			return nil, nil
		}
		if b.fix > 0 && line == b.fix {
			return f.Do(keymap.FormFix)
		}
		inside := x >= b.inputX && x < b.inputX+b.inputWidth && line >= b.inputY && line < b.inputY+b.rows
		e := f.editorOf(b.field)
		if inside && b.field != f.focused && e.Layout() == editor.Under {
			e.Click(x-b.inputX, line-b.inputY) // before it grows under the pointer
			inside = false
		}
		f.turnTo(b.section)
		f.turned = false // what is clicked stays under the pointer
		f.moveTo(b.field)
		if !inside {
			return nil, nil
		}
		f.history.close()
		f.dragged, f.dragX = b.field, in.X+b.inputX
		action, cmd := f.take(b.field, e.Click(x-b.inputX, line-b.inputY))
		f.follow()
		return action, cmd
	}
	return nil, nil
}

// pulled lets the knob that was clicked follow the pointer, until it is let go.
func (f *Form) pulled(msg tea.MouseMotionMsg) (view.Action, tea.Cmd) {
	fd := f.dragged
	if fd == nil || msg.Button != tea.MouseLeft {
		return nil, nil
	}
	r := f.editorOf(fd).Drag(msg.X - f.dragX)
	if !r.Changed {
		return nil, nil
	}
	return f.take(fd, r)
}

func (f *Form) released() {
	if f.dragged != nil {
		f.dragged = nil
		f.history.close()
	}
}

// wheeled scrolls the long text under the pointer, else the section.
func (f *Form) wheeled(msg tea.MouseWheelMsg) (view.Action, tea.Cmd) {
	lines := view.Wheel(msg) * view.WheelLines
	l := f.layout()
	in := l.fields
	if l.help.Contains(msg.X, msg.Y) {
		f.scrollHelp(lines)
		return nil, nil
	}
	if lines == 0 || !in.Contains(msg.X, msg.Y) {
		return nil, nil
	}
	blocks, total := f.blocks(in)
	for _, b := range blocks {
		line := msg.Y - in.Y + f.offset - b.top
		if b.field == f.focused && line >= 0 && line < len(b.lines) {
			if r := f.editorOf(b.field).Scroll(lines); r.Handled {
				return f.take(b.field, r)
			}
		}
	}
	f.offset = widget.Scroll{Offset: f.offset, Total: total, Height: in.Height}.By(lines)
	return nil, nil
}
