package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// eachAtOnce is how many personas Each fetches at once: of 2.5 KB each, as many as take
// some milliseconds.
const eachAtOnce = 64

// theseRecords fetches the personas of a JSON array of numbers, with their places in it:
// to put them in its order SQLite would copy every document twice.
const theseRecords = "SELECT " + storedColumns + ", place FROM (SELECT key AS place, value AS these FROM json_each(?)) CROSS JOIN personas ON number = these"

// Each calls do with every persona that q matches, in its order. They are fetched a few
// at a time, so do may ask the library for more; who is removed meanwhile is passed over.
// do may keep what it is given. An error of do ends it, and is returned as it is.
func (d *DB) Each(ctx context.Context, q library.Query, do func(library.Unread) error) error {
	numbers, err := columnOf[int64](ctx, d, q, "number")
	if err != nil {
		return err
	}
	if len(numbers) > fewEach {
		if _, err := d.read.ExecContext(ctx, eachCache); err != nil {
			return d.explain("read the personas", err)
		}
		defer func() { _, _ = d.read.ExecContext(context.WithoutCancel(ctx), usualCache) }() // it only costs memory
	}
	for some := range slices.Chunk(numbers, eachAtOnce) {
		fetched, err := d.these(ctx, some)
		if err != nil {
			return d.explain("read the personas", err)
		}
		for _, s := range fetched {
			if !s.there() {
				continue
			}
			if err := do(unread{s, d}); err != nil {
				return err
			}
		}
	}
	return nil
}

// Of more personas than a few the pages that lead to the others are held, too: they are
// read in an order of their own, and each leads to many.
const (
	fewEach   = 1000
	eachCache = "PRAGMA cache_size = -4096"
)

// these fetches the personas with some numbers, in their order; who is not there is the
// zero stored.
func (d *DB) these(ctx context.Context, numbers []int64) ([]stored, error) {
	list, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	fetched := make([]stored, len(numbers))
	_, err = collect(ctx, d.read, func(rows *sql.Rows) (place int, err error) {
		var s stored
		err = rows.Scan(&s.number, &s.revision, &s.trashed, &s.since, &s.document, &s.id, &place)
		if err == nil {
			fetched[place] = s
		}
		return place, err
	}, theseRecords, string(list))
	return fetched, err
}

type unread struct {
	stored
	db *DB
}

// Size implements library.Unread.
func (u unread) Size() int { return len(u.document) }

// Record implements library.Unread.
func (u unread) Record() (*library.Record, error) {
	record := new(library.Record)
	return record, u.db.explain("read the personas", u.readInto(record))
}

// columnOf reads a column of everyone that q matches, in its order.
func columnOf[T any](ctx context.Context, d *DB, q library.Query, column string) (list []T, err error) {
	err = d.inOrder(ctx, q, column, func(rows *sql.Rows) error {
		one, err := scanOne[T](rows)
		list = append(list, one)
		return err
	})
	return list, err
}

// inOrder calls each with every row of the answer to q, in its order and in one
// snapshot. An error of each is returned as it is.
func (d *DB) inOrder(ctx context.Context, q library.Query, columns string, each func(*sql.Rows) error) error {
	var failed error
	err := d.view(ctx, "read the list", func(tx *sql.Tx) error {
		from, f, err := d.conditions(ctx, tx, q)
		if err != nil {
			return err
		}
		o, falls := orderOf(q)
		from.inOrderOfFile = f.documents
		rows, err := tx.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s", columns, from.of(o.index), f.where(), o.by(falls)), f.args...) //nolint:gosec // of our own conditions
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // what it would say, Err has said
		for rows.Next() {
			failed = each(rows)
			if failed != nil {
				return failed
			}
		}
		return rows.Err()
	})
	return cmp.Or(failed, err)
}

// Lines calls do with a line of every persona that q matches, in its order, as it is
// read: of all that Page returns only what stands in an index of the list and on a
// line. do must not ask the library.
func (d *DB) Lines(ctx context.Context, q library.Query, do func(library.Line) error) error {
	var line library.Line
	var tags string
	var ready int64
	systems, lists := map[int64][]model.System{}, map[string]value.Strings{} // many have the same
	columns, into := "id, project, name, tags, ready", []any{&line.ID, &line.Project, &line.Name, &tags, &ready}
	if q.Trashed {
		columns, into = columns+", trashed_at", append(into, &line.TrashedAt)
	}
	return d.inOrder(ctx, q, columns, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		line.Ready, line.Tags = once(systems, ready, parseReady), once(lists, tags, parseTags)
		return do(line)
	})
}

// mostMade bounds what once keeps.
const mostMade = 1000

// once makes what a key stands for, as long as it is not among those made lately.
func once[K comparable, V any](made map[K]V, key K, one func(K) V) V {
	v, ok := made[key]
	if !ok {
		if len(made) >= mostMade {
			clear(made)
		}
		v = one(key)
		made[key] = v
	}
	return v
}
