package list

import (
	"strings"

	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

const (
	searchLeft   = 3  // " / ", before what is typed
	countMost    = 18 // "12,345 of 100,000"
	valueMost    = 28 // a project, a tag or a search in the header
	betweenParts = " · "
)

// part is a piece of the header. Those with the highest drop go first when the
// line is too short; 0 stays.
type part struct {
	text string
	pen  theme.Pen
	drop int
}

// drawHeader draws the first line: what restricts the list, what is selected and
// how it is sorted; or the search line while it is typed in.
func (l *List) drawHeader() string {
	p := &l.styles.Pens
	if l.width < 4 {
		return cells.Blank(l.width)
	}
	count := cells.Cut(l.countText(), l.countWidth())
	pen := p.Muted
	if l.rows.err != nil {
		pen = p.Bad
	}
	right := pen.Paint(count) + " "
	rightWidth := cells.Width(count) + 1
	if l.typing {
		left := " " + p.AccentStrong.Paint("/") + " " + l.search.Render()
		return cells.Fit(left, l.width-rightWidth) + right
	}
	left := " " + l.drawParts(l.parts(), l.width-rightWidth-2)
	return cells.Fit(left, l.width-rightWidth) + right
}

func (l *List) countWidth() int { return min(countMost, l.width/3) }

func (l *List) searchWidth() int { return max(0, l.width-searchLeft-l.countWidth()-2) }

func (l *List) countText() string {
	w := &l.rows
	switch {
	case l.fault != nil:
		return "not searched"
	case w.err != nil && w.loaded && !w.stale:
		return theme.SignBad + " not up to date"
	case w.err != nil:
		return theme.SignBad + " not read"
	case w.counting:
		return "counting…"
	case w.stale && w.loaded:
		return "searching…"
	case !w.loaded:
		return "loading…"
	case w.total < w.all:
		return thousands(w.total) + " of " + thousands(w.all)
	}
	return thousands(w.all) + words.Either(w.all, " persona", " personas")
}

func (l *List) parts() []part {
	p := &l.styles.Pens
	var out []part
	if l.query.Search != "" {
		out = append(out, part{"search “" + short(l.query.Search) + "”", p.Strong, 0})
	}
	out = append(out, l.scope()...)
	if n := l.SelectedCount(); n > 0 {
		out = append(out, part{"✓ " + thousands(n) + " selected", p.Marked, 0})
	}
	return append(out, part{"sort: " + l.query.SortWords(), p.Muted, 2})
}

// scope returns the filters, the search apart.
func (l *List) scope() []part {
	p := &l.styles.Pens
	var out []part
	if l.query.Project == "" {
		out = append(out, part{"all projects", p.Muted, 3})
	} else {
		out = append(out, part{"project " + short(l.query.Project), p.Text, 1})
	}
	for _, tag := range l.query.Tags {
		out = append(out, part{"#" + short(tag), p.Tag, 0})
	}
	if l.query.Ready != "" {
		out = append(out, part{"ready for " + short(l.query.Ready.Title()), p.Good, 0})
	}
	return out
}

func short(s string) string { return cells.Cut(cells.Clean(s), valueMost) }

func (l *List) drawParts(parts []part, width int) string {
	for total(parts) > width {
		last, at := 0, -1
		for i, p := range parts {
			if p.drop > last {
				last, at = p.drop, i
			}
		}
		if at < 0 {
			break
		}
		parts = append(parts[:at:at], parts[at+1:]...)
	}
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			l.styles.Pens.Faint.Write(&b, betweenParts)
		}
		p.pen.Write(&b, p.text)
	}
	return cells.Cut(b.String(), width)
}

// total is how many cells parts take in a row.
func total(parts []part) int {
	width := 0
	for i, p := range parts {
		if i > 0 {
			width += cells.Width(betweenParts)
		}
		width += cells.Width(p.text)
	}
	return width
}

func (l *List) drawTitles() string {
	c, p := &l.columns, l.styles.Pens.Faint
	var b strings.Builder
	p.Write(&b, cells.Blank(gutterWidth)+cells.Fit("Name", c.name))
	d := drawer{b: &b, gap: c.gap}
	d.text(c.tags, "Tags", p)
	d.text(c.project, "Project", p)
	d.text(c.cut, "Cuts in", p)
	d.text(c.yield, "Yields", p)
	d.text(c.noise, "Noise", p)
	d.text(c.lacks, "Lacks", p)
	d.text(c.there, "There", p)
	d.text(c.updated, "Updated", p)
	return cells.Fit(b.String(), l.width)
}
