package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model"
	"personae/model/intake"
)

// errLook takes back what a preview has put.
var errLook = errors.New("only a look")

// Preview gives fill a library to put personas into, as Import does, and keeps
// nothing of it. What fill finds is the library as it is when Preview begins and
// what was put since. An error of fill is returned as it is.
//
// It is an import into a throwaway library, which borrows from this one what the
// import asks for: so it does what Import would do, to the letter, and takes no
// lock of this library. Others write to it meanwhile.
func (d *DB) Preview(ctx context.Context, fill func(intake.Library) error) (err error) {
	const doing = "look at the import"
	if err := d.moved(); err != nil {
		return err
	}
	here, err := newPool(d.file, d.how, d.options.wait)
	if err != nil {
		return d.explain(doing, err)
	}
	defer func() { _ = here.Close() }()
	tx, err := here.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return d.explain(doing, err)
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
	err = scratch.change(ctx, doing, func(t *transaction) error {
		p := &preview{importing{t: t}, d, tx}
		// What is added is younger than all that is here.
		if failed = p.borrow("number = (SELECT max(number) FROM personas)"); failed == nil {
			failed = fill(p)
		}
		if failed != nil {
			return failed
		}
		return errLook
	})
	switch {
	case failed != nil:
		return failed
	case errors.Is(err, errLook):
		return nil
	}
	return err
}

// preview is the throwaway library that an import is tried in. It implements
// intake.Library.
type preview struct {
	importing
	of   *DB
	from querier
}

// ByID implements intake.Library.
func (p *preview) ByID(id string) (model.Record, bool, error) {
	if err := p.borrow("id = ?", id); err != nil {
		return model.Record{}, false, err
	}
	return p.importing.ByID(id)
}

// ByOrigin implements intake.Library.
func (p *preview) ByOrigin(system model.System, id, project string) (model.Record, bool, error) {
	if err := p.borrow("number IN (SELECT persona FROM origins WHERE system = ? AND record = ?)", system, id); err != nil {
		return model.Record{}, false, err
	}
	return p.importing.ByOrigin(system, id, project)
}

// ByName implements intake.Library.
func (p *preview) ByName(project, name string) (model.Record, bool, error) {
	if err := p.borrow(byName, project, name); err != nil {
		return model.Record{}, false, err
	}
	return p.importing.ByName(project, name)
}

// Put implements intake.Library.
func (p *preview) Put(put model.Put) (model.Record, error) {
	if _, _, err := p.ByID(put.Persona.ID); err != nil {
		return model.Record{}, err
	}
	if _, _, err := p.ByName(put.Persona.Project, put.Persona.Name); err != nil {
		return model.Record{}, err
	}
	return p.importing.Put(put)
}

// borrow takes over the personas that where describes, but for those that were
// taken over before: the import may have changed them.
func (p *preview) borrow(where string, args ...any) error {
	found, err := collect(p.t.ctx, p.from, scanStored, "SELECT "+storedColumns+" FROM personas WHERE "+where, args...)
	if err != nil {
		return p.of.explain("look at the import", p.t.cause(err))
	}
	for _, s := range found {
		if err := p.keep(s); err != nil {
			return p.t.db.explain("look at the import", err)
		}
	}
	return nil
}

// keep takes over one persona, under its own number: the oldest comes first.
func (p *preview) keep(s stored) error {
	persona, err := decode(s.document)
	if err != nil {
		return err
	}
	known, err := p.t.find(persona.ID)
	if err != nil || known.there() {
		return err
	}
	return p.t.apply([]edit{{
		id: persona.ID, now: stored{number: s.number}, persona: persona, after: s.state, revision: s.revision,
	}})
}
