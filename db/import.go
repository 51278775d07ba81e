package db

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"

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
	return d.bring(ctx, library.OperationImport, func(i *importRun) (string, error) { return fill(i) })
}

// bring is Import as an operation of a kind.
func (d *DB) bring(ctx context.Context, kind library.OperationKind, fill func(*importRun) (label string, err error)) (op library.Operation, err error) {
	var failed error
	err = d.transact(ctx, string(kind), func(t *transaction) error {
		giveBack, err := t.enlargeCache(ctx)
		if err != nil {
			return err
		}
		defer giveBack()
		i := t.importInto(d.reading(ctx, d.read, t.now), string(kind))
		i.kind = kind
		defer i.end()
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
	t      *transaction
	beside *transaction // reads what stood there when it began
	doing  string
	kind   library.OperationKind
	op     library.Operation // its ID is 0 until something is put
	writer editWriter
	// borrows is true in a preview: t is then another library, which has only what was
	// put, and what of beside was asked for with it.
	borrows bool

	seed maphash.Seed
	put  map[uint64]bool // hashes of what is found by what was put
	free nameKey         // that nobody holds, as far as was asked last
}

type nameKey struct{ project, name string }

// importInto begins an import; end lets go of what it holds.
func (t *transaction) importInto(beside *transaction, doing string) *importRun {
	i := &importRun{t: t, beside: beside, doing: doing, kind: library.OperationImport, seed: maphash.MakeSeed(), put: map[uint64]bool{}}
	i.writer = editWriter{t: t, write: func(e edit) error {
		if err := t.carryOut([]edit{e}); err != nil {
			return err
		}
		return t.logChange(i.op.ID, e)
	}}
	return i
}

func (i *importRun) explain(of *transaction, err error) error {
	return of.db.explain(i.doing, of.cause(err))
}

func (i *importRun) end() {
	_ = i.writer.settle() // of an import that fails: what made it fail says more
	i.beside.letGo()
}

// key is a way to find a persona: by what, and by which texts.
func (i *importRun) key(texts ...string) uint64 {
	return maphash.Comparable(i.seed, [3]string(append(texts, "", "")[:3]))
}

// know remembers how a persona that is put is found.
func (i *importRun) know(p *model.Persona) {
	i.free = nameKey{}
	i.put[i.key("id", p.ID)] = true
	i.put[i.key(p.Project, p.Name)] = true
	i.put[i.key("namesake", p.Name)] = true
	for _, system := range model.Vendors {
		if id := p.Origin.ID(system); id != "" {
			i.put[i.key(string(system), id)] = true
		}
	}
}

// all finds personas by a key: beside the writer, unless one of them, or of those that
// stood there, was put.
func (i *importRun) all(key uint64, where string, args ...any) ([]stored, error) {
	there, err := i.beside.all(where, args...)
	if err != nil {
		return nil, i.explain(i.beside, err)
	}
	isPut := func(s stored) bool { return i.put[i.key("id", s.id)] }
	if !i.put[key] && !slices.ContainsFunc(there, isPut) {
		return there, nil
	}
	if err := i.writer.settle(); err != nil {
		return nil, err
	}
	if i.borrows {
		if err := i.borrow(slices.DeleteFunc(there, isPut)...); err != nil {
			return nil, err
		}
	}
	return i.t.all(where, args...)
}

func (i *importRun) ByID(id string) (library.Record, bool, error) {
	return i.find(i.key("id", id), "id = ?", id)
}

func (i *importRun) ByOrigin(system model.System, id, project string) (library.Record, bool, error) {
	return i.find(i.key(string(system), id), byOrigin, system, id, project)
}

// byOrigin finds by a system and an id, and prefers a project. The plus keeps
// SQLite from looking through all that is not in the trash instead.
const byOrigin = `+trashed = 0 AND number IN (SELECT persona FROM origins WHERE system = ? AND record = ?)
	ORDER BY project <> ?, number`

func (i *importRun) ByName(project, name string) (library.Record, bool, error) {
	record, taken, err := i.find(i.key(project, name), byName, project, name)
	if !taken && err == nil {
		i.free = nameKey{project, name}
	}
	return record, taken, err
}

const byName = "number = (SELECT persona FROM names WHERE project = ? AND name = ?)"

// Namesakes implements importing.Library.
func (i *importRun) Namesakes(name string) ([]library.Record, error) {
	found, err := i.all(i.key("namesake", name), namesakes, fold(name), name)
	if err != nil {
		return nil, i.explain(i.t, err)
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

func (i *importRun) find(key uint64, where string, args ...any) (library.Record, bool, error) {
	list, err := i.all(key, where, args...)
	if err != nil || len(list) == 0 {
		return library.Record{}, false, i.explain(i.t, err)
	}
	record, err := list[0].record()
	return record, err == nil, err
}

func (i *importRun) Put(put library.Put) (library.Record, error) {
	record, err := i.write(put)
	return record, i.explain(i.t, err)
}

func (i *importRun) write(put library.Put) (library.Record, error) {
	if err := checkPuts([]library.Put{put}); err != nil {
		return library.Record{}, err
	}
	from, again := i.beside, i.put[i.key("id", put.Persona.ID)]
	if again {
		if err := i.writer.settle(); err != nil {
			return library.Record{}, err
		}
		from = i.t
	}
	e, changes, err := from.prepare(put)
	record := library.Record{Persona: e.persona, Revision: e.revision}
	if err != nil || !changes {
		return record, i.explain(from, err)
	}
	if err := i.checkName(&e); err != nil {
		return library.Record{}, err
	}
	err = i.enter(&e, again)
	record.Revision = e.revision
	return record, err
}

// enter makes an edit part of the operation; again is whether its persona may be already.
func (i *importRun) enter(e *edit, again bool) (err error) {
	if err := i.begin(); err != nil {
		return err
	}
	i.know(&e.persona)
	switch {
	case again:
		again, err = i.hasTouched(*e)
	case i.borrows && e.now.there():
		if err = i.writer.settle(); err == nil {
			err = i.borrow(e.now)
		}
	}
	if err != nil {
		return err
	}
	if again {
		// One operation is one change of a persona, and so one revision.
		e.revision = e.now.revision
		return i.overwrite(*e)
	}
	i.op.Personas++
	return i.writer.hand(*e)
}

func (i *importRun) begin() (err error) {
	if i.op.ID == 0 {
		i.op, err = i.t.begin(logged{kind: i.kind}, 0)
	}
	return err
}

// checkName fails where another has the name that an edit takes, before the writer
// comes to it.
func (i *importRun) checkName(e *edit) error {
	if !e.renames() || i.free == (nameKey{e.persona.Project, e.persona.Name}) {
		return nil
	}
	holder, taken, err := i.ByName(e.persona.Project, e.persona.Name)
	if err != nil || !taken || holder.Persona.ID == e.id {
		return err
	}
	named := &library.NameTakenError{Name: e.persona.Name, Project: e.persona.Project, HolderID: holder.Persona.ID}
	named.Free = model.FreeName(named.Name, func(name string) bool {
		if err == nil {
			_, taken, err = i.ByName(named.Project, name)
		}
		return taken && err == nil
	})
	return cmp.Or[error](err, named)
}

// overwrite changes what this import has put before.
func (i *importRun) overwrite(e edit) error {
	if err := i.t.carryOut([]edit{e}); err != nil {
		return err
	}
	_, err := i.t.exec("UPDATE changes SET after = ?, after_trashed = ? WHERE operation = ? AND persona = ?",
		e.after.document, e.after.trashed, i.op.ID, e.id)
	return err
}

func (i *importRun) hasTouched(e edit) (touched bool, err error) {
	if !e.now.there() {
		return false, nil
	}
	err = i.t.row("SELECT EXISTS (SELECT 1 FROM changes WHERE operation = ? AND persona = ?)", []any{i.op.ID, e.id}, &touched)
	return touched, err
}

func (i *importRun) finish(label string) (library.Operation, error) {
	if err := i.writer.settle(); err != nil || i.op.ID == 0 {
		return i.op, err
	}
	i.op.Label = label
	_, err := i.t.exec("UPDATE operations SET label = ?, personas = ? WHERE id = ?", label, i.op.Personas, i.op.ID)
	if err == nil && i.kind == library.OperationPull {
		err = i.t.countTouched(&i.op)
	}
	return i.op, err
}
