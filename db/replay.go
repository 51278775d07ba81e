package db

import (
	"database/sql"
	"errors"

	"personae/model"
	"personae/model/library"
)

func (t *transaction) replay(p past, direction logDirection) error {
	parts, err := t.parts(p.ID, direction)
	if err != nil {
		return err
	}
	edits := make([]edit, 0, len(parts))
	for _, s := range parts {
		e, err := t.retrace(p, s, direction)
		if err != nil {
			return err
		}
		edits = append(edits, e)
	}
	from, to := p.projectFrom, p.projectTo
	if direction == undoing {
		from, to = to, from
	}
	if to != "" {
		if err := t.makeProject(to); err != nil {
			return err
		}
	}
	if err := t.replayLabel(p, direction); err != nil {
		return err
	}
	if err := t.carryOut(edits); err != nil {
		return refuseName(p, err, direction)
	}
	for i, s := range parts {
		if err := t.renumber(s.id, s.known, edits[i].revision); err != nil {
			return err
		}
	}
	if from == "" {
		return nil
	}
	if err := t.moveBeside(from, to); err != nil {
		return err
	}
	return t.dropIfEmpty(from)
}

// refuseName says of an error whether it is a name that somebody else has by now.
func refuseName(p past, err error, direction logDirection) error {
	if taken, ok := errors.AsType[*library.NameTakenError](err); ok {
		return fail(nil, err, "%q %s: %s", p.Label, direction.refusal, taken)
	}
	return err
}

func (t *transaction) parts(operation int64, direction logDirection) ([]part, error) {
	columns := "made_now, base_now, coalesce(before, ''), before_trashed"
	if direction == redoing {
		columns = "base_now, made_now, coalesce(after, ''), after_trashed"
	}
	return collect(t.ctx, t.tx, func(rows *sql.Rows) (part, error) {
		var s part
		err := rows.Scan(&s.id, &s.expected, &s.known, &s.after.document, &s.after.trashed)
		return s, err
	}, "SELECT persona, "+columns+" FROM "+changesNow+" WHERE operation = ? ORDER BY row", operation)
}

// retrace plans one part, unless what stands there is not what the operation
// left.
func (t *transaction) retrace(p past, s part, direction logDirection) (edit, error) {
	now, err := t.find(s.id)
	if err != nil {
		return edit{}, err
	}
	if now.revision != s.expected {
		return edit{}, t.refuse(p, s, now, direction)
	}
	if !s.after.there() {
		if now.there() {
			err = t.refuseLabelled(p, now, s.id, direction)
		}
		if err != nil {
			return edit{}, err
		}
		return t.newEdit(s.id, now, model.Persona{}, s.after)
	}
	persona, err := decode(s.after.document)
	if err != nil {
		return edit{}, err
	}
	if s.after.trashed && !now.trashed {
		if s.after.since, err = t.trashedSince(p, s.id, direction); err != nil {
			return edit{}, err
		}
	}
	return t.newEdit(s.id, now, persona, s.after)
}

// trashedSince is when a persona came into the trash that comes back there: with
// the operation that is done again, or with the last one before the one that is
// undone.
func (t *transaction) trashedSince(p past, id string, direction logDirection) (since string, err error) {
	if direction == redoing {
		return model.Stamp(p.At), nil
	}
	err = t.row(`SELECT o.at FROM changes c JOIN operations o ON o.id = c.operation
		WHERE c.persona = ? AND c.operation < ? AND o.undone = 0 AND c.after_trashed = 1 AND c.before_trashed = 0
		ORDER BY c.operation DESC LIMIT 1`, []any{id, p.ID}, &since)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil // from before the log
	}
	return since, err
}

// renumber tells the log under which revision a state can be met from now on.
func (t *transaction) renumber(id string, from, to library.Revision) error {
	if from == 0 {
		return nil
	}
	_, err := t.exec(`INSERT OR REPLACE INTO renumbered (operation, persona, base_now, made_now)
		SELECT operation, persona, iif(base_now = ?1, ?2, base_now), iif(made_now = ?1, ?2, made_now)
		FROM `+changesNow+" WHERE persona = ?3 AND ?1 IN (base_now, made_now)", from, to, id)
	return err
}

// changesNow is the table of changes with base_now and made_now as they are today.
const changesNow = `(SELECT c.rowid AS row, c.operation, c.persona, c.base, c.revision, c.before_trashed, c.after_trashed, c.before, c.after,
	coalesce(r.base_now, c.base_now) AS base_now, coalesce(r.made_now, c.made_now) AS made_now
	FROM changes c LEFT JOIN renumbered r ON r.operation = c.operation AND r.persona = c.persona)`
