package db

import (
	"context"
	"slices"

	"personae/model/library"
	"personae/model/words"
)

// Delete moves personas to the trash as one operation. Those that are there
// already are left out; library.ErrNothing when that leaves none,
// library.ErrNotFound for an id that is not in the library.
func (d *DB) Delete(ctx context.Context, ids []string) (library.Operation, error) {
	return d.trash(ctx, library.OperationDelete, "Deleted", ids, true)
}

// Restore takes personas out of the trash as one operation, under the same
// rules; *library.NameTakenError when a name was given away meanwhile.
func (d *DB) Restore(ctx context.Context, ids []string) (library.Operation, error) {
	return d.trash(ctx, library.OperationRestore, "Restored", ids, false)
}

func (d *DB) trash(ctx context.Context, kind library.OperationKind, verb string, ids []string, into bool) (op library.Operation, err error) {
	err = d.transact(ctx, string(kind), func(t *transaction) error {
		var edits []edit
		for _, id := range unique(ids) {
			now, err := t.find(id)
			if err != nil {
				return err
			}
			if !now.there() {
				return notFound(d, id)
			}
			if now.trashed == into {
				continue
			}
			p, err := decode(now.document)
			if err != nil {
				return err
			}
			e, err := t.newEdit(id, now, p, state{now.document, into})
			if err != nil {
				return err
			}
			edits = append(edits, e)
		}
		if len(edits) == 0 {
			return fail(library.ErrNothing, nil, "nothing to %s: none of them is %s",
				kind, map[bool]string{true: "in the library", false: "in the trash"}[into])
		}
		op, err = t.perform(logged{kind: kind, label: verb + " " + named(edits)}, edits)
		return err
	})
	return op, err
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

// Purge removes personas that are in the trash for good, with their history,
// and returns how many. No undo brings them back. library.ErrInvalid for one that
// is not in the trash.
func (d *DB) Purge(ctx context.Context, ids []string) (purged int, err error) {
	err = d.transact(ctx, "empty the trash", func(t *transaction) error {
		for _, id := range unique(ids) {
			now, err := t.find(id)
			if err != nil {
				return err
			}
			if !now.there() {
				return notFound(d, id)
			}
			if !now.trashed {
				return fail(library.ErrInvalid, nil, "%q is not in the trash, so it was not removed for good: delete it first", id)
			}
			if err := t.purge(id, now); err != nil {
				return err
			}
			purged++
		}
		// Operations that have lost every persona are out of the reach of undo.
		_, err := t.exec("UPDATE operations SET closed = 1 WHERE personas = 0 AND closed = 0 AND project_from IS NULL")
		return err
	})
	if err != nil {
		return 0, err
	}
	return purged, nil
}

// PurgeAll empties the trash for good, and returns how many it held.
func (d *DB) PurgeAll(ctx context.Context) (int, error) {
	ids, err := d.IDs(ctx, library.Query{Trashed: true})
	if err != nil {
		return 0, err
	}
	return d.Purge(ctx, ids)
}

func (t *transaction) purge(id string, now stored) error {
	_, err := t.exec(`UPDATE operations SET personas = personas - 1
		WHERE id IN (SELECT operation FROM changes WHERE persona = ?)`, id)
	if err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM changes WHERE persona = ?", id); err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM drafts WHERE id = ?", id); err != nil {
		return err
	}
	return t.remove(id, now, now.revision)
}
