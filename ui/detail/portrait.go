package detail

import (
	"strings"

	"personae/ui/widget/cells"
)

// Portrait is a picture that there is room for: an image of the library by its id, over
// at most so many cells.
type Portrait struct {
	ID            string
	Columns, Rows int
}

// portrait stands at the right of the first lines of a persona, and scrolls with them.
type portrait struct {
	of    Portrait // that was given, or found not to be there; zero where none was
	lines []string // as drawn, all of a width; none where there is none
	width int
}

// What a portrait takes, in cells.
const (
	leastForPortrait = 40 // of a page: with fewer, the text needs them all
	leastPortrait    = 12
	mostPortrait     = 20
	portraitGap      = 2 // before it
)

// WantsPortrait returns the portrait that is to be shown and is not yet.
func (d *Detail) WantsPortrait() (of Portrait, ok bool) {
	of, ok = d.room()
	return of, ok && d.tab == tabPersona && of != d.portrait.of
}

// room returns the portrait of the persona; ok is false where it has none, or there is
// no room for it.
func (d *Detail) room() (of Portrait, ok bool) {
	id := d.record.Persona.EvalStudio.ImageURL.Or("")
	width := d.pageWidth()
	columns := max(leastPortrait, min(width*3/10, d.bodyHeight(), mostPortrait)) // half of the lines at most
	of = Portrait{id, columns, columns / 2}
	ok = d.state == stateRecord && id != "" && !strings.Contains(id, "://") && width >= leastForPortrait && d.bodyHeight() >= of.Rows
	return of, ok
}

// SetPortrait shows a picture, over the lines that it takes and all of the same width;
// without any there is none to show.
func (d *Detail) SetPortrait(of Portrait, lines []string, width int) {
	shown := len(lines) > 0 || len(d.portrait.lines) > 0
	d.portrait = portrait{of, lines, width}
	if shown {
		d.forgetPages()
		d.scrollTo(d.offset)
	}
}

// keepPortrait takes away the portrait of another persona, or one that has no room any
// more. Of the same one in another size, it stays until that comes.
func (d *Detail) keepPortrait() {
	of, ok := d.room()
	if last := d.portrait.of; last.ID != "" && (!ok || of.ID != last.ID) {
		d.SetPortrait(Portrait{}, nil, 0)
	}
}

// PortraitOf returns the portrait that is shown.
func (d *Detail) PortraitOf() Portrait { return d.portrait.of }

// narrow draws what a page has from here on beside the portrait, where that reaches down
// to it.
func (d *Detail) narrow(c *canvas) {
	c.Width, c.least = d.pageWidth(), leastValue
	if at := len(c.All); at < len(d.portrait.lines) && c.Width > d.portrait.width+portraitGap {
		c.Width, c.least = c.Width-d.portrait.width-portraitGap, shortValue
	}
}

// besides puts the portrait behind a line of the page that stands beside it.
func (d *Detail) besides(i int, line string) string {
	switch {
	case d.tab != tabPersona || len(d.portrait.lines) == 0:
		return line
	case i >= len(d.portrait.lines):
		return cells.Fit(line, d.pageWidth()) // it may begin beside it
	}
	return cells.Fit(line, max(0, d.pageWidth()-d.portrait.width)) + d.portrait.lines[i]
}
