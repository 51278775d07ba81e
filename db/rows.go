package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"personae/model"
	"personae/model/library"
)

// stored is a persona as it stands in the file. The zero stored is not there.
type stored struct {
	number   int64
	id       string
	revision library.Revision
	state
}

// state is one side of a change: a document in the library or in the trash, or
// none.
type state struct {
	document string // "" when the persona is not there
	trashed  bool
	since    string // when it came into the trash; "" is known to the row, or now
}

func (s state) there() bool { return s.document != "" }

func (s *stored) record() (record library.Record, err error) {
	err = s.readInto(&record)
	return record, err
}

// readInto is record into an empty one: a persona is large to hand on.
func (s *stored) readInto(record *library.Record) error {
	record.Revision, record.Trashed, record.TrashedAt = s.revision, s.trashed, s.since
	same, err := decodeInto(&record.Persona, s.document)
	if same {
		record.Document = s.document
	}
	return err
}

const storedColumns = "number, revision, trashed, coalesce(trashed_at, ''), document, id"

// find returns the persona with the id, in the trash or not; the zero stored
// when there is none.
func (t *transaction) find(id string) (stored, error) { return t.first("id = ?", id) }

// first is find for the first persona that where describes.
func (t *transaction) first(where string, args ...any) (stored, error) {
	statement, err := t.statement(firstPersona + where + " LIMIT 1")
	if err != nil {
		return stored{}, err
	}
	return findWith(t.through, statement, args...)
}

const firstPersona = "SELECT " + storedColumns + " FROM personas WHERE "

// findWith asks a statement for one persona, the zero stored when there is none.
func findWith(ctx context.Context, statement *sql.Stmt, args ...any) (s stored, err error) {
	err = statement.QueryRowContext(ctx, args...).Scan(&s.number, &s.revision, &s.trashed, &s.since, &s.document, &s.id)
	if errors.Is(err, sql.ErrNoRows) {
		return stored{}, nil
	}
	return s, err
}

// all returns every persona that where describes.
func (t *transaction) all(where string, args ...any) ([]stored, error) {
	statement, err := t.statement("SELECT " + storedColumns + " FROM personas WHERE " + where) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return nil, err
	}
	rows, err := statement.QueryContext(t.through, args...)
	return readAll(rows, err, scanStored)
}

func scanStored(rows *sql.Rows) (s stored, err error) {
	err = rows.Scan(&s.number, &s.revision, &s.trashed, &s.since, &s.document, &s.id)
	return s, err
}

func scanRecord(rows *sql.Rows) (library.Record, error) {
	s, err := scanStored(rows)
	if err != nil {
		return library.Record{}, err
	}
	return s.record()
}

// Get returns one persona, in the trash or not; library.ErrNotFound.
func (d *DB) Get(ctx context.Context, id string) (library.Record, error) {
	list, err := collect(ctx, d.read, scanStored, "SELECT "+storedColumns+" FROM personas WHERE id = ?", id)
	switch {
	case err != nil:
		return library.Record{}, d.explain("read the persona", err)
	case len(list) == 0:
		return library.Record{}, notFound(d, id)
	}
	s := list[0]
	p, err := d.lastRead.decode(s.document)
	return library.Record{Persona: p, Revision: s.revision, Trashed: s.trashed, TrashedAt: s.since}, d.explain("read the persona", err)
}

func notFound(d *DB, id string) error {
	return fail(library.ErrNotFound, nil, "there is no persona with the id %q in %s: it may have been removed meanwhile", id, d.info.Name)
}

// lastRevision returns the highest revision that the persona ever had, 0 when
// it never was there.
func (t *transaction) lastRevision(id string, now stored) (library.Revision, error) {
	if now.there() {
		return now.revision, nil
	}
	var last library.Revision
	err := t.row("SELECT revision FROM gone WHERE id = ?", []any{id}, &last)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return last, err
}

const insertPersona = `
INSERT INTO personas (
    id, project, project_key, name, name_key, tags, enabled, revision, created_key, updated_at,
    interruption_mode, yield_words, yield_seconds, background_noise, ready, trashed, trashed_at, document, number
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))`

const updatePersona = `
UPDATE personas SET
    project = ?2, project_key = ?3, name = ?4, name_key = ?5, tags = ?6, enabled = ?7, revision = ?8,
    created_key = ?9, updated_at = ?10, interruption_mode = ?11, yield_words = ?12, yield_seconds = ?13,
    background_noise = ?14, ready = ?15, trashed = ?16, trashed_at = ?17, document = ?18
WHERE number = ?19 AND id = ?1`

// store writes the persona of an edit and everything that is derived from it, but for
// its name.
func (t *transaction) store(e *edit) (number int64, err error) {
	p := &e.persona
	c := columnsOf(library.Record{Persona: *p, Revision: e.revision, Trashed: e.after.trashed}, e.ready)
	after := e.after
	after.since = cmp.Or(e.after.since, e.now.since, model.Stamp(t.now))
	args := rowOf(p.ID, c, after)
	if number, err = t.storeRow(e, args); err != nil {
		return 0, err
	}
	if err := t.recall(e); err != nil {
		return 0, err
	}
	if e.retags() && !t.trial {
		if err := t.storeTags(number, e.before != nil, p.Project, c.Tags, e.after.trashed); err != nil {
			return 0, err
		}
	}
	if err := t.storeOrigins(number, e.before, p); err != nil {
		return 0, err
	}
	return number, t.storeText(number, e)
}

// rowOf returns the row of a persona, as insertPersona and updatePersona take it but
// for its number.
func rowOf(id string, c columns, s state) []any {
	var trashedAt any
	if s.trashed {
		trashedAt = s.since
	}
	return []any{
		id, c.Project, c.projectKey, c.Name, c.nameKey, c.tags, c.Enabled, c.Revision,
		c.createdKey, c.UpdatedAt, c.InterruptionMode, numberColumn(c.YieldWords), numberColumn(c.YieldSeconds),
		c.BackgroundNoise, readyColumn(c.Ready), s.trashed, trashedAt, s.document,
	}
}

// storeRow writes the row itself, a new one where none is there: under the number that
// the edit knows, or the next one when that is 0.
func (t *transaction) storeRow(e *edit, args []any) (number int64, err error) {
	args = append(args, e.now.number)
	if e.now.there() {
		_, err = t.exec(updatePersona, args...)
		return e.now.number, err
	}
	result, err := t.exec(insertPersona, args...)
	if err != nil {
		return 0, err
	}
	if number, err = result.LastInsertId(); err != nil {
		return 0, err
	}
	if e.revision > 1 {
		_, err = t.exec("DELETE FROM gone WHERE id = ?", e.id)
	}
	return number, err
}

// storeTags writes the tags of a persona, which may have some already.
func (t *transaction) storeTags(number int64, some bool, project string, tags []string, trashed bool) error {
	if some {
		if _, err := t.exec("DELETE FROM tags WHERE persona = ?", number); err != nil {
			return err
		}
	}
	for _, tag := range tags {
		_, err := t.exec("INSERT OR IGNORE INTO tags (trashed, tag, project, persona) VALUES (?, ?, ?, ?)",
			trashed, tag, project, number)
		if err != nil {
			return err
		}
	}
	return nil
}

// remove takes a persona out of the file, but for its words, and remembers its last
// revision.
func (t *transaction) remove(id string, now stored, last library.Revision) error {
	if _, err := t.exec("DELETE FROM personas WHERE number = ?", now.number); err != nil {
		return err
	}
	_, err := t.exec("INSERT OR REPLACE INTO gone (id, revision) VALUES (?, ?)", id, last)
	return err
}
