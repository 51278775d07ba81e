package db

import (
	"context"
	"database/sql/driver"
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

// found returns who in the library meets all terms of a query that ask for words. It
// is nil when there are none, and where the names are not in memory as they are in the
// snapshot: SQLite finds the same then, in more time.
func (d *DB) found(ctx context.Context, on querier, q library.Query, terms search.Terms) (set, error) {
	if q.Trashed {
		return nil, nil
	}
	n := &d.names
	n.Lock()
	defer n.Unlock()
	var all set
	for _, t := range terms {
		if !asksWords(t) {
			continue
		}
		if all == nil {
			if ok, err := n.follow(ctx, on); err != nil || !ok {
				return nil, err
			}
			all = append(set{}, n.live...)
		}
		one, err := n.meet(ctx, on, t)
		if err != nil || one == nil {
			return nil, err
		}
		all.keep(one, t.Not)
	}
	return all, nil
}

// meet finds who meets one term; nil for a text that SQLite reads in its own way.
func (n *nameList) meet(ctx context.Context, on querier, t search.Term) (set, error) {
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
	found, err := n.indexed(ctx, on, words)
	if err != nil || !named {
		return found, err
	}
	both := n.named(part)
	both.or(found)
	return both, nil
}

// indexed asks the full-text index. One text of all numbers is read in a fraction of
// the time that as many rows take.
func (n *nameList) indexed(ctx context.Context, on querier, words string) (set, error) {
	if found, ok := n.words[words]; ok {
		return found, nil
	}
	var list string
	err := on.QueryRowContext(ctx, "SELECT ifnull(group_concat(rowid), '') FROM personas_fts WHERE personas_fts MATCH ?", words).Scan(&list)
	if err != nil {
		return nil, err
	}
	found := make(set, len(n.live))
	number := int64(0)
	for i := range len(list) {
		if list[i] != ',' {
			number = number*10 + int64(list[i]-'0')
			continue
		}
		found.add(number)
		number = 0
	}
	found.add(number)
	if len(n.words) >= mostWords {
		clear(n.words)
	}
	n.words[words] = found
	return found, nil
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
