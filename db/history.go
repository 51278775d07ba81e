package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"personae/model"
	"personae/model/library"
)

const operationColumns = "o.id, o.kind, o.label, o.at, o.personas, o.undone"

// operationInto returns where to scan operationColumns, and what to do then.
func operationInto(op *library.Operation) (into []any, finish func() error) {
	var at string
	return []any{&op.ID, &op.Kind, &op.Label, &at, &op.Personas, &op.Undone}, func() (err error) {
		op.At, err = parseStamp(at)
		return err
	}
}

// Operations returns the newest limit entries of the log, the newest first;
// all of them when limit is not positive.
func (d *DB) Operations(ctx context.Context, limit int) ([]library.Operation, error) {
	if limit <= 0 {
		limit = -1
	}
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (op library.Operation, err error) {
		into, finish := operationInto(&op)
		if err = rows.Scan(into...); err == nil {
			err = finish()
		}
		return op, err
	}, "SELECT "+operationColumns+" FROM operations o ORDER BY o.id DESC LIMIT ?", limit)
	return list, d.explain("read the log", err)
}

// History returns every change of one persona, the newest first, those that
// were undone included; library.ErrNotFound when the library never had it. A
// persona that the library started with has no change that made it.
func (d *DB) History(ctx context.Context, id string) ([]library.Change, error) {
	list, err := collect(ctx, d.read, scanChange, "SELECT "+operationColumns+`,
		c.revision, coalesce(c.before, ''), c.before_trashed, coalesce(c.after, ''), c.after_trashed
		FROM changes c JOIN operations o ON o.id = c.operation
		WHERE c.persona = ? ORDER BY c.operation DESC`, id)
	if err == nil && len(list) == 0 {
		_, err = d.Get(ctx, id)
	}
	return list, d.explain("read the history", err)
}

func scanChange(rows *sql.Rows) (c library.Change, err error) {
	var before, after state
	into, finish := operationInto(&c.Operation)
	into = append(into, &c.Revision, &before.document, &before.trashed, &after.document, &after.trashed)
	if err := rows.Scan(into...); err != nil {
		return c, err
	}
	if err := finish(); err != nil {
		return c, err
	}
	if c.Before, err = side(before); err != nil {
		return c, err
	}
	c.After, err = side(after)
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

// RestoreRevision brings a persona back to what it was at revision rev, out of
// the trash if need be, as a new operation that can be undone. The document is
// that revision's but for updated_at. library.ErrNotFound when there is no such
// persona or revision; *library.NameTakenError. When it is the same already,
// nothing is written.
func (d *DB) RestoreRevision(ctx context.Context, id string, rev library.Revision) (record library.Record, err error) {
	err = d.transact(ctx, "restore the revision", func(t *transaction) error {
		now, err := t.find(id)
		if err != nil {
			return err
		}
		if !now.there() {
			return notFound(d, id)
		}
		p, err := t.revision(id, rev, now)
		if err != nil {
			return err
		}
		current, err := now.record()
		if err != nil {
			return err
		}
		record = current
		p.UpdatedAt = current.Persona.UpdatedAt
		if !now.trashed && encode(p) == now.document {
			return nil
		}
		p.UpdatedAt = model.Stamp(t.now)
		e, err := t.newEdit(id, now, p, state{document: encode(p)})
		if err != nil {
			return err
		}
		record = library.Record{Persona: p, Revision: e.revision}
		label := fmt.Sprintf("Restored %s to revision %d", p.Name, rev)
		_, err = t.perform(logged{kind: library.OperationRestore, label: label}, []edit{e})
		return err
	})
	return record, err
}

// Revision returns a persona as it was at revision rev, in the trash or not; at 0
// as it is. library.ErrNotFound when there is no such persona or revision.
func (d *DB) Revision(ctx context.Context, id string, rev library.Revision) (library.Record, error) {
	now, err := d.Get(ctx, id)
	if err != nil || rev == 0 || rev == now.Revision {
		return now, err
	}
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (document string, err error) {
		return document, rows.Scan(&document)
	}, documentAt, id, rev)
	switch {
	case err != nil:
		return library.Record{}, d.explain("read the revision", err)
	case len(list) == 0:
		return library.Record{}, noRevision(rev)
	}
	p, err := decode(list[0])
	return library.Record{Persona: p, Revision: rev}, err
}

// documentAt is what a persona was at a revision: by the number that the change
// gave it, or else by the number under which an undo brought it back.
const documentAt = `
	SELECT document FROM (
		SELECT 1 AS rank, after AS document FROM changes WHERE persona = ?1 AND revision = ?2
		UNION ALL SELECT 2, before FROM changes WHERE persona = ?1 AND base = ?2
		UNION ALL SELECT 3, after FROM changes WHERE persona = ?1 AND made_now = ?2
		UNION ALL SELECT 4, before FROM changes WHERE persona = ?1 AND base_now = ?2
	) WHERE document IS NOT NULL ORDER BY rank LIMIT 1`

func noRevision(rev library.Revision) error {
	return fail(library.ErrNotFound, nil, "the history has no revision %d of it: see which there are with its history", rev)
}

// revision is Revision within a transaction.
func (t *transaction) revision(id string, rev library.Revision, now stored) (model.Persona, error) {
	if now.revision == rev {
		return decode(now.document)
	}
	var document string
	err := t.row(documentAt, []any{id, rev}, &document)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Persona{}, noRevision(rev)
	}
	if err != nil {
		return model.Persona{}, err
	}
	return decode(document)
}
