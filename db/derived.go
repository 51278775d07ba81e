package db

import (
	"context"
	"errors"
	"time"

	"personae/model"
	"personae/model/library"
)

// What the list shows of a persona, and what it is ready for, is taken from its
// document when that is written. A program whose rules differ, as those of one
// that knows another vendor, would show and filter by what no longer holds. So
// the file says by which rules its rows were filled.

const (
	progressAfter = time.Second // opening that takes no longer says nothing
	renewAtOnce   = 500         // rows between two words on the progress
)

func derivedRules(ctx context.Context, on querier) (rules int, err error) {
	err = on.QueryRowContext(ctx, "SELECT rules FROM derived").Scan(&rules)
	return rules, err
}

func (t *transaction) setDerivedRules() error {
	_, err := t.exec("UPDATE derived SET rules = ?", model.DerivedRules)
	return err
}

// renew fills the rows anew when other rules than today's have filled them. While
// someone else keeps the file busy, or the disk is full, it is left for the next
// opening: that is no reason to keep a library shut.
func (d *DB) renew(ctx context.Context) error {
	rules, err := derivedRules(ctx, d.write)
	if err != nil || rules == model.DerivedRules {
		return err
	}
	err = d.transact(ctx, "bring the list up to date", func(t *transaction) error {
		rules, err := derivedRules(t.ctx, t.tx)
		if err != nil || rules == model.DerivedRules { // another process was faster
			return err
		}
		if err := t.renewRows(); err != nil {
			return err
		}
		return t.setDerivedRules()
	})
	if errors.Is(err, library.ErrBusy) || errors.Is(err, library.ErrFull) {
		return nil
	}
	return err
}

// renewRows fills every row anew. It is no change of a persona: neither its
// revision nor its stamp nor the log knows of it.
func (t *transaction) renewRows() error {
	started, done, total := t.db.now(), 0, 0
	if err := t.row("SELECT count(*) FROM personas", nil, &total); err != nil {
		return err
	}
	return t.eachStored(func(s stored) error {
		if err := t.renewRow(s); err != nil {
			return err
		}
		done++
		wordDue := done%renewAtOnce == 0 || done == total
		if wordDue && t.db.options.Progress != nil && t.db.now().Sub(started) > progressAfter {
			t.db.options.Progress(done, total)
		}
		return nil
	})
}

const renewPersona = `
UPDATE personas SET (project_key, name_key, tags, enabled, created_key, interruption_mode, yield_words, yield_seconds, background_noise, ready)
    = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
WHERE number = ?11 AND
      (project_key, name_key, tags, enabled, created_key, interruption_mode, yield_words, yield_seconds, background_noise, ready)
    IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`

// renewRow fills one row anew, unless it is as it should be. A document that
// cannot be read keeps the row it has.
func (t *transaction) renewRow(s stored) error {
	record, err := s.record()
	if errors.Is(err, library.ErrCorrupt) {
		return nil
	}
	if err != nil {
		return err
	}
	c := columnsOf(record, nil)
	result, err := t.exec(renewPersona, c.projectKey, c.nameKey, c.tags, c.Enabled, c.createdKey, c.InterruptionMode,
		numberColumn(c.YieldWords), numberColumn(c.YieldSeconds), c.BackgroundNoise, readyColumn(c.Ready), s.number)
	if err != nil {
		return err
	}
	if changed, err := result.RowsAffected(); err != nil || changed == 0 {
		return err
	}
	if _, err := t.exec("UPDATE names SET name_key = ? WHERE persona = ?", c.nameKey, s.number); err != nil {
		return err
	}
	return t.storeTags(s.number, true, c.Project, c.Tags, s.trashed)
}
