package db

import (
	"database/sql"

	"personae/model/check"
	"personae/model/library"
)

// replayImport is replay for an import: one that only adds personas changes no name's
// hands, so that all are taken away together, and each is read and decided while another
// is written. They are never all in memory.
func (t *transaction) replayImport(p past, direction logDirection) error {
	var changes bool
	err := t.row("SELECT EXISTS (SELECT 1 FROM changes WHERE operation = ? AND before IS NOT NULL)", []any{p.ID}, &changes)
	switch {
	case err != nil:
		return err
	case changes:
		return t.replay(p, direction)
	case direction == undoing:
		return t.takeAway(p)
	}
	return t.addAgain(p)
}

// What an operation that only adds did: whether anyone has built on it, whose names it
// holds in which project, and how all that it added goes away.
const (
	builtOn = `SELECT EXISTS (SELECT 1 FROM ` + changesNow + ` c LEFT JOIN personas p ON p.id = c.persona
			WHERE c.operation = ?1 AND p.revision IS NOT c.made_now)
		OR EXISTS (SELECT 1 FROM changes c JOIN label_changes l ON l.persona = c.persona JOIN operations o ON o.id = l.operation
			WHERE c.operation = ?1 AND o.undone = 0 AND o.editor <> ?2 AND o.touched > (SELECT touched FROM operations WHERE id = ?1))`
	added      = "(SELECT p.number FROM changes c JOIN personas p ON p.id = c.persona WHERE c.operation = ?1)"
	addedNames = "SELECT project, count(*) FROM names WHERE persona IN " + added + " GROUP BY project"
	addedGoes  = "INSERT OR REPLACE INTO gone (id, revision) SELECT persona, made_now + 1 FROM " + changesNow + " WHERE operation = ?1;" +
		"DELETE FROM personas_fts WHERE rowid IN " + added + ";" +
		"DELETE FROM personas WHERE number IN " + added
)

// takeAway takes what an import has added away, by a statement for each table: a persona
// at a time takes twice as long.
func (t *transaction) takeAway(p past) error {
	var otherwise bool
	if err := t.tx.QueryRowContext(t.ctx, builtOn, p.ID, t.db.editor).Scan(&otherwise); err != nil {
		return err
	}
	if otherwise {
		return t.replay(p, undoing) // which says what it is
	}
	_, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (struct{}, error) {
		var project string
		var personas int64
		err := rows.Scan(&project, &personas)
		t.held[project] -= personas
		return struct{}{}, err
	}, addedNames, p.ID)
	if err != nil {
		return err
	}
	t.changed = true
	_, err = t.tx.ExecContext(t.ctx, addedGoes, p.ID)
	return err
}

// addAgain adds again what an import has added.
func (t *transaction) addAgain(p past) error {
	list, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (a addition, err error) {
		err = rows.Scan(&a.row, &a.id, &a.revision, &a.trashed)
		return a, err
	}, "SELECT row, persona, made_now, after_trashed FROM "+changesNow+" WHERE operation = ? ORDER BY row", p.ID)
	if err != nil {
		return err
	}
	beside := t.db.reading(t.ctx, t.db.read, t.now)
	defer beside.letGo()
	w := editWriter{t: t, write: func(e edit) error { return t.carryOutOne(&e) }}
	defer func() { _ = w.settle() }() // of one that fails: what made it fail says more
	for _, a := range list {
		e, err := a.retrace(beside, p)
		if err != nil {
			return err
		}
		if err := w.hand(e); err != nil {
			return refuseName(p, err, redoing)
		}
	}
	if err := w.settle(); err != nil {
		return refuseName(p, err, redoing)
	}
	_, err = t.exec(renumberAdded, p.ID)
	return err
}

// renumberAdded is renumber for all that an operation has added again.
const renumberAdded = `WITH now AS NOT MATERIALIZED ` + changesNow + `
	INSERT OR REPLACE INTO renumbered (operation, persona, base_now, made_now)
	SELECT c.operation, c.persona, iif(c.base_now = a.made_now, p.revision, c.base_now), iif(c.made_now = a.made_now, p.revision, c.made_now)
	FROM now a CROSS JOIN personas p ON p.id = a.persona CROSS JOIN now c ON c.persona = a.persona AND a.made_now IN (c.base_now, c.made_now)
	WHERE a.operation = ?`

// addition is a part of an operation that only adds.
type addition struct {
	row      int64 // of changes
	id       string
	revision library.Revision // under which the log knows what was added
	trashed  bool
}

func (a addition) retrace(beside *transaction, p past) (e edit, err error) {
	s := part{id: a.id, known: a.revision, after: state{trashed: a.trashed}}
	if err := beside.row("SELECT after FROM changes WHERE rowid = ?", []any{a.row}, &s.after.document); err != nil {
		return e, err
	}
	if e, err = beside.retrace(p, s, redoing); err == nil {
		ready := check.ReadyFor(&e.persona)
		e.ready = &ready
	}
	return e, err
}
