package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"personae/model/library"
)

// Undo takes back the newest operation in reach: this editor's own newest, and
// when it has none left, the newest from before it was opened. It never takes
// back what another editor did since. Documents are then to the byte as they
// were; revisions rise. library.ErrNothing when there is none; library.ErrConflict,
// with nothing changed, when someone has built on it.
func (d *DB) Undo(ctx context.Context) (library.Operation, error) { return d.undoOrRedo(ctx, undoing) }

// Redo brings back what Undo took, the latest first: what this editor undid, or
// what was undone before it was opened. A new change by this editor gives that
// up. Errors as of Undo.
func (d *DB) Redo(ctx context.Context) (library.Operation, error) { return d.undoOrRedo(ctx, redoing) }

// logDirection is whether an operation is taken back or brought back.
type logDirection struct {
	undone        bool // what the operations that it looks for are
	verb, refusal string
	nothing       string
}

var (
	undoing = logDirection{false, "undo", "cannot be undone", "There is nothing to undo."}
	redoing = logDirection{true, "redo", "cannot be done again", "There is nothing to redo."}
)

// past is an operation of the log, with what only undo and redo need of it.
type past struct {
	library.Operation
	projectFrom, projectTo string
}

// part is one persona's part in an undo or redo: what must stand there now, and
// what is to.
type part struct {
	id       string
	expected library.Revision // 0: it must not be there
	known    library.Revision // under which the log knows what is to stand there
	after    state
}

// UndoTo is Undo for an operation and all in reach that were done since, together
// or not at all; it returns them, the newest first. library.ErrInvalid for one that
// is out of reach.
func (d *DB) UndoTo(ctx context.Context, operation int64) ([]library.Operation, error) {
	return d.walk(ctx, undoing, operation)
}

func (d *DB) undoOrRedo(ctx context.Context, direction logDirection) (library.Operation, error) {
	ops, err := d.walk(ctx, direction, 0)
	if err != nil {
		return library.Operation{}, err
	}
	return ops[0], nil
}

func (d *DB) walk(ctx context.Context, direction logDirection, to int64) (ops []library.Operation, err error) {
	err = d.transact(ctx, direction.verb, func(t *transaction) error {
		within, err := t.within(direction, to)
		if err != nil {
			return err
		}
		giveBack, err := t.enlargeCache(ctx)
		if err != nil {
			return err
		}
		defer giveBack()
		for _, p := range within {
			replay := t.replay
			if len(within) == 1 && (p.Kind == library.OperationImport || p.Kind == library.OperationPull) {
				replay = t.replayImport
			}
			if err := replay(p, direction); err != nil {
				return err
			}
			if err := t.replayLinks(p, direction); err != nil {
				return err
			}
			touched, err := t.touch()
			if err != nil {
				return err
			}
			p.Undone = !direction.undone
			if _, err = t.exec("UPDATE operations SET undone = ?, editor = ?, touched = ? WHERE id = ?",
				p.Undone, d.editor, touched, p.ID); err != nil {
				return err
			}
			ops = append(ops, p.Operation)
		}
		return nil
	})
	return ops, err
}

// within finds the operations in reach, in the order in which they are taken: the
// first, or all up to one. This editor's own have been touched since it was opened,
// so the one touched last is the one to take.
func (t *transaction) within(direction logDirection, to int64) ([]past, error) {
	limit := 1
	if to != 0 {
		limit = -1
	}
	list, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (p past, err error) {
		into, finish := operationInto(&p.Operation)
		if err = rows.Scan(append(into, &p.projectFrom, &p.projectTo)...); err == nil {
			err = finish()
		}
		return p, err
	}, "SELECT "+operationColumns+`, coalesce(project_from, ''), coalesce(project_to, '')
		FROM operations o WHERE undone = ? AND closed = 0 AND (editor = ? OR touched <= ?)
		AND touched >= coalesce((SELECT touched FROM operations WHERE id = ?), 0)
		ORDER BY touched DESC LIMIT ?`, t.db.editor, t.db.openedAt, direction.undone, t.db.editor, t.db.openedAt, to, limit)
	switch {
	case err != nil:
		return nil, err
	case to != 0 && (len(list) == 0 || list[len(list)-1].ID != to):
		return nil, t.outOfReach(to)
	case len(list) == 0:
		return nil, fail(library.ErrNothing, nil, "%s", direction.nothing)
	}
	return list, nil
}

// outOfReach says why undo cannot come to an operation.
func (t *transaction) outOfReach(operation int64) error {
	var label string
	var undone bool
	err := t.row("SELECT label, undone FROM operations WHERE id = ?", []any{operation}, &label, &undone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fail(library.ErrNotFound, nil, "the log has no operation %d", operation)
	case err != nil:
		return err
	case undone:
		return fail(library.ErrInvalid, nil, "%q is undone already", label)
	}
	return fail(library.ErrInvalid, nil, "%q cannot be undone from here: another editor did it since this one was opened, or what it did was forgotten", label)
}

// refuse says who has built on the operation, so that the user knows what to do
// about it.
func (t *transaction) refuse(p past, s part, now stored, direction logDirection) error {
	name, what := s.id, "is no longer in the library"
	document := cmp.Or(now.document, s.after.document)
	if document == "" { // what it made is gone
		err := t.row("SELECT after FROM changes WHERE operation = ? AND persona = ?", []any{p.ID, s.id}, &document)
		if err != nil {
			return err
		}
	}
	if document != "" {
		persona, err := decode(document)
		if err != nil {
			return err
		}
		name = persona.Name
	}
	if now.there() {
		what = "was changed since"
		var label, editor string
		err := t.row(`SELECT o.label, o.editor FROM changes c JOIN operations o ON o.id = c.operation
			WHERE c.persona = ? AND c.operation <> ? ORDER BY o.touched DESC LIMIT 1`, []any{s.id, p.ID}, &label, &editor)
		switch {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			return err
		case editor == t.db.editor:
			what += fmt.Sprintf(" (%q)", label)
		default:
			what += fmt.Sprintf(" in another editor (%q)", label)
		}
	}
	return fail(library.ErrConflict, nil,
		"%q %s: %q %s. Nothing was changed: look at its history, and restore the revision you want", p.Label, direction.refusal, name, what)
}
