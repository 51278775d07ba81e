package db

import (
	"database/sql"
	"errors"
	"slices"

	sqlite3 "modernc.org/sqlite/lib"

	"personae/model"
	"personae/model/library"
)

type edit struct {
	id       string
	now      stored
	after    state
	persona  model.Persona    // of after; unused when it is not there
	revision library.Revision // that after gets
	ready    *[]model.System  // what persona is ready for; nil is not known
	before   *model.Persona   // now's, nil where it is not there; recall reads it
}

// recall reads what stands there, unless it is known.
func (t *transaction) recall(e *edit) error {
	if e.before != nil || !e.now.there() {
		return nil
	}
	p, err := t.db.lastRead.decode(e.now.document)
	e.before = &p
	return err
}

// renames reports whether the persona gives up its name, or takes one.
func (e *edit) renames() bool {
	return !e.now.there() || !e.after.there() || e.now.trashed != e.after.trashed ||
		e.before.Name != e.persona.Name || e.before.Project != e.persona.Project
}

// newEdit plans an edit; its revision is the next one that the persona never
// had.
func (t *transaction) newEdit(id string, now stored, p model.Persona, after state) (edit, error) {
	last, err := t.lastRevision(id, now)
	return edit{id: id, now: now, after: after, persona: p, revision: last + 1}, err
}

// retags reports whether the tags, or where they count, are other ones.
func (e *edit) retags() bool {
	return !e.now.there() || e.now.trashed != e.after.trashed || e.before.Project != e.persona.Project ||
		!slices.Equal(e.before.Tags.Or(nil), e.persona.Tags.Or(nil))
}

// carryOut carries out edits together: all give up their names before one takes a
// new one, so that two can swap.
func (t *transaction) carryOut(edits []edit) error {
	for i := range edits {
		if edits[i].after.there() {
			if err := t.recall(&edits[i]); err != nil {
				return err
			}
		}
		if err := t.dropName(edits[i]); err != nil {
			return err
		}
	}
	for i := range edits {
		if err := t.carryOutOne(&edits[i]); err != nil {
			return err
		}
	}
	return nil
}

// carryOutOne is carryOut for an edit that holds no name.
func (t *transaction) carryOutOne(e *edit) error {
	if !e.after.there() {
		if err := t.remove(e.id, e.now, e.revision); err != nil {
			return err
		}
		return t.storeText(e.now.number, e)
	}
	if !e.now.there() || e.before.Project != e.persona.Project { // else there is one
		if err := t.makeProject(e.persona.Project); err != nil {
			return err
		}
	}
	number, err := t.store(e)
	if err != nil || e.after.trashed || !e.renames() {
		return err
	}
	return t.takeName(e.persona, number)
}

// dropName takes the name from a persona that gives it up.
func (t *transaction) dropName(e edit) error {
	if !e.now.there() || !e.renames() {
		return nil
	}
	return t.letNameGo(e.now.number)
}

// letNameGo takes the name from the persona of a number, which may have none.
func (t *transaction) letNameGo(number int64) error {
	var project string
	err := t.row("DELETE FROM names WHERE persona = ? RETURNING project", []any{number}, &project)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	t.held[project]--
	return err
}

func (t *transaction) takeName(p model.Persona, number int64) error {
	_, err := t.exec("INSERT INTO names (project, name, name_key, persona) VALUES (?, ?, ?, ?)",
		p.Project, p.Name, fold(p.Name), number)
	if err == nil {
		t.held[p.Project]++
	}
	if code := resultCode(err); code != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY && code != sqlite3.SQLITE_CONSTRAINT_UNIQUE {
		return err
	}
	return t.nameTaken(p)
}

// nameTaken says whose a name is, nil when it is free.
func (t *transaction) nameTaken(p model.Persona) error {
	taken := &library.NameTakenError{Name: p.Name, Project: p.Project}
	err := t.row("SELECT p.id FROM names n JOIN personas p ON p.number = n.persona WHERE n.project = ? AND n.name = ?",
		[]any{p.Project, p.Name}, &taken.HolderID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	if taken.Free, err = t.freeName(p); err != nil {
		return err
	}
	return taken
}

// freeName returns a name like the persona's that nobody in its project has.
func (t *transaction) freeName(p model.Persona) (free string, err error) {
	free = model.FreeName(p.Name, func(name string) (taken bool) {
		if err == nil {
			err = t.row("SELECT EXISTS (SELECT 1 FROM names WHERE project = ? AND name = ?)", []any{p.Project, name}, &taken)
		}
		return taken && err == nil
	})
	return free, err
}

type logged struct {
	kind        library.OperationKind
	label       string
	projectFrom string // of a renamed project
	projectTo   string
}

func (t *transaction) perform(l logged, edits []edit) (library.Operation, error) {
	if err := t.carryOut(edits); err != nil {
		return library.Operation{}, err
	}
	return t.record(l, edits)
}

// record enters what was applied into the log.
func (t *transaction) record(l logged, edits []edit) (library.Operation, error) {
	op, err := t.begin(l, len(edits))
	if err != nil {
		return op, err
	}
	for _, e := range edits {
		if err := t.logChange(op.ID, e); err != nil {
			return op, err
		}
	}
	return op, nil
}

// begin enters an operation into the log. What the editor could have redone is
// given up: it belonged to a state that is left now.
func (t *transaction) begin(l logged, personas int) (library.Operation, error) {
	op := library.Operation{Kind: l.kind, Label: l.label, At: t.now, Personas: personas}
	result, err := t.exec(beginOperation, op.Kind, op.Label, model.Stamp(op.At), op.Personas, t.db.editor, l.projectFrom, l.projectTo)
	if err != nil {
		return op, err
	}
	if op.ID, err = result.LastInsertId(); err != nil { // a RETURNING takes five times as long
		return op, err
	}
	_, err = t.exec("UPDATE operations SET closed = 1 WHERE undone = 1 AND closed = 0 AND (editor = ? OR touched <= ?)",
		t.db.editor, t.db.openedAt)
	return op, err
}

const beginOperation = `INSERT INTO operations (kind, label, at, personas, editor, touched, project_from, project_to)
	VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(touched), 0) + 1 FROM operations), nullif(?, ''), nullif(?, ''))`

func (t *transaction) logChange(operation int64, e edit) error {
	var before any
	after := e.after.document
	if e.now.there() {
		before = e.now.document
	}
	if t.trial {
		before, after = nil, ""
	}
	made := e.revision
	if !e.after.there() {
		made = 0
	}
	_, err := t.exec(`INSERT INTO changes
		(operation, persona, base, revision, base_now, made_now, before_trashed, after_trashed, before, after)
		VALUES (?1, ?2, ?3, ?4, ?3, ?9, ?5, ?6, ?7, ?8)`,
		operation, e.id, e.now.revision, e.revision, e.now.trashed, e.after.trashed, before, after, made)
	return err
}

func (t *transaction) touch() (touched int64, err error) {
	err = t.row("SELECT coalesce(max(touched), 0) + 1 FROM operations", nil, &touched)
	return touched, err
}
