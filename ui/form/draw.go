package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// drawn is what was drawn before and is still right.
type drawn struct {
	sections []string
	blocks   []*block // the last, to be used again
	free     int      // lines that the tall field has, as others of its section need none of them
	help     fixedHelp
	side     sidePane
}

func (f *Form) redrawAll() {
	for _, fd := range f.order {
		fd.block = nil
	}
	for i := range f.sections {
		f.sections[i].heading = nil
	}
	f.drawn = drawn{blocks: f.drawn.blocks}
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
		lines = append(lines, f.ruled("", '┬', l))
	}
	fields, cursor := f.drawFields(l.fields)
	lines = f.joinColumns(lines, l, fields)
	joined := '┴' // where the columns above end
	if !l.beside() && l.help.Height > 0 {
		lines = append(lines, f.ruled(f.helpTitle(l.help.Width), joined, l))
		lines = append(lines, f.drawShortHelp(l.help)...)
		joined = 0
	}
	if l.side.Height > 0 {
		lines = append(lines, f.ruled(f.side.Title(f.width-6, l.side.Height), joined, l))
		lines = append(lines, f.drawSide(l.side)...)
	}
	if f.width < 12 || len(lines) != f.height {
		lines = widget.Fill(lines, f.width, f.height)
	}
	return view.Frame{Lines: lines, Cursor: cursor}
}

// joinColumns puts the fields between the sections and the help.
func (f *Form) joinColumns(lines []string, l layout, fields []string) []string {
	bar := f.styles.Pens.Line.Paint("│")
	edges := f.drawEdges(l)
	var sections, help []string
	if l.sections.Width > 0 {
		sections = f.drawSections(l.sections)
	}
	if l.beside() {
		help = f.drawHelp(l.help)
	}
	for i, line := range fields {
		switch {
		case help != nil:
			line = sections[i] + bar + line + edges[i] + help[i]
		case sections != nil:
			line = sections[i] + bar + line + edges[i]
		default:
			line += edges[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// drawEdges draws what stands behind the rows: a blank, and the scroll bar, which is
// the rule before the help as well.
func (f *Form) drawEdges(l layout) []string {
	in := l.fields
	edges := make([]string, in.Height)
	_, total := f.blocks(in)
	bar := widget.Scrollbar(total, in.Height, f.offset, in.Height)
	if b := f.focused.block; b != nil && len(b.lines) >= in.Height {
		bar = nil // a text that fills the window has a bar of its own
	}
	blank := cells.Blank(min(in.Width, edgeCells))
	rule, thumb := " "+f.styles.Pens.Line.Paint("│"), " "+f.styles.Pens.Line.Paint("█")
	for i := range edges {
		switch {
		case in.Width < edgeCells, bar == nil && !l.beside():
			edges[i] = blank
		case i < len(bar) && bar[i] == "█":
			edges[i] = thumb
		default:
			edges[i] = rule
		}
	}
	return edges
}

// ruled draws a rule over the whole width with a title in it, which joins the bars
// between the columns above or below by a sign; 0 for none.
func (f *Form) ruled(title string, joint rune, l layout) string {
	if title != "" {
		title = cells.Cut(title, max(0, f.width-6))
	}
	signs := []rune(strings.Repeat("─", f.width))
	at, end := 2, 2+cells.Width(title)
	join := func(x int) {
		if joint != 0 && x > 0 && x < f.width && (title == "" || x < at-1 || x > end) {
			signs[x] = joint
		}
	}
	join(l.fields.X - 1)
	if l.beside() {
		join(l.help.X - 1)
	}
	pen := f.styles.Pens.Line
	if title == "" || f.width <= end {
		return pen.Paint(string(signs))
	}
	return pen.Paint(string(signs[:at-1])+" ") + f.styles.Pens.Heading.Paint(title) + pen.Paint(" "+string(signs[end+1:]))
}

// drawFields draws the window over the rows, and says where the real cursor is.
func (f *Form) drawFields(in widget.Area) (lines []string, cursor *tea.Cursor) {
	if in.Height <= 0 {
		return nil, nil
	}
	blocks, total := f.blocks(in)
	from := widget.Scroll{Total: total, Height: in.Height}.To(f.offset)
	lines = make([]string, 0, in.Height)
	for _, b := range blocks {
		if first, end := max(0, from-b.top), min(len(b.lines), from+in.Height-b.top); first < end {
			lines = append(lines, b.lines[first:end]...)
		}
		if b.field != f.focused || b.field == nil {
			continue
		}
		if at := b.top - from; at >= 0 && at < in.Height && in.Width > 0 {
			cursor = view.RowCursor(in.X, in.Y+at)
		}
		if at := b.top + b.cursorY - from; b.cursor && at >= 0 && at < in.Height && b.cursorX < in.Width {
			cursor = tea.NewCursor(in.X+b.cursorX, in.Y+at)
		}
	}
	for len(lines) < in.Height {
		lines = append(lines, cells.Blank(rowCells(in)))
	}
	return lines, cursor
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
		*last = sidePane{widget.Fill(f.side.Draw(in.Width, in.Height), in.Width, in.Height), f.version, in}
	}
	return last.lines
}
