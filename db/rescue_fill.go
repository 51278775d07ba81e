package db

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personae/db/pages"
	"personae/model"
	"personae/model/library"
)

// fill makes the new library in a file that is there and empty.
func (r *rescue) fill(file string) error {
	p, err := newPool(file, readWrite, r.options.wait)
	if err != nil {
		return err
	}
	if r.to, err = p.BeginTx(r.ctx, nil); err == nil {
		if err = r.copyRows(); err == nil {
			err = r.to.Commit()
		} else {
			_ = r.to.Rollback() // the error that led here says more
		}
	}
	if err := errors.Join(err, p.Close()); err != nil {
		return err
	}
	d, err := Open(r.ctx, file, r.options)
	if err != nil {
		return err
	}
	err = d.transact(r.ctx, "write the rescued library", r.finish)
	return errors.Join(err, d.Close())
}

// copyRows makes the tables as the damaged file had them, fills them, and brings
// them up to date.
func (r *rescue) copyRows() error {
	version, err := r.version()
	if err != nil {
		return err
	}
	statements := []string{"PRAGMA defer_foreign_keys = 1", fmt.Sprintf("PRAGMA application_id = %d", applicationID)}
	for _, m := range r.options.migrations[:version] {
		statements = append(statements, m.sql)
	}
	if err := r.run(statements...); err != nil {
		return err
	}
	if err := r.readShapes(); err != nil {
		return err
	}
	r.readRoots()
	if err := r.readRows(); err != nil {
		return err
	}
	for _, s := range r.shapes {
		if err := r.to.QueryRowContext(r.ctx, "SELECT count(*) FROM "+s.name).Scan(&s.told.Rows); err != nil {
			return err
		}
		if !slices.Contains(derivedTables, s.name) {
			r.told.Tables = append(r.told.Tables, s.told)
		}
	}
	statements = nil
	for _, m := range r.options.migrations[version:] {
		statements = append(statements, m.sql)
	}
	statements = append(statements, fmt.Sprintf("PRAGMA user_version = %d", len(r.options.migrations)))
	return r.run(append(statements, completeLog...)...)
}

