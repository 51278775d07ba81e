package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"personae/model"
	"personae/model/library"
)

// operationColumns tells of an operation; its two arguments are this editor, and
// what was touched last when it was opened.
const operationColumns = `o.id, o.kind, o.label, o.at, o.personas, o.undone,
	o.closed = 0 AND (o.editor = ? OR o.touched <= ?)`

// operationInto returns where to scan operationColumns, and what to do then.
func operationInto(op *library.Operation) (into []any, finish func() error) {
	var at string
	return []any{&op.ID, &op.Kind, &op.Label, &at, &op.Personas, &op.Undone, &op.Reachable}, func() (err error) {
		op.At, err = parseStamp(at)
		return err
	}
}

func scanOperation(rows *sql.Rows) (op library.Operation, err error) {
	into, finish := operationInto(&op)
	if err = rows.Scan(into...); err == nil {
		err = finish()
	}
	return op, err
}

// Operations returns a window over the entries of the log whose words or kind have
// every word of a search, the newest first; all of them when limit is not positive.
func (d *DB) Operations(ctx context.Context, search string, offset, limit int) (library.OperationPage, error) {
	page := library.OperationPage{Offset: offset}
	var where []string
	var words []any
	for word := range strings.FieldsSeq(search) {
		where, words = append(where, "instr(fold(label || ' ' || kind), ?) > 0"), append(words, fold(word))
	}
	found := "FROM operations o"
	if len(where) > 0 {
		found += " WHERE " + strings.Join(where, " AND ")
	}
	if limit <= 0 {
		limit = -1
	}
	err := d.view(ctx, "read the log", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT count(*) "+found, words...).Scan(&page.Total); err != nil {
			return err
		}
		args := append(append([]any{d.editor, d.openedAt}, words...), limit, offset)
		var err error
		page.Rows, err = collect(ctx, tx, scanOperation, "SELECT "+operationColumns+" "+found+" ORDER BY o.id DESC LIMIT ? OFFSET ?", args...)
		return err
	})
	return page, err
}

// History returns a window over the changes of one persona, the newest first, those
// that were undone included; all of them when limit is not positive. What the library
// started with is the oldest of them. library.ErrNotFound when the library never had
// it.
func (d *DB) History(ctx context.Context, id string, offset, limit int) (library.ChangePage, error) {
	page := library.ChangePage{Offset: offset}
	err := d.view(ctx, "read the history", func(tx *sql.Tx) (err error) {
		changes, first, err := d.historySpan(ctx, tx, id)
		if err != nil {
			return err
		}
		page.Total = changes
		if first != nil {
			page.Total++
		}
		if limit <= 0 {
			limit = page.Total
		}
		// The window is found in the index alone, so that the documents before it
		// are not read.
		page.Rows, err = collect(ctx, tx, sides{}.scanChange, "SELECT "+operationColumns+`, c.revision, coalesce(l.label, ''),
			c.made_now = coalesce((SELECT revision FROM personas WHERE id = c.persona), 0) AND c.made_now > 0,
			coalesce(c.before, ''), c.before_trashed, c.after, c.after_trashed
			FROM (SELECT rowid FROM changes WHERE persona = ? ORDER BY operation DESC LIMIT ? OFFSET ?) w
			JOIN `+changesNow+` c ON c.row = w.rowid JOIN operations o ON o.id = c.operation
			LEFT JOIN labels l ON l.persona = c.persona AND l.revision = c.revision
			ORDER BY c.operation DESC`, d.editor, d.openedAt, id, limit, offset)
		if err == nil && first != nil && offset <= changes && offset+limit > changes {
			page.Rows = append(page.Rows, *first)
		}
		return err
	})
	return page, err
}

// historySpan returns how many changes a persona has, and what the library started
// with, nil where a change made it.
func (d *DB) historySpan(ctx context.Context, tx *sql.Tx, id string) (changes int, first *library.Change, err error) {
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM changes WHERE persona = ?", id).Scan(&changes); err != nil {
		return 0, nil, err
	}
	from := `SELECT c.base, coalesce(c.before, ''), c.base_now = coalesce((SELECT revision FROM personas WHERE id = c.persona), 0)
		FROM ` + changesNow + ` c WHERE c.persona = ? ORDER BY c.operation LIMIT 1`
	if changes == 0 {
		from = "SELECT revision, document, 1 FROM personas WHERE id = ?"
	}
	start := library.Change{Operation: library.Operation{Label: "Started the library"}}
	var document string
	err = tx.QueryRowContext(ctx, from, id).Scan(&start.Revision, &document, &start.Current)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, nil, notFound(d, id)
	case err != nil || document == "":
		return changes, nil, err
	}
	if start.After, err = side(state{document: document}); err != nil {
		return 0, nil, err
	}
	// What came with another stamp than ours has no moment.
	start.Operation.At, _ = parseStamp(stampKey(start.After.CreatedAt))
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(label), '') FROM labels WHERE persona = ? AND revision = ?", id, start.Revision).Scan(&start.Label)
	return changes, &start, err
}

// sides are documents as they were decoded: what a change found is mostly what the one
// before it left.
type sides map[string]*model.Persona

func (d sides) side(s state) (*model.Persona, error) {
	if p := d[s.document]; p != nil && !s.trashed {
		return p, nil
	}
	p, err := side(s)
	if p != nil {
		d[s.document] = p
	}
	return p, err
}

func (d sides) scanChange(rows *sql.Rows) (c library.Change, err error) {
	var before, after state
	into, finish := operationInto(&c.Operation)
	into = append(into, &c.Revision, &c.Label, &c.Current, &before.document, &before.trashed, &after.document, &after.trashed)
	if err := rows.Scan(into...); err != nil {
		return c, err
	}
	if err := finish(); err != nil {
		return c, err
	}
	if c.Before, err = d.side(before); err != nil {
		return c, err
	}
	c.After, err = d.side(after)
	return c, err
}

// side decodes one side of a change, nil where the persona was not there or in
// the trash.
func side(s state) (*model.Persona, error) {
	if !s.there() || s.trashed {
		return nil, nil
	}
	p, err := decode(s.document)
	return &p, err
}
