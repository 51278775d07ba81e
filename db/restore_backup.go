package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"personae/model/library"
)

// RestoreBackup puts a copy of the library at backup, which must be sound, in the place
// of the one at path. What stood there is kept beside it, with its log, as kept; "" when
// there was nothing. It fails with library.ErrBusy when the one at path is open anywhere.
// Interrupted at any moment it leaves one or the other library.
func RestoreBackup(ctx context.Context, backup, path string, now time.Time) (kept string, err error) {
	o, err := Options{Now: func() time.Time { return now }}.withDefaults()
	if err != nil {
		return "", err
	}
	d := &DB{options: o}
	if err := d.locate(path); err != nil {
		return "", err
	}
	if err := makeDefaultFolder(d.file); err != nil {
		return "", fail(nil, err, "could not make the folder of the library %s: %s", d.file, err)
	}
	there, err := inspect(d.file)
	if err != nil {
		return "", err
	}
	d.identity.place = d.file
	if there {
		if err := d.identify(); err != nil {
			return "", err
		}
		if info, err := os.Stat(backup); err == nil && os.SameFile(info, d.identity.main) {
			return "", fail(library.ErrInvalid, nil, "%s is the library itself: name the backup to put in its place", backup)
		}
	}
	// A name of which the next backup knows, should this process be killed, whose it is.
	fresh := filepath.Join(filepath.Dir(d.identity.place), temporaryName(thisProcess())+strconv.FormatInt(time.Now().UnixNano(), 10))
	defer func() { _ = os.Remove(fresh) }()
	if err := copySound(ctx, backup, fresh, o); err != nil {
		return "", err
	}
	return d.replace(ctx, fresh, there)
}

// copySound copies a library that is whole, of any format that is known; to must not
// be there. The library is only read.
func copySound(ctx context.Context, from, to string, o Options) (err error) {
	d := &DB{options: o}
	if err := d.locate(from); err != nil {
		return err
	}
	switch there, err := inspect(d.file); {
	case err != nil:
		return err
	case !there:
		return fail(library.ErrNotFound, nil, "there is no backup at %s: check the path", d.file)
	}
	if err := d.identify(); err != nil {
		return err
	}
	if err := d.look(ctx); err != nil {
		return err
	}
	for _, d.how = range []access{readOnly, frozen} {
		if d.read, err = d.connection(); err != nil {
			return err
		}
		if _, err = readHeader(ctx, d.read); err == nil {
			break
		}
		_ = d.read.Close()
	}
	if err != nil {
		return d.explain("read the backup", d.unreadable(err))
	}
	defer func() { err = errors.Join(err, d.read.Close()) }()
	h, err := readHeader(ctx, d.read)
	if err != nil {
		return d.explain("read the backup", err)
	}
	if err := d.checkTables(ctx, h.schema); err != nil {
		return err
	}
	if err := d.Check(ctx); err != nil {
		return err
	}
	return d.Backup(ctx, to)
}

// replace puts a file in the place of the library, and keeps that beside it.
func (d *DB) replace(ctx context.Context, fresh string, there bool) (kept string, err error) {
	place := d.identity.place
	stem := strings.TrimSuffix(place, filepath.Ext(place))
	kept = fmt.Sprintf("%s.replaced-%s.db", stem, d.now().UTC().Format("20060102T150405.000Z"))
	if there {
		if err := d.setAside(ctx, kept); err != nil {
			return "", err
		}
	}
	if err := os.Rename(fresh, place); err != nil {
		return kept, fail(nil, err, "could not put the backup at %s: %s: what was there is in %s", place, reason(err), kept)
	}
	// Until then, an opening finds that the log does not belong to what is there.
	err = os.Rename(place+"-wal", kept+"-wal")
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = os.Remove(place + "-shm")
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return kept, fail(nil, err, "the backup is at %s, but what the library before it left there could not be moved away: %s", place, err)
	}
	if err := syncFolder(filepath.Dir(place)); err != nil {
		return kept, fail(nil, err, "the backup is at %s, but a power cut may still bring back what stood there: %s: run it again", place, reason(err))
	}
	if !there {
		kept = ""
	}
	return kept, nil
}

// setAside gives the library a second name to be kept under, or a new one where the
// file system knows one alone. It fails with library.ErrBusy when it is open anywhere.
func (d *DB) setAside(ctx context.Context, kept string) error {
	place, back := d.identity.place, func() error { return os.Remove(kept) }
	err := os.Link(place, kept)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		back = func() error { return os.Rename(kept, place) }
		err = os.Rename(place, kept)
	}
	if err != nil {
		return fail(nil, err, "could not keep %s as %s: %s", place, kept, reason(err))
	}
	// Under this name it has no log, which may be of another file: SQLite would lay
	// the one over the other, and write that down when it is closed.
	p, err := newPool(kept, readWrite, time.Millisecond)
	if err != nil {
		return errors.Join(err, back())
	}
	// Whoever has it open shares a lock of it.
	if _, err = p.ExecContext(ctx, "PRAGMA locking_mode = EXCLUSIVE"); err == nil {
		_, err = p.ExecContext(ctx, "BEGIN EXCLUSIVE; SELECT count(*) FROM sqlite_schema; ROLLBACK")
	}
	_ = p.Close()
	for _, end := range sideNames {
		_ = os.Remove(kept + end) // which it has made
	}
	if primary(resultCode(err)) == sqlite3.SQLITE_BUSY {
		return errors.Join(fail(library.ErrBusy, err, "%s is open in another program: close it there, and try again", d.file), back())
	}
	return nil
}
