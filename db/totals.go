package db

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"personae/model/library"
	"personae/model/search"
)

// totals remembers how many personas a condition matches, for as long as nobody
// commits: scrolling asks for the same total with every page, and to count is
// to look at every row.
type totals struct {
	sync.Mutex
	of    version
	known map[string]int
}

// mostTotals bounds the memory. A search adds one a keystroke.
const mostTotals = 64

func (d *DB) total(ctx context.Context, on querier, seen version, q library.Query, from source) (int, error) {
	if from.found != nil {
		f, err := filterOf(q, from)
		if err != nil || f.alone {
			return from.found.count(), err
		}
	}
	query, args, err := countStatement(q)
	if err != nil {
		return 0, err
	}
	key := fmt.Sprintf("%s %q", query, args)
	if n, ok := d.totals.get(seen, key); ok {
		return n, nil
	}
	if from.only || from.found != nil {
		f, err := filterOf(q, from)
		if err != nil {
			return 0, err
		}
		query, args = "SELECT count(*) FROM "+from.of("personas_by_name")+" WHERE "+f.where(), f.args
	}
	var n int
	err = on.QueryRowContext(ctx, query, args...).Scan(&n)
	if err == nil {
		d.totals.put(seen, key, n)
	}
	return n, err
}

// countStatement returns the statement that counts what q matches, from the
// narrowest table that knows.
func countStatement(q library.Query) (query string, args []any, err error) {
	plain := q.Search == "" && q.Ready == ""
	switch {
	case plain && len(q.Tags) == 0 && q.Project == "" && q.Trashed:
		return "SELECT count(*) FROM personas INDEXED BY personas_by_trashed WHERE trashed = 1", nil, nil
	case plain && len(q.Tags) == 0 && q.Project == "":
		return "SELECT ifnull(sum(personas), 0) FROM projects", nil, nil
	case plain && len(q.Tags) == 0 && !q.Trashed:
		return "SELECT ifnull(max(personas), 0) FROM projects WHERE name = ?", []any{q.Project}, nil
	case plain && len(q.Tags) == 1:
		return "SELECT count(*) FROM tags WHERE trashed = ?1 AND tag = ?2 AND (?3 = '' OR project = ?3)",
			[]any{q.Trashed, q.Tags[0], q.Project}, nil
	}
	if q.Ready == "" && len(q.Tags) == 0 && q.Project == "" && !q.Trashed {
		terms, err := searchOf(q)
		if err != nil {
			return "", nil, err
		}
		if query, args, ok := countSearch(terms); ok {
			return query, args, nil
		}
	}
	f, err := filterOf(q, source{})
	if err != nil {
		return "", nil, err
	}
	return "SELECT count(*) FROM " + source{inOrderOfFile: f.documents}.of("personas_by_name") + " WHERE " + f.where(), f.args, nil
}

// countSearch counts what words alone find in the library: those that the
// full-text index has all words of, and those that need their name for it. The
// second are few, so no row of the list is looked at. ok is false for a search
// of another kind, or with a word so short that it stands in most names.
func countSearch(terms search.Terms) (query string, args []any, ok bool) {
	var phrases, anyName []string
	var keys []any
	mixed := new(filter)
	for _, t := range terms {
		words, key := phrase(t), fold(t.Text)
		if t.Not || t.Whole || t.Place != search.Anywhere || words == "" || utf8.RuneCountInString(key) < 3 {
			return "", nil, false
		}
		phrases = append(phrases, words)
		anyName = append(anyName, "instr(name_key, ?) > 0")
		keys = append(keys, key)
		mixed.add("(instr(name_key, ?) > 0 OR persona IN (SELECT rowid FROM personas_fts WHERE personas_fts MATCH ?))", key, words)
	}
	if len(terms) == 0 {
		return "", nil, false
	}
	all := strings.Join(phrases, " AND ")
	args = append(append([]any{all}, keys...), all)
	return `SELECT (SELECT count(*) FROM personas_fts WHERE personas_fts MATCH ?
			AND rowid NOT IN (SELECT number FROM personas WHERE trashed = 1))
		+ (SELECT count(*) FROM names WHERE (` + strings.Join(anyName, " OR ") + `)
			AND persona NOT IN (SELECT rowid FROM personas_fts WHERE personas_fts MATCH ?)
			AND ` + mixed.where() + ")", append(args, mixed.args...), true
}

func (t *totals) get(of version, key string) (int, bool) {
	t.Lock()
	defer t.Unlock()
	if t.of != of {
		return 0, false
	}
	n, ok := t.known[key]
	return n, ok
}

// put remembers a total, and forgets those of another state.
func (t *totals) put(of version, key string, n int) {
	t.Lock()
	defer t.Unlock()
	if t.of != of || t.known == nil || len(t.known) >= mostTotals {
		t.of, t.known = of, map[string]int{}
	}
	t.known[key] = n
}
