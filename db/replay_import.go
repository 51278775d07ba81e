package db

import (
	"database/sql"
	"errors"

	"personae/model"
	"personae/model/check"
	"personae/model/library"
)

// replayImport is replay for an import: one that only adds personas changes no name's
// hands, so that all are taken away together, and each is read and decided while another
// is written. They are never all in memory.
func (t *transaction) replayImport(p past, direction logDirection) error {
	if direction == undoing {
		return t.takeAway(p)
	}
	var changes bool
	err := t.row("SELECT EXISTS (SELECT 1 FROM changes WHERE operation = ? AND before IS NOT NULL)", []any{p.ID}, &changes)
	switch {
	case err != nil:
		return err
	case changes:
		return t.replay(p, direction)
	}
	return t.addAgain(p)
}

// What an import did: whether it changed anyone or another has built on it, whose names it
// holds in which project, and how all that it added goes away. Names and tags would go
// with their personas; before them they go sooner.
const (
	notAlone = `SELECT EXISTS (SELECT 1 FROM ` + changesNow + ` c LEFT JOIN personas p ON p.id = c.persona
			WHERE c.operation = ?1 AND (c.before IS NOT NULL OR p.revision IS NOT c.made_now))
		OR EXISTS (SELECT 1 FROM changes c JOIN label_changes l ON l.persona = c.persona JOIN operations o ON o.id = l.operation
			WHERE c.operation = ?1 AND o.undone = 0 AND o.editor <> ?2 AND o.touched > (SELECT touched FROM operations WHERE id = ?1))`
	added      = "(SELECT p.number FROM changes c JOIN personas p ON p.id = c.persona WHERE c.operation = ?1)"
	addedNames = "SELECT project, count(*) FROM names WHERE persona IN " + added + " GROUP BY project"
	addedGoes  = "INSERT OR REPLACE INTO gone (id, revision) SELECT persona, made_now + 1 FROM " + changesNow + " WHERE operation = ?1;" +
		"DELETE FROM names WHERE persona IN " + added + ";" +
		"DELETE FROM tags WHERE persona IN " + added + ";" +
		"DELETE FROM personas WHERE number IN " + added
)

// takeAway takes what an import has added away, by a statement for each table: a persona
// at a time takes twice as long.
func (t *transaction) takeAway(p past) error {
	var otherwise bool
	if err := t.tx.QueryRowContext(t.ctx, notAlone, p.ID, t.db.editor).Scan(&otherwise); err != nil {
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
	var all int
	if err := t.row("SELECT count(*) FROM personas", nil, &all); err != nil {
		return err
	}
	words, few := "DELETE FROM personas_fts WHERE rowid IN "+added, (all-p.Personas)*fewStay < p.Personas
	if few {
		words = "INSERT INTO personas_fts (personas_fts) VALUES ('delete-all')"
	}
	t.changed = true
	if _, err = t.tx.ExecContext(t.ctx, words+";"+addedGoes, p.ID); err != nil || !few {
		return err
	}
	return t.indexStored()
}

// fewStay is how many times as many personas go as stay where the full-text index is
// emptied, and takes in again who stays: a text takes as long to come as four to go.
const fewStay = 8

// indexStored brings the words of all personas into an empty full-text index; those of a
// document that cannot be read are not known.
func (t *transaction) indexStored() error {
	return t.eachStored(func(s stored) error {
		record, err := s.record()
		if errors.Is(err, library.ErrCorrupt) {
			return nil
		}
		if err != nil {
			return err
		}
		text := searchTextOf(record.Persona)
		return t.index(indexing{number: s.number, text: &text})
	})
}

// addAgain adds again what an import has added.
func (t *transaction) addAgain(p past) error {
	for _, statement := range []string{renumberOthers, renumberOwn} {
		if _, err := t.exec(statement, p.ID); err != nil {
			return err
		}
	}
	beside := t.db.reading(t.ctx, t.db.read, t.now)
	defer beside.letGo()
	w := editWriter{t: t, write: func(e edit) error { return t.carryOutOne(&e) }}
	defer func() { _ = w.settle() }() // of one that fails: what made it fail says more
	var last, end int64
	if err := beside.row("SELECT coalesce(min(rowid) - 1, 0), coalesce(max(rowid), 0) FROM changes WHERE operation = ?", []any{p.ID}, &last, &end); err != nil {
		return err
	}
	for last < end {
		list, err := collect(t.ctx, t.db.read, scanAddition, additions, p.ID, last, end, eachAtOnce)
		if err != nil {
			return err
		}
		for _, a := range list {
			e, err := a.retrace(beside, p)
			if err == nil {
				err = w.hand(e)
			}
			if err != nil {
				return refuseName(p, err, redoing)
			}
			last = a.row
		}
	}
	return refuseName(p, w.settle(), redoing)
}

// What renumber does for all that an operation is about to add again: first the changes
// that others have made to it, of which there are few, and then its own. To read those
// themselves would be to read all documents, so both go by indexes as far as they can.
const (
	comesBack      = "(SELECT coalesce(max(g.revision), 0) + 1 FROM gone g WHERE g.id = a.persona)"
	renumberOthers = `WITH now AS NOT MATERIALIZED ` + changesNow + `
		INSERT OR REPLACE INTO renumbered (operation, persona, base_now, made_now)
		SELECT c.operation, c.persona, iif(c.base_now = a.made_now, ` + comesBack + `, c.base_now), iif(c.made_now = a.made_now, ` + comesBack + `, c.made_now)
		FROM now a CROSS JOIN now c ON c.persona = a.persona AND c.operation <> a.operation AND a.made_now IN (c.base_now, c.made_now)
		WHERE a.operation = ?1 AND EXISTS (SELECT 1 FROM changes o WHERE o.persona = a.persona AND o.operation <> ?1)`
	renumberOwn = `INSERT OR REPLACE INTO renumbered (operation, persona, base_now, made_now)
		SELECT a.operation, a.persona, 0, ` + comesBack + ` FROM changes a WHERE a.operation = ?1`
)

// addition is a part of an operation that only adds.
type addition struct {
	part
	row   int64            // of changes
	last  library.Revision // that the persona had
	there bool             // somebody has brought it back already
}

// additions reads some, in the order in which they were made: those of an operation
// stand one after the other.
const additions = `SELECT c.row, c.persona, c.made_now, c.after, c.after_trashed, coalesce(g.revision, 0), p.number IS NOT NULL
	FROM ` + changesNow + ` c LEFT JOIN gone g ON g.id = c.persona LEFT JOIN personas p ON p.id = c.persona
	WHERE c.row > ?2 AND c.row <= ?3 AND +c.operation = ?1 ORDER BY c.row LIMIT ?4`

func scanAddition(rows *sql.Rows) (a addition, err error) {
	err = rows.Scan(&a.row, &a.id, &a.known, &a.after.document, &a.after.trashed, &a.last, &a.there)
	return a, err
}

func (a addition) retrace(beside *transaction, p past) (e edit, err error) {
	if a.there {
		return beside.retrace(p, a.part, redoing) // which says what it is
	}
	e = edit{id: a.id, after: a.after, revision: a.last + 1}
	if a.after.trashed {
		e.after.since = model.Stamp(p.At)
	}
	if e.persona, err = decode(a.after.document); err == nil {
		ready := check.ReadyFor(&e.persona)
		e.ready = &ready
	}
	return e, err
}
