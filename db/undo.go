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

func (d *DB) undoOrRedo(ctx context.Context, direction logDirection) (op library.Operation, err error) {
	err = d.transact(ctx, direction.verb, func(t *transaction) error {
		p, err := t.within(direction)
		if err != nil {
			return err
		}
		if err := t.replay(p, direction); err != nil {
			return err
		}
		touched, err := t.touch()
		if err != nil {
			return err
		}
		op = p.Operation
		op.Undone = !direction.undone
		_, err = t.exec("UPDATE operations SET undone = ?, editor = ?, touched = ? WHERE id = ?",
			op.Undone, d.editor, touched, op.ID)
		return err
	})
	return op, err
}

// within finds the operation in reach. This editor's own have been touched
// since it was opened, so the one touched last is the one to take.
func (t *transaction) within(direction logDirection) (past, error) {
	var p past
	var at string
	err := t.row(`SELECT id, kind, label, at, personas, undone, coalesce(project_from, ''), coalesce(project_to, '')
		FROM operations WHERE undone = ? AND closed = 0 AND (editor = ? OR touched <= ?)
		ORDER BY touched DESC LIMIT 1`, []any{direction.undone, t.db.editor, t.db.openedAt},
		&p.ID, &p.Kind, &p.Label, &at, &p.Personas, &p.Undone, &p.projectFrom, &p.projectTo)
	if errors.Is(err, sql.ErrNoRows) {
		return p, fail(library.ErrNothing, nil, "%s", direction.nothing)
	}
	if err != nil {
		return p, err
	}
	p.At, err = parseStamp(at)
	return p, err
}

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
	if err := t.carryOut(edits); err != nil {
		if taken, ok := errors.AsType[*library.NameTakenError](err); ok {
			return fail(nil, err, "%q %s: %s", p.Label, direction.refusal, taken)
		}
		return err
	}
	for i, s := range parts {
		if err := t.renumber(s.id, s.known, edits[i].revision); err != nil {
			return err
		}
	}
	if from != "" {
		return t.dropIfEmpty(from)
	}
	return nil
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
	}, "SELECT persona, "+columns+" FROM changes WHERE operation = ? ORDER BY rowid", operation)
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
	persona, err := decode(cmp.Or(s.after.document, now.document))
	if err != nil {
		return edit{}, err
	}
	return t.newEdit(s.id, now, persona, s.after)
}

// renumber tells the log under which revision a state can be met from now on.
func (t *transaction) renumber(id string, from, to library.Revision) error {
	if from == 0 {
		return nil
	}
	for _, side := range []string{"base_now", "made_now"} {
		if _, err := t.exec("UPDATE changes SET "+side+" = ? WHERE persona = ? AND "+side+" = ?", to, id, from); err != nil {
			return err
		}
	}
	return nil
}

// refuse says who has built on the operation, so that the user knows what to do
// about it.
func (t *transaction) refuse(p past, s part, now stored, direction logDirection) error {
	name, what := s.id, "is no longer in the library"
	if document := cmp.Or(now.document, s.after.document); document != "" {
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
