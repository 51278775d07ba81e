package db

import (
	"context"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"
)

// Backup writes a copy of the library as it is now to path, compact, whole and on
// the disk when it returns; when it fails or ctx ends, nothing is at path. A file
// that is there is refused with fs.ErrExist. The library can be read and written
// meanwhile. What killed backups left in the folder is removed.
func (d *DB) Backup(ctx context.Context, path string) error {
	file, err := filepath.Abs(path)
	if err != nil {
		return fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
	}
	err = makeWhole(ctx, "the backup", file, func(temporary string) error { return d.copyTo(ctx, temporary) })
	return d.explainBackup(file, err)
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
