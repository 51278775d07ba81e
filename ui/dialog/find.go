package dialog

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// found is an item that fits what was typed, with the letters that fit.
type found struct {
	item    int
	letters []int // byte offsets into the label
}

// filter finds the items that fit what was typed, the best first: those whose
// label has it at the start of a word, those that are known by such a word, and
// where there are none those that have its letters in their order. What cannot be
// chosen comes last.
func (c *Choose[T]) filter() {
	c.found = c.found[:0]
	typed := strings.Fields(strings.ToLower(c.line.Value()))
	if len(typed) == 0 {
		for i, item := range c.items {
			if !item.Typed {
				c.found = append(c.found, found{item: i})
			}
		}
		return
	}
	var known, all []found
	for i, item := range c.items {
		letters, inLabel := starts(item.Label, typed)
		_, inWords := starts(item.Label+" "+item.Words, typed)
		switch {
		case item.All && strings.HasPrefix(strings.ToLower(item.Label), typed[0]):
			all = append(all, found{item: i})
		case item.All:
		case inLabel:
			c.found = append(c.found, found{i, letters})
		case inWords:
			known = append(known, found{item: i})
		}
	}
	if c.found = append(c.found, known...); len(c.found) == 0 {
		c.addScattered(strings.Join(typed, ""))
	}
	c.found = append(c.found, all...)
	slices.SortStableFunc(c.found, func(a, b found) int { return c.last(a) - c.last(b) })
}

// addScattered adds the items whose label has the typed letters in their order.
func (c *Choose[T]) addScattered(typed string) {
	labels := make([]string, len(c.items))
	for i := range c.items {
		labels[i] = c.items[i].Label
	}
	for _, m := range fuzzy.Find(typed, labels) {
		if item := c.items[m.Index]; !item.All && !item.Typed {
			c.found = append(c.found, found{m.Index, m.MatchedIndexes})
		}
	}
}

// last is 1 for what cannot be chosen now, else 0.
func (c *Choose[T]) last(f found) int {
	if c.items[f.item].Reason != "" {
		return 1
	}
	return 0
}

// starts reports whether text has a word that begins with each of the typed ones,
// which are in lower case, and the byte offsets of their letters.
func starts(text string, typed []string) (letters []int, ok bool) {
	lower := strings.ToLower(text)
	for _, word := range typed {
		at := startOf(lower, word)
		if at < 0 {
			return nil, false
		}
		for i := range word {
			letters = append(letters, at+i)
		}
	}
	if len(lower) != len(text) { // a letter that is longer in lower case
		return nil, true
	}
	slices.Sort(letters)
	return slices.Compact(letters), true
}

// startOf returns where in text a word begins with what was typed, -1 when none
// does.
func startOf(text, typed string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], typed)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return at
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
}
