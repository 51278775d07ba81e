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
	if ok, err := d.followNames(ctx, on); err != nil || !ok {
		return nil, err
	}
	some, err := n.filtered(ctx, on, q)
	if err != nil || n.tooFew(some) {
		return nil, err
	}
	if f, err := filterOf(q, source{found: some}); err != nil || !f.alone {
		return nil, err
	}
	matches, words, err := n.common(ctx, on, terms)
	if err != nil || words == 0 {
		return nil, err
	}
	var common, others search.Terms
	for _, t := range terms {
		if key, _, _ := lookupOf(t); matches[key] != "" {
			common = append(common, t)
		} else {
			others = append(others, t)
		}
	}
	if some, err = n.meetAll(others, some, n.asks(ctx, on)); err != nil || n.tooFew(some) {
		return nil, err
	}
	sets.Store(d.handle, some)
	rows, err := firstOfList(ctx, on, q, source{found: some, handle: d.handle}, limit)
	if err != nil {
		return nil, err
	}
	least := (limit + leastPart - 1) / leastPart
	among := n.setOf(rows)
	stretches, looks := stretchesOf(among)
	if looks*words > mostLooks/2 {
		rows = rows[:min(least*5/4, len(rows))] // some of whom will not have it
		among = n.setOf(rows)
		stretches, looks = stretchesOf(among)
	}
	if looks*words > mostLooks {
		return nil, nil
	}
	found, err := n.meetAll(common, among, func(_ search.Term, words string, _ set) (set, error) {
		found, _, err := n.indexed(ctx, on, indexedWithin, stretches, matches[words])
		return found, err
	})
	return firstOf(rows, found, least), err
}

// tooFew reports whether a walk over the list meets one of some too seldom.
func (n *nameList) tooFew(some set) bool { return some.count() < n.live.count()/leastOfList }

func (n *nameList) setOf(rows []numbered) set {
	among := make(set, len(n.live))
	for _, r := range rows {
		among.add(r.number)
	}
	return among
}

// firstOf returns the rows that were found, none where they are fewer than least.
func firstOf(rows []numbered, found set, least int) (first []library.Summary) {
	for _, r := range rows {
		if found.has(r.number) {
			first = append(first, r.Summary)
		}
	}
	if len(first) < least {
		return nil
	}
	return first
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

// stretchesOf returns the stretches of numbers in which some are, as JSON, and how many
// looks they take.
func stretchesOf(some set) (list string, looks int) {
	var stretches []string
	from, upTo := int64(0), int64(0)
	end := func() {
		if upTo > 0 {
			stretches = append(stretches, fmt.Sprintf("[%d,%d]", from, upTo))
			looks += 1 + int(upTo-from)/perLook
		}
	}
	for number := range some.all {
		if upTo == 0 || number-upTo > perLook {
			end()
			from = number
		}
		upTo = number
	}
	end()
	return "[" + strings.Join(stretches, ",") + "]", looks
}
