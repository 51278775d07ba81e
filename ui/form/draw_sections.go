package form

import (
	"fmt"

	"personae/model/check"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// marks draws a section's counts, what is gravest first, as many as fit: errors,
// fields that differ, warnings. width is the cells it takes.
func (f *Form) marks(s *section, room int) (text string, width int) {
	pens := &f.styles.Pens
	add := func(mark string, n int, paint func(string) string) {
		piece := fmt.Sprintf("%s%d", mark, n)
		gap := min(width, 1)
		if n == 0 || width+gap+cells.Width(piece) > room {
			return
		}
		text += cells.Blank(gap) + paint(piece)
		width += gap + cells.Width(piece)
	}
	add(theme.SignBad, s.count[check.SeverityError], pens.Bad.Paint)
	add("•", s.dirty, pens.Change.Paint)
	add(theme.SignWarning, s.count[check.SeverityWarning], pens.Warning.Paint)
	return text, width
}

// unused reports whether a section belongs to a vendor that is not used.
func (f *Form) unused(s *section) bool {
	return len(s.rows) == 1 && s.rows[0].isRoot() && !f.used[s.rows[0].spec.Path]
}

func (f *Form) drawSections(in widget.Area) []string {
	if f.drawn.sections == nil {
		f.drawn.sections = make([]string, len(f.sections))
		for i := range f.sections {
			f.drawn.sections[i] = f.drawSection(i, in.Width)
		}
	}
	from := f.firstSection(in.Height)
	lines := make([]string, 0, in.Height)
	lines = append(lines, f.drawn.sections[from:min(len(f.sections), from+in.Height)]...)
	for len(lines) < in.Height {
		lines = append(lines, cells.Blank(in.Width))
	}
	return lines
}

func (f *Form) firstSection(height int) int {
	return widget.Window(f.section, 0, height, len(f.sections))
}

func (f *Form) drawSection(i, width int) string {
	pens := &f.styles.Pens
	s := &f.sections[i]
	pen, bar := pens.Text, " "
	switch {
	case i == f.section:
		pen, bar = pens.AccentStrong, pens.LineFocused.Paint("▌")
	case f.unused(s):
		pen = pens.Faint
	}
	marks, taken := f.marks(s, width-2-cells.Width(string(s.group)))
	return bar + pen.Paint(cells.Fit(string(s.group), max(0, width-1-taken))) + marks
}

type tab struct{ section, x, width int }

// tabs returns the sections that the line of tabs shows: the one in sight, and
// those around it that there is room for.
func (f *Form) tabs(width int) (shown []tab, before, after bool) {
	widths := make([]int, len(f.sections))
	for i := range f.sections {
		_, marks := f.marks(&f.sections[i], f.width)
		if marks > 0 {
			marks++
		}
		widths[i] = cells.Width(string(f.sections[i].group)) + marks + 2
	}
	first, last := f.section, f.section
	room := width - 2 - widths[f.section] // the arrows at both ends
	for grown := true; grown; {
		grown = false
		if last+1 < len(widths) && widths[last+1] <= room {
			last++
			room -= widths[last]
			grown = true
		}
		if first > 0 && widths[first-1] <= room {
			first--
			room -= widths[first]
			grown = true
		}
	}
	x := 1
	for i := first; i <= last; i++ {
		shown = append(shown, tab{i, x, widths[i]})
		x += widths[i]
	}
	return shown, first > 0, last < len(widths)-1
}

func (f *Form) drawTabs() string {
	pens := &f.styles.Pens
	shown, before, after := f.tabs(f.width)
	line, used := " ", 1
	if before {
		line = pens.Muted.Paint("‹")
	}
	for _, t := range shown {
		s := &f.sections[t.section]
		name := string(s.group)
		marks, _ := f.marks(s, f.width)
		if marks != "" {
			marks = " " + marks
		}
		switch {
		case t.section == f.section:
			line += pens.AccentStrong.Paint("["+name) + marks + pens.AccentStrong.Paint("]")
		case f.unused(s):
			line += " " + pens.Faint.Paint(name) + marks + " "
		default:
			line += " " + pens.Text.Paint(name) + marks + " "
		}
		used += t.width
	}
	if used >= f.width {
		return cells.Fit(line, f.width)
	}
	end := " "
	if after {
		end = pens.Muted.Paint("›")
	}
	return line + cells.Blank(f.width-used-1) + end
}
