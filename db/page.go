package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personae/model/library"
)

const summaryColumns = `id, project, name, tags, enabled, revision, updated_at,
	interruption_mode, yield_words, yield_seconds, background_noise, ready`

// trashedColumn is the last column of a summary. The indexes of the list do not
// have it, so the library is not asked for it.
var trashedColumn = map[bool]string{false: ", ''", true: ", trashed_at"}

// pageStatement returns the statement that reads a window of the answer to q,
// from its start or, backwards, from its end; its last arguments are the limit
// and the offset. The columns are those of a summary, and more.
func pageStatement(q library.Query, from source, fromEnd bool, more ...string) (query string, args []any, err error) {
	o, falls := orderOf(q)
	f, err := filterOf(q, from)
	if err != nil {
		return "", nil, err
	}
	from.inOrderOfFile = from.inOrderOfFile && f.documents
	return fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT ? OFFSET ?",
		strings.Join(append([]string{summaryColumns + trashedColumn[q.Trashed]}, more...), ", "), from.of(o.index), f.where(), o.by(falls != fromEnd)), f.args, nil
}

// Page returns the rows [offset, offset+limit) of the answer to q, and how many
// there are. Both are of the same moment.
func (d *DB) Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error) {
	return d.page(ctx, q, max(offset, 0), limit, nil)
}

// FirstPage returns the first limit rows of the answer to q as Page does or, where many
// have the words that are looked for, at least a quarter of them before it is known how
// many there are: then Counting is true, and Page returns the whole.
func (d *DB) FirstPage(ctx context.Context, q library.Query, limit int) (library.Page, error) {
	return d.page(ctx, q, 0, limit, d.firstRows)
}

// early returns rows of a page before all is found; none where that is as soon.
type early func(ctx context.Context, on querier, q library.Query, limit int) ([]library.Summary, error)

func (d *DB) page(ctx context.Context, q library.Query, offset, limit int, first early) (library.Page, error) {
	page := library.Page{Offset: offset, Rows: []library.Summary{}}
	err := d.view(ctx, "read the list", func(tx *sql.Tx) (err error) {
		seen, err := d.read.version(ctx, tx)
		if err != nil {
			return err
		}
		if page.All, err = d.total(ctx, tx, seen, library.Query{Trashed: q.Trashed}, source{}); err != nil {
			return err
		}
		if first != nil {
			rows, err := first(ctx, tx, q, limit)
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				page.Rows, page.Total, page.Counting = rows, page.All, true
				return nil
			}
		}
		from, err := d.sourceOf(ctx, tx, q)
		if err != nil {
			return err
		}
		if page.Total, err = d.total(ctx, tx, seen, q, from); err != nil {
			return err
		}
		from.inOrderOfFile = page.Total <= mostFew // a walk in the list's order would not end early
		page.Rows, err = window(ctx, tx, q, from, page, max(limit, 0))
		return err
	})
	return page, err
}

// window reads the rows of a page. SQLite finds an offset by counting, so it
// counts from whichever end is nearer.
func window(ctx context.Context, tx *sql.Tx, q library.Query, from source, page library.Page, limit int) ([]library.Summary, error) {
	skip, limit := page.Offset, min(limit, page.Total-page.Offset)
	if limit <= 0 {
		return page.Rows, nil
	}
	fromEnd := skip > page.Total/2
	if fromEnd {
		skip = page.Total - skip - limit
	}
	query, args, err := pageStatement(q, from, fromEnd)
	if err != nil {
		return nil, err
	}
	rows, err := collect(ctx, tx, scanSummary, query, append(args, limit, skip)...)
	if fromEnd {
		slices.Reverse(rows)
	}
	return rows, err
}

func scanSummary(rows *sql.Rows) (library.Summary, error) { return scanSummaryAnd(rows) }

// scanSummaryAnd reads a summary and the columns after it.
func scanSummaryAnd(rows *sql.Rows, more ...any) (library.Summary, error) {
	var s library.Summary
	var tags, yieldWords, yieldSeconds string
	var ready int64
	err := rows.Scan(append([]any{
		&s.ID, &s.Project, &s.Name, &tags, &s.Enabled, &s.Revision, &s.UpdatedAt,
		&s.InterruptionMode, &yieldWords, &yieldSeconds, &s.BackgroundNoise, &ready, &s.TrashedAt,
	}, more...)...)
	if err != nil {
		return s, err
	}
	s.YieldWords = parseNumberColumn[int](yieldWords)
	s.YieldSeconds = parseNumberColumn[float64](yieldSeconds)
	s.Ready = parseReady(ready)
	s.Tags = parseTags(tags)
	return s, nil
}

// conditions are where the answer to q is looked for in a snapshot, and by what.
func (d *DB) conditions(ctx context.Context, tx *sql.Tx, q library.Query) (from source, f *filter, err error) {
	if from, err = d.sourceOf(ctx, tx, q); err == nil {
		f, err = filterOf(q, from)
	}
	return from, f, err
}

// IDs returns the ids of every persona that q matches, in its order.
func (d *DB) IDs(ctx context.Context, q library.Query) ([]string, error) {
	return columnOf[string](ctx, d, q, "id")
}

// Position returns the place of persona id in the answer to q, -1 if it is not
// in it.
func (d *DB) Position(ctx context.Context, q library.Query, id string) (int, error) {
	position := -1
	err := d.view(ctx, "read the list", func(tx *sql.Tx) error {
		_, f, err := d.conditions(ctx, tx, q)
		if err != nil {
			return err
		}
		o, falls := orderOf(q)
		keys := make([]any, len(o.keys))
		into := make([]any, len(o.keys))
		for i := range keys {
			into[i] = &keys[i]
		}
		columns := strings.Join(o.keys, ", ")
		err = tx.QueryRowContext(ctx, fmt.Sprintf("SELECT %s FROM personas WHERE id = ? AND %s", columns, f.where()), //nolint:gosec // of our own conditions
			append([]any{id}, f.args...)...).Scan(into...)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		before := "<"
		if falls {
			before = ">"
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(keys)), ", ")
		return tx.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM personas INDEXED BY %s WHERE %s AND (%s) %s (%s)", //nolint:gosec // as above
			o.index, f.where(), columns, before, marks), append(f.args, keys...)...).Scan(&position)
	})
	return position, err
}

// view runs read in one snapshot of the library.
func (d *DB) view(ctx context.Context, doing string, read func(*sql.Tx) error) error {
	tx, err := d.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return d.explain(doing, err)
	}
	err = read(tx)
	// There is nothing to commit; only the snapshot must be let go.
	if endErr := tx.Rollback(); err == nil {
		err = endErr
	}
	return d.explain(doing, err)
}
