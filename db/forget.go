package db

import (
	"context"
)

// Forget removes for good what the log and the drafts still have of personas that
// were purged, and the portraits that nobody else has, and returns how many personas
// they were. No undo brings them back.
func (d *DB) Forget(ctx context.Context) (forgotten int, err error) {
	err = d.transact(ctx, "forget what was purged", func(t *transaction) error {
		ids, err := collect(ctx, t.tx, scanOne[string], `
			SELECT DISTINCT c.persona FROM changes c JOIN operations o ON o.id = c.operation
			WHERE c.after = '' AND o.undone = 0 AND c.persona NOT IN (SELECT id FROM personas)`)
		if err != nil {
			return err
		}
		var portraits []string
		for _, id := range ids {
			theirs, err := t.portraitsOf(ctx, id)
			if err != nil {
				return err
			}
			portraits = append(portraits, theirs...)
			if err := t.forget(id); err != nil {
				return err
			}
		}
		if err := t.forgetPortraits(portraits); err != nil {
			return err
		}
		forgotten = len(ids)
		// Operations that have lost every persona are out of the reach of undo.
		_, err = t.exec("UPDATE operations SET closed = 1 WHERE personas = 0 AND closed = 0 AND project_from IS NULL")
		return err
	})
	return forgotten, err
}

func (t *transaction) forget(id string) error {
	_, err := t.exec(`UPDATE operations SET personas = personas - 1 WHERE id IN (SELECT operation FROM changes WHERE persona = ?1
		UNION SELECT operation FROM label_changes WHERE persona = ?1 UNION SELECT operation FROM link_changes WHERE persona = ?1)`, id)
	if err != nil {
		return err
	}
	for _, of := range []string{"changes", "label_changes", "labels", "link_changes", "links", "intents"} {
		if _, err := t.exec("DELETE FROM "+of+" WHERE persona = ?", id); err != nil {
			return err
		}
	}
	_, err = t.exec("DELETE FROM drafts WHERE id = ?", id)
	return err
}
