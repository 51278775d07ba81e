package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/check"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// drawn is what was drawn before and is still right.
type drawn struct {
	sections []string
	free     int // lines of the section in sight that no other field than the tall one needs
	facts    factLines
	side     sidePane
}

func (f *Form) redrawAll() {
	for _, fd := range f.order {
		fd.block = nil
	}
	f.drawn = drawn{}
}

// Render implements view.View.
func (f *Form) Render() view.Frame {
	if f.width <= 0 || f.height <= 0 {
		return view.Frame{Lines: widget.Fill(nil, f.width, f.height)}
	}
	l := f.layout()
	lines := make([]string, 0, f.height)
	if l.header {
		lines = append(lines, f.drawHeader())
	}
	if l.tabs.Height > 0 {
		lines = append(lines, f.drawTabs())
	}
	if l.rule {
		lines = append(lines, f.drawRule(l))
	}
	fields, cursor := f.drawFields(l.fields)
	if l.wide {
		lines = f.joinWide(lines, l, fields)
	} else {
		lines = append(lines, fields...)
		if l.side.Height > 0 {
			lines = append(lines, f.drawSide(l.side)...)
		}
		if l.helpRule {
			lines = append(lines, f.helpRule(l.help.Width))
			lines = append(lines, f.drawShortHelp(l.help)...)
		}
	}
	if f.width < 12 || len(lines) != f.height {
		lines = widget.Fill(lines, f.width, f.height)
	}
	return view.Frame{Lines: lines, Cursor: cursor}
}

func (f *Form) joinWide(lines []string, l layout, fields []string) []string {
	bar := f.styles.Pens.Line.Paint("│")
	sections := f.drawSections(l.sections)
	help := f.drawHelp(l.help)
	if l.side.Height > 0 {
		help = append(help, widget.Rule("", l.side.Width, f.styles))
		help = append(help, f.drawSide(l.side)...)
	}
	for i, line := range fields {
		lines = append(lines, sections[i]+bar+line+bar+help[i])
	}
	return lines
}

func (f *Form) drawRule(l layout) string {
	pen := f.styles.Pens.Line
	if !l.wide {
		return pen.Paint(strings.Repeat("─", f.width))
	}
	return pen.Paint(strings.Repeat("─", l.sections.Width) + "┬" +
		strings.Repeat("─", l.fields.Width) + "┬" + strings.Repeat("─", l.help.Width))
}

func (f *Form) drawHeader() string {
	pens := &f.styles.Pens
	name := f.working.Name
	if name == "" {
		name = "New persona"
		if !f.isNew {
			name = "Unnamed persona"
		}
	}
	state := fmt.Sprintf("rev %d", f.base.Revision)
	if at := f.base.Persona.UpdatedAt; at != "" {
		state += ", " + cells.Clean(view.Short(f.now, at))
	}
	switch {
	case f.readOnly != "":
		state = "read-only"
	case f.isNew:
		state = "new"
	}
	var right []string
	width := 0
	add := func(text string, paint func(string) string) {
		right = append(right, paint(text))
		width += cells.Width(text) + 3
	}
	switch {
	case f.dirty > 0:
		add("• "+words.Count(f.dirty, "change"), pens.Change.Paint)
	case !f.isNew:
		add("saved", pens.Faint.Paint)
	}
	if n := f.total(check.SeverityError); n > 0 {
		add(theme.SignBad+" "+words.Count(n, "error"), pens.Bad.Paint)
	}
	if n := f.total(check.SeverityWarning); n > 0 {
		add(theme.SignWarning+" "+words.Count(n, "warning"), pens.Warning.Paint)
	}
	room := f.width - width - 1
	if room < 12 {
		right, room = nil, f.width-1
	}
	stateRoom := cells.Width(state) + 2
	shown := cells.Cut(cells.Clean(name), max(0, room-stateRoom))
	gap := room - cells.Width(shown) - stateRoom
	if gap < 0 {
		return pens.Strong.Paint(cells.Fit(" "+cells.Clean(name), f.width))
	}
	line := " " + pens.Strong.Paint(shown) + "  " + pens.Faint.Paint(state) + cells.Blank(gap)
	if len(right) > 0 {
		line += "  " + strings.Join(right, pens.Line.Paint(" · ")) + " "
	}
	return line
}

// drawFields draws the window over the section in sight, and says where the real
// cursor is.
func (f *Form) drawFields(in widget.Area) (lines []string, cursor *tea.Cursor) {
	if in.Height <= 0 {
		return nil, nil
	}
	blocks, total := f.blocks(in)
	all := make([]string, 0, total)
	for _, b := range blocks {
		all = append(all, b.lines...)
		at := b.top + b.cursorY - f.offset
		if b.cursor && b.field == f.focused && at >= 0 && at < in.Height && b.cursorX < in.Width {
			cursor = tea.NewCursor(in.X+b.cursorX, in.Y+at)
		}
	}
	window := widget.Scroll{Offset: f.offset, Total: total, Height: in.Height}
	return window.Draw(in.Width, f.styles.Pens.Line, func(i int) string { return all[i] }), cursor
}

// sidePane is the lent pane as it was drawn last, and for what.
type sidePane struct {
	lines   []string
	version int
	area    widget.Area
}

// drawSide draws the lent pane, again only when the persona, the focus or the
// room is another.
func (f *Form) drawSide(in widget.Area) []string {
	last := &f.drawn.side
	if last.lines == nil || last.version != f.version || last.area != in {
		*last = sidePane{widget.Fill(f.side(in.Width, in.Height), in.Width, in.Height), f.version, in}
	}
	return last.lines
}
