package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// create makes a new library with its tables and its first personas, or nothing: a
// file without tables is never a library of ours, not even one that was just being
// made. created is false when another process was faster.
func (d *DB) create(ctx context.Context) (created bool, err error) {
	err = makeWhole(ctx, "the library", d.file, func(temporary string) error {
		fresh := &DB{file: temporary, info: d.info, options: d.options, editor: d.editor}
		fresh.checked.Store(true)
		return fresh.fill(ctx)
	})
	switch {
	case errors.Is(err, fs.ErrExist) && d.options.CreateOnly:
		return false, fail(fs.ErrExist, nil, "%s exists already: choose another name, or open it as it is", d.file)
	case errors.Is(err, fs.ErrExist):
		return false, nil
	}
	return err == nil, err
}

// fill makes the tables and the first personas in one transaction.
func (d *DB) fill(ctx context.Context) (err error) {
	if err := d.identify(); err != nil {
		return err
	}
	if d.write, err = d.connection(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.write.Close()) }()
	// Nobody reads what is left of one that was never whole.
	if _, err := d.write.ExecContext(ctx, "PRAGMA journal_mode = MEMORY"); err != nil {
		return err
	}
	return d.transact(ctx, "create the library", func(t *transaction) error {
		if _, err := t.exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return err
		}
		for _, m := range d.options.migrations {
			if err := t.migrate(m); err != nil {
				return err
			}
		}
		d.marks = true
		if err := t.setDerivedRules(); err != nil {
			return err
		}
		return d.seed(t)
	})
}
