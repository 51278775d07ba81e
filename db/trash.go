package db

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"personae/model"
	"personae/model/library"
	"personae/model/words"
)

// Delete moves personas to the trash as one operation. Those that are there
// already are left out; library.ErrNothing when that leaves none,
// library.ErrNotFound for an id that is not in the library.
func (d *DB) Delete(ctx context.Context, ids []string) (op library.Operation, err error) {
	err = d.transact(ctx, "delete", func(t *transaction) error {
		found, err := t.among(ids, false)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fail(library.ErrNothing, nil, "nothing to delete: none of them is in the library")
		}
		op, err = t.leave(library.OperationDelete, "Deleted", found, func(now stored) state {
			return state{document: now.document, trashed: true}
		})
		return err
	})
	return op, err
}

// Purge removes personas that are in the trash as one operation; their history
// stays in the log, from which undo brings them back until Forget. library.ErrInvalid
// for one that is not in the trash.
func (d *DB) Purge(ctx context.Context, ids []string) (op library.Operation, err error) {
	err = d.transact(ctx, "purge", func(t *transaction) (err error) {
		op, err = t.purge(unique(ids))
		return err
	})
	return op, err
}

// PurgeAll is Purge for all that the trash holds; library.ErrNothing when it is
// empty.
func (d *DB) PurgeAll(ctx context.Context) (op library.Operation, err error) {
	err = d.transact(ctx, "empty the trash", func(t *transaction) error {
		ids, err := collect(ctx, t.tx, scanOne[string], "SELECT id FROM personas WHERE trashed = 1 ORDER BY number")
		if err != nil {
			return err
		}
		op, err = t.purge(ids)
		return err
	})
	return op, err
}

func (t *transaction) purge(ids []string) (op library.Operation, err error) {
	found, err := t.among(ids, true)
	if err != nil {
		return op, err
	}
	if len(ids) == 0 {
		return op, fail(library.ErrNothing, nil, "nothing to purge: the trash is empty, or none was chosen")
	}
	if len(found) < len(ids) {
		return op, fail(library.ErrInvalid, nil, "what is to be purged is not all in the trash, so nothing was removed: delete it first")
	}
	return t.leave(library.OperationPurge, "Purged", found, func(stored) state { return state{} })
}

// among returns those of ids that are in the trash, or in the library;
// library.ErrNotFound for one that is in neither.
func (t *transaction) among(ids []string, trashed bool) ([]stored, error) {
	var found []stored
	for _, id := range unique(ids) {
		now, err := t.find(id)
		switch {
		case err != nil:
			return nil, err
		case !now.there():
			return nil, notFound(t.db, id)
		case now.trashed == trashed:
			found = append(found, now)
		}
	}
	return found, nil
}

// leave is an operation that keeps every document, and changes where they are.
func (t *transaction) leave(kind library.OperationKind, verb string, found []stored, after func(stored) state) (op library.Operation, err error) {
	edits := make([]edit, len(found))
	for i, now := range found {
		p, err := decode(now.document)
		if err != nil {
			return op, err
		}
		if edits[i], err = t.newEdit(p.ID, now, p, after(now)); err != nil {
			return op, err
		}
	}
	return t.perform(logged{kind: kind, label: verb + " " + named(edits)}, edits)
}

// Restore takes personas out of the trash as one operation. Those that are not
// there are left out; library.ErrNothing when that leaves none, library.ErrNotFound
// for an id that is not in the library. Where a name was given away meanwhile,
// the policy says what happens; *library.NameTakenError.
func (d *DB) Restore(ctx context.Context, r library.Restoring) (op library.Operation, err error) {
	err = d.transact(ctx, "restore", func(t *transaction) error {
		found, err := t.among(r.IDs, true)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fail(library.ErrNothing, nil, "nothing to restore: none of them is in the trash")
		}
		var edits []edit
		for _, now := range found {
			e, stays, err := t.restoring(now, r)
			if err != nil {
				return err
			}
			if stays {
				continue
			}
			// At once, so that the next one finds the name taken.
			if err := t.carryOut([]edit{e}); err != nil {
				return err
			}
			edits = append(edits, e)
		}
		if len(edits) == 0 {
			return fail(library.ErrNothing, nil, "nothing was restored: every name is taken")
		}
		op, err = t.record(logged{kind: library.OperationRestore, label: "Restored " + named(edits)}, edits)
		return err
	})
	return op, err
}

// restoring plans how one persona comes out of the trash; stays is whether it does
// not.
func (t *transaction) restoring(now stored, r library.Restoring) (e edit, stays bool, err error) {
	p, err := decode(now.document)
	if err != nil {
		return e, false, err
	}
	kept := p.Name
	p.Name = cmp.Or(r.Name, kept)
	err = t.nameTaken(p)
	taken, isTaken := errors.AsType[*library.NameTakenError](err)
	switch {
	case isTaken && r.Taken == library.TakenLeave:
		return e, true, nil
	case isTaken && r.Taken == library.TakenFree:
		p.Name = taken.Free
	case err != nil:
		return e, false, err
	}
	after := state{document: now.document}
	if p.Name != kept {
		p.UpdatedAt = model.Stamp(t.now)
		after.document = encode(p)
	}
	e, err = t.newEdit(p.ID, now, p, after)
	return e, false, err
}

// named names the one persona of the edits, or counts them.
func named(edits []edit) string {
	if len(edits) == 1 {
		return edits[0].persona.Name
	}
	return words.Count(len(edits), "persona")
}

func unique(ids []string) []string {
	seen := make(map[string]bool, len(ids))
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}
