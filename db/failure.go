package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"personae/model/library"
)

// failure is a sentence for a person around the model's error, which says what
// kind it is, and what caused it, which is for the log.
type failure struct {
	sentence    string
	kind, cause error
}

func (f *failure) Error() string { return f.sentence }

func (f *failure) Unwrap() []error {
	out := make([]error, 0, 2)
	for _, err := range []error{f.kind, f.cause} {
		if err != nil {
			out = append(out, err)
		}
	}
	return out
}

func fail(kind, cause error, format string, args ...any) error {
	return &failure{fmt.Sprintf(format, args...), kind, cause}
}

// resultCode returns SQLite's extended result code, 0 when err is not
// SQLite's.
func resultCode(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()
	}
	return 0
}

// primary returns the part of a result code that names its family.
func primary(code int) int { return code & 0xff }

func isModel(err error) bool {
	for _, kind := range []error{
		library.ErrNotFound, library.ErrNameTaken, library.ErrConflict, library.ErrBusy, library.ErrReadOnly,
		library.ErrFull, library.ErrCorrupt, library.ErrNewerSchema, library.ErrNotLibrary, library.ErrMoved,
		library.ErrInvalid, library.ErrNothing,
	} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// explain turns what SQLite answered into a sentence. doing says what was
// tried: "save", "read the list". The first sign of damage stops all writing.
func (d *DB) explain(doing string, err error) error {
	_, isSentence := errors.AsType[*failure](err)
	if err == nil || isSentence || isModel(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	code := resultCode(err)
	if p := primary(code); p == sqlite3.SQLITE_CORRUPT || p == sqlite3.SQLITE_NOTADB {
		d.damaged.Store(true)
		return damagedError(doing, d.file, err)
	}
	return explain(doing, d.file, code, err)
}

func busy(doing, name string, err error) error {
	return fail(library.ErrBusy, err, "could not %s: another program is using %s: try again in a moment", doing, name)
}

// explain is the part of it that knows no library.
func explain(doing, file string, code int, err error) error {
	name := filepath.Base(file)
	switch primary(code) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return busy(doing, name, err)
	case sqlite3.SQLITE_READONLY:
		return fail(library.ErrReadOnly, err,
			"could not %s: %s cannot be written to: give yourself write access to the file and its folder, then open it again", doing, name)
	case sqlite3.SQLITE_FULL:
		return fail(library.ErrFull, err,
			"could not %s: the disk with %s is full, so nothing was written: free some space and try again", doing, name)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damagedError(doing, file, err)
	case sqlite3.SQLITE_IOERR:
		if code == sqlite3.SQLITE_IOERR_SHORT_READ {
			return fail(library.ErrMoved, err,
				"could not %s: %s-wal is shorter than what was written to it, as when it was removed while the library was open: "+
					"close the library wherever it is open, and try again", doing, name)
		}
		return fail(nil, err,
			"could not %s: the disk refused a read or a write of %s (code %d), so nothing was written: check the disk and its free space, and try again", doing, name, code)
	case sqlite3.SQLITE_CANTOPEN:
		return fail(nil, err,
			"could not %s: %s could not be opened: check that it is still there and that you may read it", doing, file)
	case sqlite3.SQLITE_TOOBIG:
		return fail(library.ErrInvalid, err,
			"could not %s: a text is too large for the library: shorten it", doing)
	}
	return fail(nil, err, "could not %s in %s: %s", doing, name, err)
}

func damagedError(doing, file string, cause error) error {
	return fail(library.ErrCorrupt, cause,
		"could not %s: %s is damaged, and nothing more is written to it: restore a backup with personae restore-backup BACKUP --library %q, "+
			"or save what can still be read with personae rescue %q OUT",
		doing, filepath.Base(file), file, file)
}
