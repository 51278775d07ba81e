package form

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model/check"
	"personae/ui/form/editor"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// gutter is the columns before a label: the bar of the focus, the mark of a
// change, and a blank.
const gutter = 3

// mostProblemLines is how much of a field's problems is shown under it.
const mostProblemLines = 4

// block is a field, or the heading of a section, as it is drawn.
type block struct {
	field            *formField // nil for a heading
	section, top     int        // where it was drawn, and on which line of the form
	lines            []string
	inputX, inputY   int // where its widget begins
	inputWidth, rows int // and how big it is
	cursorX, cursorY int
	cursor           bool
	fix              int  // the line of what mends it; 0 for none
	airy             bool // a blank line follows it
}

func (b *block) draw(e editor.Editor, most int) []string {
	lines := e.Draw(max(b.inputWidth, 1), most)
	b.rows = len(lines)
	return widget.Fill(lines, b.inputWidth, b.rows)
}

func (f *Form) drawField(fd *formField, section, labels int, in widget.Area) *block {
	width := rowCells(in)
	e := f.editorOf(fd)
	b := &block{field: fd, section: section}
	e.SetMarks(f.marksOf(fd))
	wrong := f.drawProblems(fd, width)
	if e.Layout() == editor.Under {
		f.drawUnder(b, fd, e, labels, width, in.Height-len(wrong))
	} else {
		f.drawBeside(b, fd, e, labels, width)
	}
	b.lines = append(b.lines, wrong...)
	if len(wrong) > 0 && fd == f.focused && fixOf(fd) != nil {
		b.fix = len(b.lines) - 1
	}
	if b.airy {
		b.lines = append(b.lines, cells.Blank(width))
	}
	if fd == f.focused {
		x, y, shown := e.Cursor()
		b.cursorX, b.cursorY, b.cursor = b.inputX+x, b.inputY+y, shown && f.readOnly == ""
	}
	return b
}

func (f *Form) drawBeside(b *block, fd *formField, e editor.Editor, labels, width int) {
	b.inputX = min(gutter+labels, width)
	b.inputWidth = width - b.inputX
	most := 6
	if b.inputWidth < 1 {
		most = 1
	}
	for i, line := range b.draw(e, most) {
		head := f.head(fd, i == 0, labels)
		if fd.note.Inert != "" && fd != f.focused {
			line = f.quiet(line)
		}
		b.lines = append(b.lines, cells.Fit(head, b.inputX)+line)
	}
	if waiting := f.waiting(fd, width-gutter); waiting != "" {
		line := f.head(fd, false, 0) + f.styles.Pens.Faint.Paint(waiting)
		b.lines = append(b.lines, cells.Fit(line, width))
	}
	if note := e.Note(); note != "" {
		line := f.head(fd, false, labels) + f.styles.Pens.Warning.Paint(cells.Fit(note, b.inputWidth))
		b.lines = append(b.lines, cells.Fit(line, width))
	}
}

func (f *Form) drawUnder(b *block, fd *formField, e editor.Editor, labels, width, height int) {
	b.inputX, b.inputY = min(gutter, width), 1
	b.inputWidth = width - b.inputX
	most := height - 1
	if fd != f.focused {
		most = min(most, max(editor.LeastRows, height/2))
		if fd.spec.Tall {
			most = max(min(most, editor.RestingRows), min(f.drawn.free, height-1))
		}
	}
	lines := b.draw(e, max(most, 1))
	note := f.styles.Pens.Faint.Paint(cells.Fit(e.Note(), max(0, width-gutter-labels)))
	b.lines = append(b.lines, cells.Fit(f.head(fd, true, labels)+note, width))
	if b.rows == 0 {
		return
	}
	for _, line := range lines {
		b.lines = append(b.lines, cells.Fit(f.head(fd, false, 0), b.inputX)+line)
	}
	b.airy = height >= roomy
}

// marksOf is what the track of a number shows beside it.
func (f *Form) marksOf(fd *formField) editor.Marks {
	m := editor.Marks{Low: fd.note.Low, High: fd.note.High, Quiet: fd.note.Inert != "", Revealed: f.revealed}
	if fd.dirty {
		m.Saved = fd.saved
	}
	if f.width < helpFrom {
		m.LongestTrack = narrowTrack
	}
	return m
}

// quiet draws a line of what cannot matter: a track, which says how much it is
// itself, stays as it is.
func (f *Form) quiet(line string) string {
	if plain := ansi.Strip(line); !strings.Contains(plain, "▕") {
		return f.styles.Pens.Faint.Paint(plain)
	}
	return line
}

// head draws what stands before a widget: the gutter and, on the first line, the
// label in so many columns.
func (f *Form) head(fd *formField, first bool, labels int) string {
	pens := &f.styles.Pens
	var b strings.Builder
	label := pens.Muted
	if fd == f.focused {
		pens.LineFocused.Write(&b, "▌")
		label = pens.AccentStrong
	} else {
		b.WriteByte(' ')
	}
	if !first {
		b.WriteString(cells.Blank(gutter - 1 + labels))
		return b.String()
	}
	marks := 0
	if fd.dirty {
		pens.Change.Write(&b, "•")
		marks++
	}
	if fd.note.Inert != "" {
		if label = pens.Faint; fd == f.focused {
			label = pens.AccentStrong
		}
		label.Write(&b, "∅")
		marks++
	}
	b.WriteString(cells.Blank(2 - marks))
	label.Write(&b, cells.Fit(f.label(fd), max(0, labels-1)))
	if labels > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// drawProblems draws what is wrong with a field, in words, and what mends it.
func (f *Form) drawProblems(fd *formField, width int) []string {
	if len(fd.problems) == 0 || width < gutter+8 {
		return nil
	}
	c := &widget.Lines{Width: width - gutter}
	for _, p := range fd.problems {
		if p.Severity == check.SeverityHint && fd.note.Inert != "" {
			continue // the help says why it cannot matter
		}
		mark, pen := view.Severity(p.Severity, &f.styles.Pens)
		c.Point(mark, p.Text, pen)
	}
	c.All = c.All[:min(len(c.All), mostProblemLines)]
	if fix := fixOf(fd); fix != nil && fd == f.focused {
		c.Point("→", f.keys.Shown(keymap.FormFix)+": "+fix.Label, f.styles.Pens.Strong)
	}
	edge := f.head(fd, false, 0)
	for i, line := range c.All {
		c.All[i] = edge + line
	}
	return c.All
}

// Legend explains the signs of the form, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "◆", Meaning: "the value on its scale; what is left of it is drawn stronger"},
		{Sign: "◇", Meaning: "what is saved"},
		{Sign: "┼", Meaning: "the default"},
		{Sign: "━", Meaning: "where most people are"},
		{Sign: "┊", Meaning: "beyond this is what is allowed and seldom useful"},
		{Sign: "•", Meaning: "differs from what is saved"},
		{Sign: "∅", Meaning: "does nothing as the others are set"},
	}
}
