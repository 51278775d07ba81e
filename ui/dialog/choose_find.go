package dialog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// found is an item that fits what was typed, with the letters that fit.
type found struct {
	item    int
	letters []int // byte offsets into the label
}

// filter finds the items that fit what was typed: first those that have it in their
// label or in the words they are also found by, then those whose label has its
// letters.
func (c *Choose[T]) filter() {
	c.found = c.found[:0]
	typed := strings.ToLower(strings.TrimSpace(c.line.Value()))
	if typed == "" {
		for i := range c.items {
			if !c.items[i].Sought {
				c.found = append(c.found, found{item: i})
			}
		}
		return
	}
	var named, meant, alike []found
	matches := fuzzy.FindFrom(typed, labels[T](c.items))
	for _, m := range matches {
		if strings.Contains(strings.ToLower(c.items[m.Index].Label), typed) {
			named = append(named, found{m.Index, m.MatchedIndexes})
		} else if !c.items[m.Index].Sought {
			alike = append(alike, found{m.Index, m.MatchedIndexes})
		}
	}
	for i := range c.items {
		if also := c.items[i].Also; also != "" && !slices.ContainsFunc(named, func(f found) bool { return f.item == i }) &&
			strings.Contains(strings.ToLower(also), typed) {
			meant = append(meant, found{item: i})
			alike = slices.DeleteFunc(alike, func(f found) bool { return f.item == i })
		}
	}
	inWord := func(f found) int { // 0 where it begins a word of the label
		if strings.Contains(" "+strings.ToLower(c.items[f.item].Label), " "+typed) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(named, func(a, b found) int { return cmp.Or(inWord(a)-inWord(b), a.item-b.item) })
	c.found = slices.Concat(named, meant, alike)
}

// labels makes items searchable.
type labels[T any] []Item[T]

// String implements fuzzy.Source.
func (l labels[T]) String(i int) string { return l[i].Label }

// Len implements fuzzy.Source.
func (l labels[T]) Len() int { return len(l) }
