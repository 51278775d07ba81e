package db

import (
	"context"
	"strings"
	"unicode/utf8"

	"personae/model/library"
	"personae/model/search"
)

// mostFew is how many personas a term may find for the rest of the query to be asked
// of them alone: each is then looked up by its number, which takes longer than its
// place in a walk over the list.
const mostFew = 1000

// source is where the rows of a query are read from: the list in its order, or the
// few personas that can be meant. Documents that are all looked into are read as
// they stand in the file, which is much faster than in any other order.
type source struct {
	few           []any // the numbers of the few
	only          bool  // no other can be meant
	inOrderOfFile bool
	found         set   // who meets the words of the search; nil where SQLite looks for them
	handle        int64 // of found
}

// sourceOf finds who has the words of a search. Where the names are not in memory it
// asks each term for the personas that it finds, up to where they are too many, and
// returns those of the first that finds few.
func (d *DB) sourceOf(ctx context.Context, on querier, q library.Query) (source, error) {
	terms, err := searchOf(q)
	if err != nil {
		return source{}, err
	}
	found, err := d.found(ctx, on, q, terms)
	if err != nil {
		return source{}, err
	}
	if found != nil {
		sets.Store(d.handle, found)
		from := source{found: found, handle: d.handle, only: found.count() <= mostFew}
		if from.only {
			from.few = found.numbers()
		}
		return from, nil
	}
	return fewOf(ctx, on, q, terms)
}

func fewOf(ctx context.Context, on querier, q library.Query, terms search.Terms) (source, error) {
	for _, t := range terms {
		query, args := finding(t, q.Trashed)
		if query == "" {
			continue
		}
		few, err := collect(ctx, on, scanOne[any], query+" LIMIT ?", append(args, mostFew+1)...)
		if err != nil || len(few) <= mostFew {
			return source{few: few, only: err == nil}, err
		}
	}
	return source{}, nil
}

// finding returns a statement for the numbers of all that a term can find; "" where
// that would mean to look through the list, or what is found stands in the trash.
func finding(t search.Term, trashed bool) (query string, args []any) {
	const inIndex, inNames = "SELECT rowid FROM personas_fts WHERE personas_fts MATCH ?", "SELECT persona FROM names WHERE instr(name_key, ?) > 0"
	words, key := phrase(t), fold(t.Text)
	switch {
	case t.Not || words == "" || t.Place == search.Project || t.Place == search.Label || t.Place == search.Ready || t.Place == search.Field:
		return "", nil
	case t.Place == search.Tag && t.Whole:
		return "SELECT persona FROM tags WHERE tags.trashed = ? AND tag = ?", []any{trashed, t.Text}
	case t.Whole || t.Place != search.Anywhere && t.Place != search.Name:
		return inIndex, []any{words}
	case trashed || utf8.RuneCountInString(key) < 3:
		return "", nil
	case t.Place == search.Name:
		return inNames, []any{key}
	}
	return inIndex + " UNION ALL " + inNames, []any{words, key}
}

// of returns the FROM clause for an index of the list.
func (s source) of(index string) string {
	if s.only || s.inOrderOfFile {
		return "personas NOT INDEXED"
	}
	return "personas INDEXED BY " + index
}

// narrow adds to a filter that no other persona can be meant.
func (s source) narrow(f *filter) {
	switch {
	case s.only:
		f.add("number IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(s.few)), ", ")+")", s.few...)
	case s.found != nil:
		f.add("held(number, ?)", s.handle)
	}
}
