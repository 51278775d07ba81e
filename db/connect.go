package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"personae/model/library"
)

// applicationID marks our files in SQLite's header: "PRSN".
const applicationID = 0x5052534e

// connect opens the connections: the first finds out what the file is and how
// it can be used.
func (d *DB) connect(ctx context.Context) error {
	beside := d.besides()
	if beside {
		if err := d.look(ctx); err != nil {
			return err
		}
	}
	first, how, h, err := d.firstConnection(ctx)
	if err != nil {
		return err
	}
	d.read, d.how = first, how
	if err := d.recognise(h); err != nil {
		return err
	}
	if !beside && d.checkSize(ctx, first) != nil {
		if err := d.look(ctx); err != nil {
			return err
		}
	}
	d.sayUpgrade(h)
	if err := d.trust(ctx, h); err != nil {
		return err
	}
	if how == readWrite && !d.options.ReadOnly {
		if err := d.tryWriting(ctx, first, h); err != nil {
			return err
		}
	}
	if d.info.ReadOnly {
		if h.schema != d.latest() {
			return d.cannotUpgrade()
		}
	} else {
		d.write, d.read = first, nil
		if err := d.makeReady(ctx, h); err != nil {
			return err
		}
		if d.read, err = d.connection(); err != nil {
			return err
		}
	}
	if d.watch, err = d.connection(); err != nil {
		return err
	}
	if err := d.begin(ctx); err != nil {
		return err
	}
	return d.identifySides(ctx)
}

// firstConnection opens the file in the least restricted way that lets it be
// read.
func (d *DB) firstConnection(ctx context.Context) (*pool, access, header, error) {
	var firstErr error
	for _, how := range []access{readWrite, readOnly, alone, frozen} {
		if how == readOnly && isFull(firstErr) || how == alone && !isFull(firstErr) {
			continue
		}
		p, err := guardedPool(d.file, how, d.options.wait, d.moved)
		if err != nil {
			return nil, how, header{}, err
		}
		h, err := readHeader(ctx, p)
		if err == nil {
			if how != readWrite {
				d.info.ReadOnly, d.info.Reason = true, d.whyReadOnly(how, firstErr)
			}
			return p, how, h, nil
		}
		_ = p.Close()
		firstErr = cmp.Or(firstErr, err)
		if code := primary(resultCode(err)); how != alone && code != sqlite3.SQLITE_READONLY && code != sqlite3.SQLITE_CANTOPEN && !isFull(err) {
			return nil, how, header{}, d.unreadable(err)
		}
	}
	return nil, frozen, header{}, d.unreadable(firstErr)
}

// isFull reports whether SQLite did not find the room on the disk that it needs
// even to read: that of the index of its log.
func isFull(err error) bool {
	code := resultCode(err)
	return code == sqlite3.SQLITE_IOERR_SHMSIZE || primary(code) == sqlite3.SQLITE_FULL
}

func (d *DB) unreadable(err error) error {
	switch primary(resultCode(err)) {
	case sqlite3.SQLITE_NOTADB:
		return d.notLibrary("it is not a SQLite file", err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY:
		if info, statErr := os.Stat(d.file); statErr == nil {
			return fail(os.ErrPermission, err, "%s could not be opened (its mode is %s): check that you may read it and its folder",
				d.file, info.Mode().Perm())
		}
	}
	return err
}

func (d *DB) notLibrary(why string, cause error) error {
	return fail(library.ErrNotLibrary, cause, "%s is not a Personae library: %s. Nothing was written to it: name another file", d.file, why)
}

func (d *DB) cannotUpgrade() error {
	return fail(library.ErrReadOnly, nil,
		"%s is from an older version of Personae and has to be brought up to date first, which it cannot be: %s Open it once for writing", d.file, d.info.Reason)
}

// writeTrial bounds how long opening waits to learn whether it may write.
const writeTrial = 200 * time.Millisecond

// tryWriting finds out whether the file can be written to, by a change that is
// rolled back: the lock alone is given out on a read-only file too. Someone else
// holding it means that the file can be written to.
func (d *DB) tryWriting(ctx context.Context, p *pool, h header) error {
	short, cancel := context.WithTimeout(ctx, writeTrial)
	defer cancel()
	tx, err := p.BeginTx(short, nil)
	if err == nil {
		_, err = tx.ExecContext(short, fmt.Sprintf("PRAGMA user_version = %d", h.schema))
		if endErr := tx.Rollback(); err == nil {
			err = endErr
		}
	}
	code := primary(resultCode(err))
	switch {
	case err == nil, errors.Is(err, sql.ErrTxDone), code == sqlite3.SQLITE_BUSY, errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return nil
	case code == sqlite3.SQLITE_READONLY:
		d.how, d.info.ReadOnly, d.info.Reason = readOnly, true, d.whyReadOnly(readOnly, err)
		return nil
	}
	return err
}

// whyReadOnly says why the file is not open for writing; cause is what SQLite
// answered to that.
func (d *DB) whyReadOnly(how access, cause error) string {
	why := fmt.Sprintf("You may not write to %s.", d.info.Name)
	switch {
	case isFull(cause):
		why = fmt.Sprintf("The disk with %s is full: free some space and open it again.", d.info.Name)
	case how == frozen:
		why = fmt.Sprintf("You may not write to the folder %s.", filepath.Dir(d.file))
	}
	if how != frozen {
		return why
	}
	why += " What others change shows when it is opened again."
	if log, err := os.Stat(d.file + "-wal"); err == nil && log.Size() > 0 {
		why += " Its newest changes are still in " + filepath.Base(d.file) + "-wal and do not show."
	}
	return why
}

// atOpening is what is asked of a library when it is opened. A setting that was never
// made is "".
const atOpening = `SELECT (SELECT coalesce(max(touched), 0) FROM operations), coalesce((SELECT rules FROM derived), 0),
	coalesce((SELECT value FROM settings WHERE name = ?), '')`

// begin takes the marks against which later changes are told, and the library's settings
// into its Info.
func (d *DB) begin(ctx context.Context) error {
	if err := d.read.QueryRowContext(ctx, atOpening, settingAPI).Scan(&d.openedAt, &d.rules, &d.info.API); err != nil {
		return err
	}
	// The watching one is opened by the first poll, which then asks this one.
	d.polled.Lock()
	defer d.polled.Unlock()
	var err error
	d.polled.own, err = d.own().version(ctx, d.own())
	return err
}
