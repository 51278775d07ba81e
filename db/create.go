package db

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// create makes a new library with its tables and its first personas, or nothing. It
// is made under another name beside the path, and gets its own when it is whole: so
// a file without tables is never a library of ours, not even one that was just being
// made. created is false when another process was faster.
func (d *DB) create(ctx context.Context) (created bool, err error) {
	fresh := &DB{
		file: filepath.Join(filepath.Dir(d.file), "."+filepath.Base(d.file)+"."+rand.Text()+".new"),
		info: d.info, options: d.options, editor: d.editor,
	}
	fresh.checked.Store(true)
	if err := createFile(fresh.file); err != nil {
		return false, fail(nil, err, "could not create the library %s: %s", d.file, reason(err))
	}
	defer func() { _ = os.Remove(fresh.file) }()
	if err := fresh.fill(ctx); err != nil {
		return false, err
	}
	err = os.Link(fresh.file, d.file)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system that has no links
		if _, err = os.Lstat(d.file); errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(fresh.file, d.file)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist) && d.options.CreateOnly:
		return false, fail(fs.ErrExist, nil, "%s exists already: choose another name, or open it as it is", d.file)
	case errors.Is(err, fs.ErrExist):
		return false, nil
	case err != nil:
		return false, fail(nil, err, "could not create the library %s: %s", d.file, reason(err))
	}
	syncFolder(d.file)
	return true, nil
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

// createFile makes an empty file, which SQLite takes for a new database. Made here
// and not by SQLite, it belongs to one creator alone, or the error is fs.ErrExist,
// and can be read by its owner alone: headers may hold secrets.
func createFile(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// syncFolder makes the name of a new file last through a loss of power, where the
// system can do that.
func syncFolder(file string) {
	if folder, err := os.Open(filepath.Dir(file)); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
