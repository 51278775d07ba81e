package list

import "personae/model"

// The widths that do not depend on the screen's, in cells.
const (
	gutterWidth    = 3 // cursor, selection mark, a blank
	scrollbarWidth = 2 // a blank and the bar
	leastName      = 20
	goodName       = 26 // what a name gets before its project comes
	comfortName    = 35 // what it gets before those that say least
	cutWidth       = 7  // "Cuts in", and with it the longest mode, "medium"
	barWidth       = 2  // of the mode's bar before its word
	yieldWidth     = 8  // "20 words"
	noiseWidth     = 6  // "office"
	projectWidth   = 12
	tagsWidth      = 20
	dateWidth      = 10 // "2026-11-22"
	thereWidth     = 5  // "There"; a sign a remote
	thereWords     = 13 // "↓ newer there"
)

// lacksWidth has room for every system's letter, and for the title.
var lacksWidth = max(len("Lacks"), len(model.Letters))

// columns is how wide each column is; 0 leaves it out. They stand in this order
// after the gutter, each but the name with gap blanks before it.
type columns struct {
	name, tags, project, cut, yield, noise, lacks, there, updated int

	gap int
}

// columnsFor shares out width cells. What matters least is left out first, and
// the name takes what the others leave. project says whether rows of several
// projects stand side by side, and remotes how many the library has.
func columnsFor(width int, project bool, remotes int) columns {
	c := columns{name: width - gutterWidth, gap: 1}
	there := 0
	if remotes > 0 {
		there = max(thereWidth, remotes)
	}
	switch {
	case c.name >= comfortName+cutWidth+barWidth+yieldWidth+noiseWidth+lacksWidth+4*2:
		c.gap = 2
		c.take(&c.cut, cutWidth+barWidth, 0)
		c.take(&c.yield, yieldWidth, 0)
		c.take(&c.noise, noiseWidth, 0)
		c.take(&c.lacks, lacksWidth, 0)
		c.take(&c.there, there, leastName)
		if project {
			c.take(&c.project, projectWidth, goodName)
		}
		if remotes == 1 && c.name-(thereWords-c.there) >= goodName && c.there > 0 {
			c.name, c.there = c.name-(thereWords-c.there), thereWords
		}
		c.take(&c.tags, tagsWidth, comfortName)
		c.take(&c.updated, dateWidth, comfortName)
	default:
		c.take(&c.cut, cutWidth, leastName-4)
		c.take(&c.yield, yieldWidth, leastName)
		c.take(&c.lacks, lacksWidth, leastName)
		c.take(&c.there, there, leastName)
		c.take(&c.noise, noiseWidth, comfortName)
	}
	c.name = max(0, c.name)
	return c
}

// take gives a column its width where at least so much is left for the name.
func (c *columns) take(column *int, width, name int) {
	if left := c.name - width - c.gap; width > 0 && left >= name {
		*column, c.name = width, left
	}
}
