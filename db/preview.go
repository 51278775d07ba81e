package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
)

const previewing = "preview the import"

// errPreview takes back what a preview has put.
var errPreview = errors.New("only a preview")

// Preview gives fill a library to put personas into, as Import does, and keeps
// nothing of it. What fill finds is the library as it is when Preview begins and
// what was put since. An error of fill is returned as it is.
//
// It is an import into a throwaway library, which borrows from this one what the
// import asks for: so it does what Import would do, to the letter, and takes no
// lock of this library. Others write to it meanwhile.
func (d *DB) Preview(ctx context.Context, fill func(importing.Library) error) (err error) {
	if err := d.moved(); err != nil {
		return err
	}
	here, err := d.connection()
	if err != nil {
		return d.explain(previewing, err)
	}
	defer func() { _ = here.Close() }()
	tx, err := here.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return d.explain(previewing, err)
	}
	defer func() { _ = tx.Rollback() }()
	scratch, err := Open(ctx, "", Options{Throwaway: true, Now: d.options.Now})
	if err != nil {
		return err
	}
	defer func() { //nolint:contextcheck // it is closed also when the caller has given up
		if closing := scratch.Close(); err == nil {
			err = closing
		}
	}()
	var failed error
	err = scratch.transact(ctx, previewing, func(t *transaction) error {
		t.tried = true
		for _, index := range []string{"updated", "created", "project", "trashed"} {
			if _, err := t.exec("DROP INDEX personas_by_" + index); err != nil {
				return err
			}
		}
		p := &preview{importRun{t: t}, &transaction{ctx: ctx, db: d, tx: tx, prepared: map[string]*sql.Stmt{}}, map[string]bool{}}
		// What is added is younger than all that is here.
		if failed = p.borrow(p.unborrowed("number = (SELECT max(number) FROM personas)", nil)); failed == nil {
			failed = fill(p)
		}
		if failed != nil {
			return failed
		}
		return errPreview
	})
	switch {
	case failed != nil:
		return failed
	case errors.Is(err, errPreview):
		return nil
	}
	return err
}

// preview is the throwaway library that an import is tried in. It implements
// importing.Library.
type preview struct {
	importRun
	from *transaction    // of the library that is borrowed from; it only reads
	none map[string]bool // what was asked of that lately and is not there
}

func (p *preview) ByID(id string) (library.Record, bool, error) { return p.first("id = ?", id) }

func (p *preview) ByOrigin(system model.System, id, project string) (library.Record, bool, error) {
	return p.first(byOrigin, system, id, project)
}

func (p *preview) ByName(project, name string) (library.Record, bool, error) {
	return p.first(byName, project, name)
}

// Namesakes implements importing.Library.
func (p *preview) Namesakes(name string) ([]library.Record, error) {
	if err := p.borrow(p.unborrowed(namesakes, []any{fold(name), name})); err != nil {
		return nil, err
	}
	return p.importRun.Namesakes(name)
}

// Put implements importing.Library. Whoever it changes, or may be refused for, is
// borrowed first.
func (p *preview) Put(put library.Put) (library.Record, error) {
	for _, who := range []struct {
		where string
		args  []any
	}{{"id = ?", []any{put.Persona.ID}}, {byName, []any{put.Persona.Project, put.Persona.Name}}} {
		if err := p.borrow(p.unborrowed(who.where, who.args)); err != nil {
			return library.Record{}, err
		}
	}
	return p.importRun.Put(put)
}

// first returns the first persona that where describes, put or not.
func (p *preview) first(where string, args ...any) (library.Record, bool, error) {
	there, err := p.unborrowed(where, args)
	if err != nil {
		return library.Record{}, false, err
	}
	record, ok, err := p.find(where, args...)
	switch {
	case err != nil || len(there) == 0:
		return record, ok, err
	case !ok:
		record, err = there[0].record()
		return record, err == nil, err
	}
	if err := p.borrow(there, nil); err != nil {
		return library.Record{}, false, err
	}
	return p.find(where, args...)
}

// unborrowed finds personas that were not borrowed: those that were, the import may
// have changed.
func (p *preview) unborrowed(query string, args []any) ([]stored, error) {
	asked := fmt.Sprintln(append([]any{query}, args...)...)
	if p.none[asked] {
		return nil, nil
	}
	found, err := p.from.all(query, args...)
	if len(found) == 0 && err == nil {
		once(p.none, asked, func(string) bool { return true })
	}
	if err != nil {
		return nil, p.from.db.explain(previewing, p.from.cause(err))
	}
	var out []stored
	for _, s := range found {
		persona, err := decode(s.document)
		if err != nil {
			return nil, err
		}
		known, err := p.t.find(persona.ID)
		if err != nil {
			return nil, p.t.db.explain(previewing, err)
		}
		if !known.there() {
			out = append(out, s)
		}
	}
	return out, nil
}

// borrow takes personas over, under their own numbers, by which the oldest comes
// first.
func (p *preview) borrow(list []stored, err error) error {
	for _, s := range list {
		persona, err := decode(s.document)
		if err != nil {
			return err
		}
		err = p.t.carryOut([]edit{{
			id: persona.ID, now: stored{number: s.number}, persona: persona, after: s.state, revision: s.revision,
		}})
		if err != nil {
			return p.t.db.explain(previewing, err)
		}
	}
	return err
}
