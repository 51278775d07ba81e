package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/importing"
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
		if err := t.onTrial(); err != nil {
			return err
		}
		i := t.importInto(d.reading(ctx, tx, t.now), previewing)
		defer i.end()
		i.borrows = true
		// What is added is younger than all that is here.
		youngest, err := i.beside.all("number = (SELECT max(number) FROM personas)")
		if err != nil {
			return i.explain(i.beside, err)
		}
		if err := i.borrow(youngest...); err != nil {
			return err
		}
		failed = fill(i)
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

// onTrial says that nothing stays of what is written to a library: neither words nor
// documents of before are kept, and nobody lists it.
func (t *transaction) onTrial() error {
	t.trial = true
	_, err := t.tx.ExecContext(t.ctx, largeCache+"; DROP INDEX personas_by_updated; DROP INDEX personas_by_created; DROP INDEX personas_by_project")
	return err
}

// borrow takes personas over, under their own numbers, by which the oldest comes
// first.
func (i *importRun) borrow(list ...stored) error {
	for _, s := range list {
		persona, err := decode(s.document)
		if err != nil {
			return err
		}
		i.know(&persona)
		err = i.t.carryOut([]edit{{
			id: persona.ID, now: stored{number: s.number}, persona: persona, after: s.state, revision: s.revision,
		}})
		if err != nil {
			return err
		}
	}
	return nil
}
