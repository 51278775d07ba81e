package cli

import (
	"fmt"
	"strings"

	"personae/model/words"
)

// mostNamed is how many personas a group names where not all are asked for.
const mostNamed = 5

// groups are things of a report by what is to be said of them, in the order of the
// first of each. A group keeps the names of at most so many.
type groups struct {
	most  int
	total int // a group of so many is of all, and names nobody; 0 where that is not known
	order []string
	of    map[string]*group
}

type group struct {
	names []string
	count int
}

func (g *groups) add(what, name string) {
	if g.of == nil {
		g.of = map[string]*group{}
	}
	at := g.of[what]
	if at == nil {
		at = new(group)
		g.of[what] = at
		g.order = append(g.order, what)
	}
	if at.count++; len(at.names) < g.most {
		at.names = append(at.names, words.Line(name))
	}
}

// text says each group on a line behind a mark, with the names below it; one name
// stands on the line of the group.
func (g *groups) text(mark string) string {
	var b strings.Builder
	for _, what := range g.order {
		at := g.of[what]
		if at.count == 1 {
			fmt.Fprintf(&b, "  %s%s: %s\n", mark, at.names[0], words.Line(what))
			continue
		}
		if at.count == g.total {
			fmt.Fprintf(&b, "  %sall %d: %s\n", mark, at.count, words.Line(what))
			continue
		}
		fmt.Fprintf(&b, "  %s%s: %s\n", mark, words.Count(at.count, "persona"), words.Line(what))
		for _, name := range at.names {
			b.WriteString("    " + name + "\n")
		}
		if more := at.count - len(at.names); more > 0 {
			fmt.Fprintf(&b, "    and %d more\n", more)
		}
	}
	return b.String()
}
