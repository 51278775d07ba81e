package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
)

// RestoreRevision brings a persona back to what it was at revision rev, or only the
// fields at some paths, out of the trash if need be, as a new operation that can be
// undone. name is what it is called then; "" is what it was called. The document is
// that revision's but for updated_at. library.ErrNotFound when there is no such
// persona or revision, field.ErrUnknown for a path; *library.NameTakenError. When it
// is the same already, nothing is written.
func (d *DB) RestoreRevision(ctx context.Context, id string, rev library.Revision, paths []string, name string) (record library.Record, err error) {
	err = d.transact(ctx, "restore the revision", func(t *transaction) error {
		now, err := t.find(id)
		if err != nil {
			return err
		}
		if !now.there() {
			return notFound(d, id)
		}
		old, _, err := t.revision(id, rev, now)
		if err != nil {
			return err
		}
		if record, err = now.record(); err != nil {
			return err
		}
		p := old
		if len(paths) > 0 {
			p = record.Persona
			if err := field.Copy(&p, &old, paths); err != nil {
				return fail(library.ErrInvalid, err, "%s", err)
			}
		}
		p.Name, p.UpdatedAt = cmp.Or(name, p.Name), record.Persona.UpdatedAt
		if !now.trashed && encode(p) == now.document {
			return nil
		}
		p.UpdatedAt = model.Stamp(t.now)
		e, err := t.newEdit(id, now, p, state{document: encode(p)})
		if err != nil {
			return err
		}
		record = library.Record{Persona: p, Revision: e.revision}
		_, err = t.perform(logged{kind: library.OperationRestore, label: restoredLabel(p.Name, rev, paths)}, []edit{e})
		return err
	})
	return record, err
}

func restoredLabel(name string, rev library.Revision, paths []string) string {
	switch len(paths) {
	case 0:
		return fmt.Sprintf("Restored %s to revision %d", name, rev)
	case 1:
		spec, _ := field.Find(paths[0])
		return fmt.Sprintf("Restored “%s” of %s from revision %d", spec.Label, name, rev)
	}
	return fmt.Sprintf("Restored %d fields of %s from revision %d", len(paths), name, rev)
}

// Revision returns a persona as it was at revision rev, in the trash or not; at 0
// as it is. library.ErrNotFound when there is no such persona or revision.
func (d *DB) Revision(ctx context.Context, id string, rev library.Revision) (library.Record, error) {
	now, err := d.Get(ctx, id)
	if err != nil || rev == 0 || rev == now.Revision {
		return now, err
	}
	list, err := collect(ctx, d.read, scanPastDocument, documentAt, id, rev)
	switch {
	case err != nil:
		return library.Record{}, d.explain("read the revision", err)
	case len(list) == 0:
		return library.Record{}, noRevision(rev, now.Revision)
	}
	p, err := decode(list[0].document)
	return library.Record{Persona: p, Revision: rev}, err
}

// documentAt is what a persona was at a revision, and the number by which the
// history has it: that which the change gave it, or else the one under which an undo
// brought it back.
const documentAt = `WITH now AS NOT MATERIALIZED ` + changesNow + `
	SELECT number, document FROM (
		SELECT 1 AS rank, revision AS number, after AS document FROM changes WHERE persona = ?1 AND revision = ?2
		UNION ALL SELECT 2, base, before FROM changes WHERE persona = ?1 AND base = ?2
		UNION ALL SELECT 3, revision, after FROM now WHERE persona = ?1 AND made_now = ?2
		UNION ALL SELECT 4, base, before FROM now WHERE persona = ?1 AND base_now = ?2
	) WHERE document <> '' ORDER BY rank LIMIT 1`

type pastDocument struct {
	number   library.Revision
	document string
}

func scanPastDocument(rows *sql.Rows) (p pastDocument, err error) {
	err = rows.Scan(&p.number, &p.document)
	return p, err
}

func noRevision(rev, now library.Revision) error {
	return fail(library.ErrNotFound, nil, "there is no revision %d of it: the newest is %d, and its history lists them all", rev, now)
}

// revision is Revision within a transaction, with the number by which the history
// has it.
func (t *transaction) revision(id string, rev library.Revision, now stored) (model.Persona, library.Revision, error) {
	if !now.there() {
		return model.Persona{}, rev, notFound(t.db, id)
	}
	var past pastDocument
	err := t.row(documentAt, []any{id, rev}, &past.number, &past.document)
	switch {
	case errors.Is(err, sql.ErrNoRows) && now.revision == rev:
		past = pastDocument{rev, now.document}
	case errors.Is(err, sql.ErrNoRows):
		return model.Persona{}, rev, noRevision(rev, now.revision)
	case err != nil:
		return model.Persona{}, rev, err
	}
	p, err := decode(past.document)
	return p, past.number, err
}
