package list

import (
	"cmp"

	"personae/model/search"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines at the foot that say why a persona is found, and the height from which
// the list has them.
const (
	whyLines = 3 // a rule, and two of words
	whyFrom  = 12
)

// Why says why the persona under the cursor is found, for a list that has the screen
// to itself.
type Why struct {
	Alone func() bool // nothing beside the list shows the persona
	// Words are those round a match of the persona of an id in so many cells, "" for
	// none; ok is false while they are not known yet.
	Words func(id string, width int) (words string, ok bool)
}

// SetWhy lends the list what says why.
func (l *List) SetWhy(why Why) { l.why = why }

// whyHeight is the lines that are kept for it while something is searched for.
func (l *List) whyHeight() int {
	if l.query.Search == "" || l.height < whyFrom || l.why.Alone == nil || !l.why.Alone() {
		return 0
	}
	return whyLines
}

func (l *List) drawWhy() []string {
	height := l.whyHeight()
	row, ok := l.Current()
	if height == 0 || !ok || l.width < gutterWidth {
		return widget.Fill(nil, l.width, height)
	}
	pens := &l.styles.Pens
	lines, width := []string{widget.Rule("found in it", l.width, l.styles)}, l.width-2*gutterWidth
	words, ok := l.why.Words(row.ID, (whyLines-1)*width)
	if !ok {
		return widget.Fill(lines, l.width, height)
	}
	text := cmp.Or(words, "its name, a tag or a setting")
	for _, line := range cells.Wrap(text, width) {
		lines = append(lines, cells.Blank(gutterWidth)+cells.Mark(line, l.sought.Texts(search.Prompt), pens.Muted, pens.Match))
	}
	return widget.Fill(lines, l.width, height)
}
