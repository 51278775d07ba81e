package db

import (
	"context"
	"database/sql/driver"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"modernc.org/sqlite"

	"personae/model/library"
	"personae/model/search"
)

// asksWords reports whether a term looks for words, or for a part of a name.
func asksWords(t search.Term) bool {
	switch t.Place {
	case search.Anywhere, search.Name, search.Description, search.Prompt:
		return true
	case search.Tag:
		return !t.Whole
	case search.Project, search.Label, search.Ready, search.Field:
	}
	return false
}

// asker asks the full-text index for a term: who has its words, at least of those who
// are among some.
type asker func(t search.Term, words string, among set) (set, error)

// found returns who in the library is in the project of a query, has its tags and meets
// all its terms that ask for words. It is nil when there are no such terms, and where the
// names are not in memory as they are in the snapshot: SQLite finds the same then, in
// more time.
func (d *DB) found(ctx context.Context, on querier, q library.Query, terms search.Terms) (set, error) {
	if q.Trashed || !slices.ContainsFunc(terms, asksWords) {
		return nil, nil
	}
	n := &d.names
	n.Lock()
	defer n.Unlock()
	if ok, err := d.followNames(ctx, on); err != nil || !ok {
		return nil, err
	}
	some, err := n.filtered(ctx, on, q)
	if err != nil {
		return nil, err
	}
	return n.meetAll(terms, some, n.asks(ctx, on))
}

// asks returns what asks for a term in the sooner way: of few, or of all, which is
// remembered.
func (n *nameList) asks(ctx context.Context, on querier) asker {
	return func(t search.Term, words string, among set) (found set, err error) {
		if found, ok := n.words[words]; ok {
			return found, nil
		}
		match, made, err := spell(ctx, on, t)
		if err != nil {
			return nil, err
		}
		if count := among.count(); made > 0 && count < n.rare && count < n.live.count() {
			if stretches, looks := stretchesOf(among); looks*made <= mostLooks/4 {
				found, _, err = n.indexed(ctx, on, indexedWithin, stretches, match)
				return found, err
			}
		}
		if found, _, err = n.indexed(ctx, on, indexed, match); err == nil {
			n.remember(words, found)
		}
		return found, err
	}
}

// filtered returns who in the library is in the project of a query and has its tags.
func (n *nameList) filtered(ctx context.Context, on querier, q library.Query) (set, error) {
	all := slices.Clone(n.live)
	keep := func(query, value string) error {
		some, known := n.words[query+value]
		if !known {
			var err error
			if some, _, err = n.indexed(ctx, on, query, value); err != nil {
				return err
			}
			n.remember(query+value, some)
		}
		all.keep(some, false)
		return nil
	}
	if q.Project != "" {
		if err := keep("SELECT ifnull(group_concat(persona), '') FROM names WHERE project = ?", q.Project); err != nil {
			return nil, err
		}
	}
	for _, tag := range q.Tags {
		if err := keep("SELECT ifnull(group_concat(persona), '') FROM tags WHERE trashed = 0 AND tag = ?", tag); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// meetAll leaves of some those who meet all terms that ask for words; nil where there is
// a text that SQLite reads in its own way.
func (n *nameList) meetAll(terms search.Terms, some set, ask asker) (set, error) {
	for _, t := range terms {
		if !asksWords(t) {
			continue
		}
		one, err := n.meet(t, some, ask)
		if err != nil || one == nil {
			return nil, err
		}
		some.keep(one, t.Not)
	}
	return some, nil
}

func (n *nameList) meet(t search.Term, among set, ask asker) (set, error) {
	words, part, named := lookupOf(t)
	if !utf8.ValidString(part) {
		return nil, nil
	}
	switch {
	case words == "" && !named:
		return make(set, len(n.live)), nil
	case words == "":
		return n.named(part), nil
	}
	found, err := ask(t, words, among)
	if err != nil || !named {
		return found, err
	}
	both := n.named(part)
	both.or(found)
	return both, nil
}

// One text of all numbers is read in a fraction of the time that as many rows take.
const (
	indexed     = "SELECT ifnull(group_concat(rowid), '') FROM personas_fts WHERE personas_fts MATCH ?"
	indexedSome = "SELECT ifnull(group_concat(rowid), '') FROM (SELECT rowid FROM personas_fts WHERE personas_fts MATCH ? LIMIT ?)"
)

// indexed reads who a statement finds that answers with such a text.
func (n *nameList) indexed(ctx context.Context, on querier, query string, args ...any) (found set, count int, err error) {
	var list string
	if err := on.QueryRowContext(ctx, query, args...).Scan(&list); err != nil {
		return nil, 0, err
	}
	found = make(set, len(n.live))
	if list == "" {
		return found, 0, nil
	}
	number, count := int64(0), 1
	for i := range len(list) {
		if list[i] != ',' {
			number = number*10 + int64(list[i]-'0')
			continue
		}
		found.add(number)
		number = 0
		count++
	}
	found.add(number)
	return found, count, nil
}

func (n *nameList) remember(words string, found set) {
	if len(n.words) >= mostWords {
		clear(n.words)
	}
	n.words[words] = found
}

// sets are those that a statement asks for by held(number, handle). A library asks for
// one at a time, as it has one connection to read.
var (
	sets    sync.Map // of set, by handle
	handles atomic.Int64
)

var registerHeld = sync.OnceFunc(func() {
	sqlite.MustRegisterScalarFunction("held", 2, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		number, _ := args[0].(int64)
		held, _ := sets.Load(args[1])
		s, _ := held.(set)
		return s.has(number), nil
	})
})
