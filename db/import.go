package db

import (
	"context"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
)

// Import gives fill a library to put personas into, one after the other, and
// writes them all as one operation with the label that fill returns. They are
// never all in memory. An error of fill takes everything back and is returned as
// it is. When nothing was put, or nothing that changes anything, there is no
// operation: the one returned then has the ID 0.
//
// Nobody else can write to the library until fill returns.
func (d *DB) Import(ctx context.Context, fill func(importing.Library) (label string, err error)) (library.Operation, error) {
	var op library.Operation
	var failed error
	err := d.transact(ctx, "import", func(t *transaction) error {
		giveBack, err := t.enlargeCache(ctx)
		if err != nil {
			return err
		}
		defer giveBack()
		i := &importRun{t: t}
		var label string
		if label, failed = fill(i); failed != nil {
			return failed
		}
		op, err = i.finish(label)
		return err
	})
	if failed != nil {
		err = failed
	}
	return op, err
}

// importRun is a library inside the transaction of an import. It implements
// importing.Library.
type importRun struct {
	t  *transaction
	op library.Operation // its ID is 0 until something is put
}

func (i *importRun) ByID(id string) (library.Record, bool, error) {
	return i.find("id = ?", id)
}

func (i *importRun) ByOrigin(system model.System, id, project string) (library.Record, bool, error) {
	return i.find(byOrigin, system, id, project)
}

// byOrigin finds by a system and an id, and prefers a project. The plus keeps
// SQLite from looking through all that is not in the trash instead.
const byOrigin = `+trashed = 0 AND number IN (SELECT persona FROM origins WHERE system = ? AND record = ?)
	ORDER BY project <> ?, number`

func (i *importRun) ByName(project, name string) (library.Record, bool, error) {
	return i.find(byName, project, name)
}

const byName = "number = (SELECT persona FROM names WHERE project = ? AND name = ?)"

// Namesakes implements importing.Library.
func (i *importRun) Namesakes(name string) ([]library.Record, error) {
	found, err := i.t.all(namesakes, fold(name), name)
	if err != nil {
		return nil, i.t.db.explain("import", err)
	}
	records := make([]library.Record, len(found))
	for at, s := range found {
		if records[at], err = s.record(); err != nil {
			return nil, err
		}
	}
	return records, nil
}

const namesakes = "trashed = 0 AND name_key = ? AND name = ? ORDER BY number"

func (i *importRun) find(where string, args ...any) (library.Record, bool, error) {
	s, err := i.t.first(where, args...)
	if err != nil || !s.there() {
		return library.Record{}, false, i.t.db.explain("import", err)
	}
	record, err := s.record()
	return record, err == nil, err
}

func (i *importRun) Put(put library.Put) (library.Record, error) {
	record, err := i.put(put)
	return record, i.t.db.explain("import", err)
}

func (i *importRun) put(put library.Put) (library.Record, error) {
	if err := checkPuts([]library.Put{put}); err != nil {
		return library.Record{}, err
	}
	e, changes, err := i.t.prepare(put)
	if err != nil || !changes {
		return library.Record{Persona: e.persona, Revision: e.revision}, err
	}
	if i.op.ID == 0 {
		if i.op, err = i.t.begin(logged{kind: library.OperationImport}, 0); err != nil {
			return library.Record{}, err
		}
	}
	again, err := i.hasTouched(e)
	if err != nil {
		return library.Record{}, err
	}
	if again {
		// One operation is one change of a persona, and so one revision.
		e.revision = e.now.revision
	}
	if err := i.t.carryOut([]edit{e}); err != nil {
		return library.Record{}, err
	}
	if again {
		_, err = i.t.exec("UPDATE changes SET after = ? WHERE operation = ? AND persona = ?", e.after.document, i.op.ID, e.id)
	} else {
		i.op.Personas++
		err = i.t.logChange(i.op.ID, e)
	}
	return library.Record{Persona: e.persona, Revision: e.revision}, err
}

func (i *importRun) hasTouched(e edit) (touched bool, err error) {
	if !e.now.there() {
		return false, nil
	}
	err = i.t.row("SELECT EXISTS (SELECT 1 FROM changes WHERE operation = ? AND persona = ?)", []any{i.op.ID, e.id}, &touched)
	return touched, err
}

func (i *importRun) finish(label string) (library.Operation, error) {
	if i.op.ID == 0 {
		return i.op, nil
	}
	i.op.Label = label
	_, err := i.t.exec("UPDATE operations SET label = ?, personas = ? WHERE id = ?", label, i.op.Personas, i.op.ID)
	return i.op, err
}
