package db

import (
	"cmp"
	"context"
	"crypto/rand"
	"strings"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// Write writes all puts as one operation, or none of them. It stamps updated_at,
// and id and created_at where they are missing, and returns the records as
// written, in the order of puts. A put that would change nothing but the stamp
// is left out; when that leaves none there is no operation. Errors:
// *library.ConflictError, *library.NameTakenError, library.ErrInvalid without a name
// or a project.
func (d *DB) Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error) {
	if err := checkPuts(puts); err != nil {
		return nil, err
	}
	if len(puts) == 0 {
		return nil, nil
	}
	records := make([]library.Record, 0, len(puts))
	err := d.transact(ctx, "save", func(t *transaction) error {
		var edits []edit
		for _, put := range puts {
			e, changes, err := t.prepare(put)
			if err != nil {
				return err
			}
			if changes {
				edits = append(edits, e)
			}
			if put.EndsDraft {
				if err := t.endDraft(e.persona.ID); err != nil {
					return err
				}
			}
			records = append(records, library.Record{Persona: e.persona, Revision: e.revision})
		}
		if len(edits) == 0 {
			return nil
		}
		_, err := t.perform(logged{kind: kind, label: label}, edits)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, put := range puts {
		if put.EndsDraft {
			d.dropRescued(d.editor, records[i].Persona.ID)
		}
	}
	return records, nil
}

// checkPuts refuses what no library can hold. Everything else that may be wrong
// with a persona is for validation to say.
func checkPuts(puts []library.Put) error {
	ids := make(map[string]bool, len(puts))
	for _, put := range puts {
		p := put.Persona
		switch {
		case strings.TrimSpace(p.Name) == "":
			return fail(library.ErrInvalid, nil, "a persona needs a name: type one")
		case strings.TrimSpace(p.Project) == "":
			return fail(library.ErrInvalid, nil, "%q needs a project: choose one", p.Name)
		case p.ID == "" && put.Base != 0:
			return fail(library.ErrInvalid, nil, "%q has no id, so it cannot be the change of a persona: create it as a new one", p.Name)
		case p.ID != "" && ids[p.ID]:
			return fail(library.ErrInvalid, nil, "%q stands twice in one change: leave one out", p.Name)
		}
		ids[p.ID] = true
	}
	return nil
}

// prepare checks a put against what stands there and plans the edit. changes is
// false when there is nothing to write; the edit then holds what stands there.
func (t *transaction) prepare(put library.Put) (e edit, changes bool, err error) {
	p := &put.Persona
	if p.ID == "" { // nobody ever had the id that it gets
		if p.ID, err = t.db.ids.Next(t.now, rand.Reader); err == nil {
			stamp(p, nil, t.now)
			e = edit{id: p.ID, after: state{document: encode(*p)}, persona: *p, revision: 1, ready: put.Ready}
		}
		return e, true, err
	}
	now, err := t.find(p.ID)
	if err != nil {
		return e, false, err
	}
	there := edit{id: p.ID, now: now, revision: now.revision}
	if err := t.recall(&there); err != nil {
		return e, false, err
	}
	if e, err = t.over(there, put); err != nil || !now.there() {
		return e, true, err
	}
	if !now.trashed && sameButStamp(e.after.document, e.persona.UpdatedAt, now.document, there.before.UpdatedAt) {
		there.persona = *there.before
		return there, false, nil
	}
	return e, true, nil
}

// sameButStamp reports whether two documents differ in nothing but when they were updated.
// Should the stamp of a system's record be taken for that one, they are not the same.
func sameButStamp(document, stamp, other, otherStamp string) bool {
	const key = `"updated_at":`
	before, after, stamped := strings.Cut(document, key+value.Text(stamp).JSON())
	rest, same := strings.CutPrefix(other, before)
	rest, sameKey := strings.CutPrefix(rest, key+value.Text(otherStamp).JSON())
	return stamped && same && sameKey && rest == after
}

// over plans a put over what stands there, as there says.
func (t *transaction) over(there edit, put library.Put) (e edit, err error) {
	now, p := there.now, put.Persona
	if now.revision != put.Base || now.trashed && !put.FromTrash {
		return e, conflict(now, put.Base)
	}
	stamp(&p, there.before, t.now)
	e, err = t.newEdit(p.ID, now, p, state{document: encode(p)})
	e.before, e.ready = there.before, put.Ready
	return e, err
}

func stamp(p, before *model.Persona, now time.Time) {
	if before != nil {
		p.CreatedAt = cmp.Or(p.CreatedAt, before.CreatedAt)
	}
	p.UpdatedAt = model.Stamp(now)
	p.CreatedAt = cmp.Or(p.CreatedAt, p.UpdatedAt)
}

// conflict carries what stands there to the one who did not expect it.
func conflict(now stored, base library.Revision) error {
	c := &library.ConflictError{Base: base, Gone: !now.there() || now.trashed}
	if now.there() {
		var err error
		if c.Theirs, err = now.record(); err != nil {
			return err
		}
	}
	return c
}

// seed writes the personas that a new library starts with. They are no
// operation: there is no undo to before the library was.
func (d *DB) seed(t *transaction) error {
	if d.options.Seed == nil {
		return nil
	}
	personas, err := d.options.Seed()
	if err != nil {
		return fail(nil, err, "could not read the personas that a new library starts with: %s", err)
	}
	edits := make([]edit, 0, len(personas))
	for i, p := range personas {
		// Each a millisecond older than the one before: the list shows the
		// newest first, and so in the order given.
		stamp := model.Stamp(t.now.Add(-time.Duration(i) * time.Millisecond))
		p.CreatedAt, p.UpdatedAt = stamp, stamp
		if p.ID == "" {
			if p.ID, err = t.db.ids.Next(t.now, rand.Reader); err != nil {
				return err
			}
		}
		e, err := t.newEdit(p.ID, stored{}, p, state{document: encode(p)})
		if err != nil {
			return err
		}
		edits = append(edits, e)
	}
	return t.carryOut(edits)
}