func (r *rescue) run(statements ...string) error {
	for _, s := range statements {
		if _, err := r.to.ExecContext(r.ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// completeLog lets the log hold together: changes whose operation is lost get one,
// and what is not all there is neither undone nor redone.
var completeLog = []string{
	`INSERT INTO operations (id, kind, label, at, personas, closed, editor, touched)
		SELECT c.operation, 'save', 'A change whose entry in the log was lost', '1970-01-01T00:00:00.000Z', count(*), 1, '',
			(SELECT coalesce(max(touched), 0) FROM operations) + row_number() OVER (ORDER BY c.operation)
		FROM changes c WHERE c.operation NOT IN (SELECT id FROM operations) GROUP BY c.operation`,
	"DELETE FROM renumbered WHERE (operation, persona) NOT IN (SELECT operation, persona FROM changes)",
	"DELETE FROM label_changes WHERE operation NOT IN (SELECT id FROM operations)",
	"DELETE FROM link_changes WHERE operation NOT IN (SELECT id FROM operations)",
	"DELETE FROM links WHERE remote NOT IN (SELECT number FROM remotes)",
	"DELETE FROM intents WHERE remote NOT IN (SELECT number FROM remotes)",
	"DELETE FROM image_pairs WHERE remote NOT IN (SELECT number FROM remotes)",
	"UPDATE operations SET closed = 1 WHERE kind <> 'label' AND personas <> " + touchedBy,
}

// touchedBy counts the personas that the log has of an operation, but for their labels.
const touchedBy = `(SELECT count(*) FROM (SELECT persona FROM changes WHERE operation = operations.id
	UNION SELECT persona FROM link_changes WHERE operation = operations.id))`

// version returns the format of the damaged file: what its header says, unless it
// has tables that one of that format has not.
func (r *rescue) version() (int, error) {
	latest := len(r.options.migrations)
	said := int(r.from.UserVersion())
	var tables []string
	r.from.Walk(1, map[uint32]bool{}, func(row pages.Row) {
		if name, _, ok := tableOf(row); ok {
			tables = append(tables, name)
		}
	})
	ours := r.from.ApplicationID() == applicationID || slices.Contains(tables, "personas") && slices.Contains(tables, "changes")
	if r.from.Sound() && len(tables) > 0 && !ours {
		return 0, r.notLibrary("it is the database of another program")
	}
	knows := func(version int) bool {
		return !slices.ContainsFunc(tables, func(table string) bool { return !isKnown(r.options.migrations[:version], table) })
	}
	switch {
	case said > 0 && said <= latest && knows(said):
		return said, nil
	case said > latest && !knows(latest):
		return 0, fail(library.ErrNewerSchema, nil,
			"%s is from a newer version of Personae (its format is %d, this program knows %d): update Personae to rescue it", r.file, said, latest)
	}
	return latest, nil
}

// isKnown reports whether the migrations make a table, or SQLite does by itself.
func isKnown(migrations []migration, table string) bool {
	return strings.HasPrefix(table, "sqlite_") || strings.HasPrefix(table, "personas_fts") ||
		slices.ContainsFunc(migrations, func(m migration) bool { return strings.Contains(m.sql, "CREATE TABLE "+table+" ") })
}

func (r *rescue) notLibrary(why string) error {
	return fail(library.ErrNotLibrary, nil, "%s is not a Personae library: %s. Nothing was rescued: name another file", r.file, why)
}

// finish writes all that is taken from the documents, after it brought back from
// the history whom it alone still has.
func (r *rescue) finish(t *transaction) error {
	if _, err := t.exec(countAnew); err != nil {
		return err
	}
	lost, err := collect(r.ctx, t.tx, scanOne[string], `SELECT DISTINCT persona FROM changes
		WHERE persona NOT IN (SELECT id FROM personas) AND persona NOT IN (SELECT id FROM gone)
		AND persona NOT IN (SELECT c.persona FROM changes c JOIN operations o ON o.id = c.operation WHERE c.after = '' AND o.undone = 0)`)
	if err != nil {
		return err
	}
	for _, id := range lost {
		if err := r.recall(t, id); err != nil {
			return err
		}
	}
	if err := t.eachStored(func(s stored) error { return deriveOrTrash(t, s) }); err != nil {
		return err
	}
	if err := t.setDerivedRules(); err != nil {
		return err
	}
	if err := t.row("SELECT count(*) FROM personas", nil, &r.told.Personas); err != nil {
		return err
	}
	if r.told.Personas == 0 && r.from.ApplicationID() != applicationID {
		return r.notLibrary("nothing of one was found in it")
	}
	return r.tellMissing(t)
}

// recall brings a persona back as the history last had it.
func (r *rescue) recall(t *transaction, id string) error {
	var s stored
	err := t.row(`SELECT document, trashed FROM (
			SELECT made_now AS now, after AS document, after_trashed AS trashed FROM `+changesNow+` WHERE persona = ?1
			UNION ALL SELECT base_now, before, before_trashed FROM `+changesNow+` WHERE persona = ?1
		) WHERE now > 0 AND document <> '' ORDER BY now DESC LIMIT 1`, []any{id}, &s.document, &s.trashed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.row("SELECT max(max(base, revision, base_now, made_now)) FROM "+changesNow+" WHERE persona = ?", []any{id}, &s.revision); err != nil {
		return err
	}
	record, err := s.record()
	if err != nil {
		return err
	}
	id = record.Persona.ID // the document is the truth
	if now, err := t.find(id); err != nil || now.there() {
		return err
	}
	s.since = model.Stamp(t.now)
	if _, err := t.exec(insertPersona, append(rowOf(id, columnsOf(record, nil), s.state), 0)...); err != nil {
		return err
	}
	r.told.Earlier = append(r.told.Earlier, record.Persona.Project+"/"+record.Persona.Name)
	return nil
}

// deriveOrTrash writes what is taken from a document. Of two that have one name, as
// where an old version of one was found, the second goes to the trash.
func deriveOrTrash(t *transaction, s stored) error {
	err := t.derive(s)
	if errors.Is(err, library.ErrNameTaken) {
		s.trashed, s.since = true, model.Stamp(t.now)
		err = t.derive(s)
	}
	return err
}

// tellMissing compares with what the damaged file remembers: the names, and how many
// changes each operation had.
func (r *rescue) tellMissing(t *transaction) error {
	for _, named := range r.named {
		var there bool
		if err := t.row("SELECT EXISTS (SELECT 1 FROM names WHERE project = ? AND name = ?)", []any{named[0], named[1]}, &there); err != nil {
			return err
		}
		if !there {
			r.told.Missing = append(r.told.Missing, named[0]+"/"+named[1])
		}
	}
	slices.Sort(r.told.Earlier)
	slices.Sort(r.told.Missing)
	return t.row("SELECT coalesce(sum(personas - "+touchedBy+"), 0) FROM operations WHERE kind <> 'label'", nil, &r.told.Changes)
}
