package list

import "personae/model"

// The widths that do not depend on the screen's, in cells.
const (
	gutterWidth    = 4 // cursor, selection mark, on or off, a blank
	scrollbarWidth = 2 // a blank and the bar
	leastName      = 20
	cutFull        = 4 // room for its title
	cutCompact     = 2
	yieldFull      = 8 // "↩20w/10s"
	yieldCompact   = 5 // "↩9.5s"
	noiseFull      = 6 // "office"
	noiseCompact   = 1
	projectWidth   = 12
	dateWidth      = 10 // "2026-11-22"
	leastTags      = 14
	mostTags       = 32
	comfortName    = 34 // what a name gets before other columns grow
)

// The systems' letters: "F E A M", or "FEAM" where room is short.
var (
	readyFull    = 2*len(model.Letters) - 1
	readyCompact = len(model.Letters)
)

// columns is how wide each column is; 0 leaves it out. They stand in this order
// after the gutter, each but the name with gap blanks before it.
type columns struct {
	name, tags, project, cut, yield, noise, ready, updated int

	gap  int
	full bool // room for words and titles, not just for signs
}

// columnsFor shares out width cells. What matters least is left out first, and
// the name is the last to shrink. project says whether rows of several projects
// stand side by side.
func columnsFor(width int, project bool) columns {
	free := width - gutterWidth
	c := columns{gap: 1}
	switch {
	case free >= leastName+cutFull+yieldFull+noiseFull+readyFull+4*2:
		c = columns{cut: cutFull, yield: yieldFull, noise: noiseFull, ready: readyFull, gap: 2, full: true}
	case free >= leastName-4+cutCompact+yieldCompact+noiseCompact+readyCompact+4:
		c.cut, c.yield, c.noise, c.ready = cutCompact, yieldCompact, noiseCompact, readyCompact
	case free >= leastName-8+cutCompact+readyCompact+2:
		c.cut, c.ready = cutCompact, readyCompact
	}
	free -= c.used()
	if c.full {
		free = c.addWide(free, project)
	}
	c.name = max(0, free)
	return c
}

// addWide adds the columns that only a wide screen has room for, and returns
// what is left for the name.
func (c *columns) addWide(free int, project bool) int {
	spare := free - leastName - 4
	take := func(want int) int {
		if spare < want+c.gap {
			return 0
		}
		spare -= want + c.gap
		return want
	}
	if project {
		c.project = take(projectWidth)
	}
	c.tags = take(leastTags)
	c.updated = take(dateWidth)
	if c.tags > 0 {
		more := max(0, min(spare-(comfortName-leastName-4), mostTags-c.tags))
		c.tags += more
		spare -= more
	}
	return leastName + 4 + spare
}

// used is how many cells the columns take, the name apart.
func (c *columns) used() int {
	total := 0
	for _, w := range []int{c.tags, c.project, c.cut, c.yield, c.noise, c.ready, c.updated} {
		if w > 0 {
			total += w + c.gap
		}
	}
	return total
}
