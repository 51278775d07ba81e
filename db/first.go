package db

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"personae/model/library"
	"personae/model/search"
)

// Who has a word that is everywhere takes long to find, but most of the first personas of
// the list are among them. So the full-text index is asked for those alone, where it
// answers for a few at once: in stretches of numbers that follow one another.
const (
	mostRare  = 4096 // personas that have a word, who are all found at once
	leastPart = 4    // of the rows that were asked for, one in so many is enough
	mostLooks = 160  // looks at a word in a stretch: one takes some 40 µs
	perLook   = 256  // numbers that are read in that time

	leastOfList = 16 // one in so many personas is in the project and has the tags
)

const indexedWithin = `WITH stretches (low, high) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(?))
	SELECT ifnull(group_concat(rowid), '') FROM stretches CROSS JOIN personas_fts WHERE personas_fts MATCH ? AND rowid BETWEEN low AND high`

// firstRows returns the first rows of the answer to q, at least a part of limit, where
// some of its words are common; else none.
func (d *DB) firstRows(ctx context.Context, on querier, q library.Query, limit int) ([]library.Summary, error) {
	terms, err := searchOf(q)
	if err != nil || q.Trashed || !slices.ContainsFunc(terms, asksWords) {
		return nil, err
	}
	n := &d.names
	n.Lock()
	defer n.Unlock()
	if ok, err := n.follow(ctx, on); err != nil || !ok {
		return nil, err
	}
	some, err := n.filtered(ctx, on, q)
	if err != nil || some.count() < n.live.count()/leastOfList {
		return nil, err
	}
	from := source{found: some, handle: d.handle}
	if f, err := filterOf(q, from); err != nil || !f.alone {
		return nil, err
	}
	matches, words, err := n.common(ctx, on, terms)
	if err != nil || words == 0 {
		return nil, err
	}
	sets.Store(d.handle, some)
	rows, err := firstOfList(ctx, on, q, from, limit)
	if err != nil {
		return nil, err
	}
	least := (limit + leastPart - 1) / leastPart
	stretches, looks := stretchesOf(rows)
	if looks*words > mostLooks/2 {
		rows = rows[:min(least*5/4, len(rows))] // some of whom will not have it
		stretches, looks = stretchesOf(rows)
	}
	if looks*words > mostLooks {
		return nil, nil
	}
	first, err := n.meeting(rows, terms, func(_ search.Term, words string) (set, error) {
		if found, ok := n.words[words]; ok {
			return found, nil
		}
		found, _, err := n.indexed(ctx, on, indexedWithin, stretches, matches[words])
		return found, err
	})
	if len(first) < least {
		return nil, err
	}
	return first, err
}

// meeting leaves of rows those that meet all terms.
func (n *nameList) meeting(rows []numbered, terms search.Terms, ask asker) (first []library.Summary, err error) {
	among := make(set, len(n.live))
	for _, r := range rows {
		among.add(r.number)
	}
	found, err := n.meetAll(terms, among, ask)
	for _, r := range rows {
		if found.has(r.number) {
			first = append(first, r.Summary)
		}
	}
	return first, err
}

// common remembers who has the rare words of a search, and returns what to ask for the
// common ones by what they are, and of how many words that is made. There are none where
// the index finds who has one no sooner than who has it of some.
func (n *nameList) common(ctx context.Context, on querier, terms search.Terms) (matches map[string]string, words int, err error) {
	matches = map[string]string{}
	for _, t := range terms {
		key, _, _ := lookupOf(t)
		if _, known := n.words[key]; known || key == "" || !asksWords(t) || matches[key] != "" {
			continue
		}
		match, made, err := spell(ctx, on, t)
		if err != nil || made == 0 {
			return nil, 0, err
		}
		found, count, err := n.indexed(ctx, on, indexedSome, match, n.rare)
		switch {
		case err != nil:
			return nil, 0, err
		case count < n.rare:
			n.remember(key, found)
		case found.last() > 2*int64(n.rare):
			return nil, 0, nil // few of those that are looked at would have it
		default:
			matches[key] = match
			words += made
		}
	}
	return matches, words, nil
}

type numbered struct {
	library.Summary
	number int64
}

// firstOfList returns the first rows that a source has, in the order of a query.
func firstOfList(ctx context.Context, on querier, q library.Query, from source, limit int) ([]numbered, error) {
	query, args, err := pageStatement(q, from, false, "number")
	if err != nil {
		return nil, err
	}
	return collect(ctx, on, func(rows *sql.Rows) (n numbered, err error) {
		n.Summary, err = scanSummaryAnd(rows, &n.number)
		return n, err
	}, query, append(args, limit, 0)...)
}

// stretchesOf returns the stretches in which the numbers of rows are, as JSON, and how
// many looks they take.
func stretchesOf(rows []numbered) (list string, looks int) {
	numbers := make([]int64, len(rows))
	for i, r := range rows {
		numbers[i] = r.number
	}
	slices.Sort(numbers)
	var stretches []string
	for from, i := 0, 0; i < len(numbers); i++ {
		if i+1 == len(numbers) || numbers[i+1]-numbers[i] > perLook {
			stretches = append(stretches, fmt.Sprintf("[%d,%d]", numbers[from], numbers[i]))
			looks += 1 + int(numbers[i]-numbers[from])/perLook
			from = i + 1
		}
	}
	return "[" + strings.Join(stretches, ",") + "]", looks
}
