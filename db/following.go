package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/library"
)

// ByOrigin returns the persona that came from a system's record and is not in the
// trash; of several the one in project, else the oldest. library.ErrNotFound.
func (d *DB) ByOrigin(ctx context.Context, system model.System, id, project string) (library.Record, error) {
	return d.first(ctx, fail(library.ErrNotFound, nil, "no persona in %s came from the record %q of %s", d.info.Name, id, system.Title()),
		byOrigin, system, id, project)
}

// ByName returns who holds a name in a project; library.ErrNotFound.
func (d *DB) ByName(ctx context.Context, project, name string) (library.Record, error) {
	return d.first(ctx, fail(library.ErrNotFound, nil, "nobody in the project %q of %s is called %q", project, d.info.Name, name),
		byName, project, name)
}

// first returns the first persona that where describes, and none where there is none.
func (d *DB) first(ctx context.Context, none error, where string, args ...any) (library.Record, error) {
	list, err := collect(ctx, d.read, scanRecord, firstPersona+where+" LIMIT 1", args...)
	if err == nil && len(list) == 0 {
		return library.Record{}, none
	}
	if err != nil {
		return library.Record{}, d.explain("look for the persona", err)
	}
	return list[0], nil
}

// Following calls do with every persona that q matches, in the order of their
// creation, whatever q says of that: from the one behind mark on, "" for the first. do
// is given the mark of each, by which the rest can be had later, whoever comes or goes
// meanwhile; it may ask the library for more, and ends it by more being false.
func (d *DB) Following(ctx context.Context, q library.Query, mark string, do func(mark string, r *library.Record) (more bool, err error)) error {
	q.Sort, q.Backward = library.SortCreated, true
	for {
		some, err := d.behind(ctx, q, mark)
		if err != nil {
			return err
		}
		for i := range some {
			mark = some[i].mark
			if more, err := do(mark, &some[i].Record); !more || err != nil {
				return err
			}
		}
		if len(some) < eachAtOnce {
			return nil
		}
	}
}

type marked struct {
	library.Record
	mark string // the two columns of the order
}

// behind reads the next few behind a mark.
func (d *DB) behind(ctx context.Context, q library.Query, mark string) (some []marked, err error) {
	o, _ := orderOf(q)
	created, id, ok := strings.Cut(mark, " ")
	if mark != "" && !ok {
		return nil, fail(library.ErrInvalid, nil, "%q is no place in the list: begin it anew", mark)
	}
	err = d.view(ctx, "read the list", func(tx *sql.Tx) error {
		from, f, err := d.conditions(ctx, tx, q)
		if err != nil {
			return err
		}
		f.add("(created_key, id) > (?, ?)", created, id)
		some, err = collect(ctx, tx, func(rows *sql.Rows) (m marked, err error) {
			var s stored
			if err = rows.Scan(&created, &s.number, &s.revision, &s.trashed, &s.since, &s.document, &s.id); err == nil {
				m.mark = created + " " + s.id
				m.Record, err = s.record()
			}
			return m, err
		}, fmt.Sprintf("SELECT created_key, %s FROM %s WHERE %s ORDER BY %s LIMIT %d", storedColumns, from.of(o.index), f.where(), o.by(false), eachAtOnce), f.args...)
		return err
	})
	return some, err
}
