package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
)

// Label gives a revision of a persona a name that a user finds it by, or takes it
// away where it is "", as one operation. library.ErrNotFound when there is no such
// persona or revision; library.ErrNothing when it is called so already.
func (d *DB) Label(ctx context.Context, id string, rev library.Revision, label string) (op library.Operation, err error) {
	err = d.transact(ctx, "label the revision", func(t *transaction) error {
		now, err := t.find(id)
		if err != nil {
			return err
		}
		_, rev, err := t.revision(id, rev, now)
		if err != nil {
			return err
		}
		p, err := decode(now.document)
		if err != nil {
			return err
		}
		l := labelled{persona: id, revision: rev, after: label}
		if l.before, err = t.labelOf(l); err != nil {
			return err
		}
		said := "Labelled " + p.Name + " “" + label + "”"
		switch {
		case l.before == label:
			return fail(library.ErrNothing, nil, "revision %d of %q is called so already", rev, p.Name)
		case label == "":
			said = "Took the label “" + l.before + "” from " + p.Name
		}
		if op, err = t.begin(logged{kind: library.OperationLabel, label: said}, 1); err != nil {
			return err
		}
		if _, err := t.exec("INSERT INTO label_changes (operation, persona, revision, before, after) VALUES (?, ?, ?, ?, ?)",
			op.ID, id, rev, l.before, l.after); err != nil {
			return err
		}
		return t.storeLabel(l)
	})
	return op, err
}

// labelled is what an operation does to a label; "" is none.
type labelled struct {
	persona       string
	revision      library.Revision
	before, after string
}

func (t *transaction) labelOf(l labelled) (label string, err error) {
	err = t.row("SELECT coalesce(max(label), '') FROM labels WHERE persona = ? AND revision = ?", []any{l.persona, l.revision}, &label)
	return label, err
}

func (t *transaction) storeLabel(l labelled) error {
	if l.after == "" {
		_, err := t.exec("DELETE FROM labels WHERE persona = ? AND revision = ?", l.persona, l.revision)
		return err
	}
	_, err := t.exec("INSERT OR REPLACE INTO labels (persona, revision, label, label_key) VALUES (?, ?, ?, ?)",
		l.persona, l.revision, l.after, fold(l.after))
	return err
}

// refuseLabelled refuses to take a persona away that another editor has labelled since
// the operation was done, or undone: that would take the label along.
func (t *transaction) refuseLabelled(p past, now stored, id string, direction logDirection) error {
	var since int64
	err := t.row(`SELECT o.id FROM label_changes l JOIN operations o ON o.id = l.operation
		WHERE l.persona = ? AND o.undone = 0 AND o.editor <> ? AND o.touched > (SELECT touched FROM operations WHERE id = ?)
		ORDER BY o.touched DESC LIMIT 1`, []any{id, t.db.editor, p.ID}, &since)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	record, err := now.record()
	if err != nil {
		return err
	}
	return fail(library.ErrConflict, nil, "%q %s: another editor has labelled a revision of %q since", p.Label, direction.refusal, record.Persona.Name)
}

// replayLabel takes back what an operation did to a label, or does it again, unless
// it is not what the operation left.
func (t *transaction) replayLabel(p past, direction logDirection) error {
	var list []labelled
	columns := "persona, revision, before, after"
	if direction == undoing {
		columns = "persona, revision, after, before"
	}
	list, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (l labelled, err error) {
		err = rows.Scan(&l.persona, &l.revision, &l.before, &l.after)
		return l, err
	}, "SELECT "+columns+" FROM label_changes WHERE operation = ?", p.ID)
	if err != nil || len(list) == 0 {
		return err
	}
	now, err := t.labelOf(list[0])
	switch {
	case err != nil:
		return err
	case now != list[0].before:
		return fail(library.ErrConflict, nil, "%q %s: the label was changed since, to “%s”", p.Label, direction.refusal, now)
	}
	return t.storeLabel(list[0])
}
