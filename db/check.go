package db

import (
	"context"
	"errors"
	"path/filepath"

	"personae/model/library"
)

// Check looks through the whole file for damage, over a connection of its own. At the
// first sign of it, it fails with library.ErrCorrupt, and nothing more is written. It
// takes about a second for 300 MB.
func (d *DB) Check(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if d.ended != nil {
		defer context.AfterFunc(d.ended, cancel)() //nolint:contextcheck // Close ends it too
	}
	d.checking.Lock()
	defer d.checking.Unlock()
	if d.checked.Load() {
		return nil
	}
	before, _ := d.looked()
	p, err := d.connection()
	if err != nil {
		return d.explain(checking, err)
	}
	defer func() { _ = p.Close() }()
	if err = d.quickCheck(ctx, p, d.file); errors.Is(err, library.ErrCorrupt) {
		d.damaged.Store(true)
	}
	if after, _ := d.looked(); err == nil && after == before {
		d.sound.Store(&after)
	}
	d.checked.Store(err == nil)
	return err
}

const checking = "look for damage"

// quickCheck asks SQLite whether a file is sound.
func (d *DB) quickCheck(ctx context.Context, p *pool, file string) error {
	var answer string
	err := p.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, library.ErrMoved):
		return err
	case err != nil:
		return explain(checking, file, resultCode(err), err)
	case answer != "ok":
		return damagedError("trust "+filepath.Base(file), file, errors.New(answer))
	}
	return nil
}
