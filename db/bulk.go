package db

import (
	"context"
	"database/sql"

	"personae/model"
	edits "personae/model/edit"
	"personae/model/library"
)

// Edit gives change a library to put changed personas into, one after the other, and
// writes them all as one operation with the label that change returns. They are never
// all in memory. An error of change takes everything back and is returned as it is.
// What is put differs from what stands there, and each persona is put once. When
// nothing was put there is no operation: the one returned then has the ID 0.
//
// Nobody else can write to the library until change returns.
func (d *DB) Edit(ctx context.Context, kind library.OperationKind, change func(edits.Library) (label string, err error)) (library.Operation, error) {
	var op library.Operation
	var failed error
	err := d.transact(ctx, "save", func(t *transaction) error {
		giveBack, err := t.enlargeCache(ctx)
		if err != nil {
			return err
		}
		defer giveBack()
		look, err := d.read.PrepareContext(ctx, firstPersona+"id = ?")
		if err != nil {
			return err
		}
		defer func() { _ = look.Close() }()
		e := &editRun{t: t, kind: kind, look: look, put: map[string]bool{}}
		e.writer = editWriter{t: t, write: func(next edit) error { return t.write(e.op.ID, next) }}
		defer func() { _ = e.writer.settle() }() // of a change that fails: what made it fail says more
		var label string
		if label, failed = change(e); failed != nil {
			return failed
		}
		op, err = e.finish(label)
		return err
	})
	if failed != nil {
		err = failed
	}
	return op, err
}

// An edit of many dirties more pages than the usual cache holds, which would write each
// of them several times. The memory is taken only where it is needed, and given back. More
// of it holds documents, which come once.
const (
	largeCache = "PRAGMA cache_size = -24576"
	usualCache = "PRAGMA " + cacheSize
)

// enlargeCache takes that memory; giveBack gives it back.
func (t *transaction) enlargeCache(ctx context.Context) (giveBack func(), err error) {
	_, err = t.tx.ExecContext(ctx, largeCache)
	return func() { _, _ = t.tx.ExecContext(context.WithoutCancel(ctx), usualCache) }, err // it only costs memory
}

// editRun is a library inside the transaction of an edit. It implements edits.Library.
type editRun struct {
	t       *transaction
	kind    library.OperationKind
	op      library.Operation // its ID is 0 until something is put
	look    *sql.Stmt         // finds what stood there before
	put     map[string]bool   // by id
	got     edit              // what was got last, which is what is mostly put next
	renamed []edited          // those that take their new names when all have given up the old ones
	writer  editWriter
}

type edited struct {
	persona model.Persona
	number  int64
}

func (e *editRun) Get(id string) (library.Record, error) {
	now, err := e.find(id)
	if err != nil {
		return library.Record{}, e.t.db.explain("save", err)
	}
	if !now.there() {
		return library.Record{}, notFound(e.t.db, id)
	}
	e.got = edit{id: id, now: now}
	if err := e.t.recall(&e.got); err != nil {
		return library.Record{}, err
	}
	return library.Record{Persona: *e.got.before, Revision: now.revision, Trashed: now.trashed}, nil
}

func (e *editRun) find(id string) (stored, error) {
	if !e.put[id] {
		s, err := findWith(e.t.ctx, e.look, id)
		return s, e.t.cause(err)
	}
	if err := e.writer.settle(); err != nil {
		return stored{}, err
	}
	return e.t.find(id)
}

func (e *editRun) At(id string, revision library.Revision) (p model.Persona, err error) {
	now, err := e.find(id)
	if err == nil {
		err = e.writer.settle()
	}
	if err == nil {
		p, _, err = e.t.revision(id, revision, now)
	}
	return p, e.t.db.explain("save", err)
}

func (e *editRun) Holder(project, name string) (string, error) {
	if err := e.writer.settle(); err != nil {
		return "", e.t.db.explain("save", err)
	}
	s, err := e.t.first(byName, project, name)
	if err != nil || !s.there() {
		return "", e.t.db.explain("save", err)
	}
	record, err := s.record()
	return record.Persona.ID, err
}

func (e *editRun) Put(put library.Put) error { return e.t.db.explain("save", e.write(put)) }

func (e *editRun) write(put library.Put) error {
	if err := checkPuts([]library.Put{put}); err != nil {
		return err
	}
	if e.got.id != put.Persona.ID {
		if _, err := e.Get(put.Persona.ID); err != nil {
			return err
		}
	}
	change, err := e.t.over(e.got, put)
	if err != nil {
		return err
	}
	e.got = edit{}
	if e.op.ID == 0 {
		if e.op, err = e.t.begin(logged{kind: e.kind}, 0); err != nil {
			return err
		}
	}
	if change.renames() {
		e.renamed = append(e.renamed, edited{change.persona, change.now.number})
	}
	e.op.Personas++
	e.put[change.id] = true
	return e.writer.hand(change)
}

// write writes an edit of an operation, but for the new name.
func (t *transaction) write(operation int64, change edit) error {
	if change.renames() {
		if err := t.dropName(change); err != nil {
			return err
		}
		if err := t.makeProject(change.persona.Project); err != nil {
			return err
		}
	}
	if _, err := t.store(&change); err != nil {
		return err
	}
	return t.logChange(operation, change)
}

func (e *editRun) finish(label string) (library.Operation, error) {
	if err := e.writer.settle(); err != nil || e.op.ID == 0 {
		return e.op, err
	}
	for _, r := range e.renamed {
		if err := e.t.takeName(r.persona, r.number); err != nil {
			return e.op, err
		}
	}
	e.op.Label = label
	_, err := e.t.exec("UPDATE operations SET label = ?, personas = ? WHERE id = ?", label, e.op.Personas, e.op.ID)
	return e.op, err
}

// NameHolder returns who holds a name in a project, "" for nobody.
func (d *DB) NameHolder(ctx context.Context, project, name string) (string, error) {
	ids, err := collect(ctx, d.read, scanOne[string], "SELECT id FROM personas WHERE "+byName, project, name)
	if err != nil || len(ids) == 0 {
		return "", d.explain("look for the name", err)
	}
	return ids[0], nil
}
