package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"
)

// Backup writes a copy of the library as it is now to path, compact and on the
// disk when it returns. A file that is there is refused with fs.ErrExist. The
// library can be read and written meanwhile.
func (d *DB) Backup(ctx context.Context, path string) error {
	file, err := filepath.Abs(path)
	if err != nil {
		return fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
	}
	// Made here and empty, it is nobody else's, and its owner's alone to read.
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fail(fs.ErrExist, err, "%s exists already, and was left as it is: choose another name for the backup", file)
	case err != nil:
		return fail(nil, err, "could not create the backup %s: %s", file, reason(err))
	}
	err = d.copyTo(ctx, file)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = os.Remove(file)
		return d.explainBackup(file, err)
	}
	return nil
}

// explainBackup says which of the two files the trouble is with.
func (d *DB) explainBackup(file string, err error) error {
	switch code := resultCode(err); primary(code) {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return explain("write the backup", file, code, err)
	}
	return d.explain("write the backup", err)
}

// copyTo copies the library over a connection of its own, so that nobody waits.
func (d *DB) copyTo(ctx context.Context, file string) error {
	p, err := d.connection()
	if err != nil {
		return err
	}
	_, err = p.ExecContext(ctx, "VACUUM INTO ?", file)
	if closeErr := p.Close(); err == nil {
		err = closeErr
	}
	return err
}
