package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"personae/model/library"
)

// sideNames end the names of the files that SQLite keeps beside an open library:
// the log of what was committed last, and the index of that. Every process finds
// the commits of the others through them, so one that is gone, or another, parts
// the processes: each then overwrites what the others have saved.
var sideNames = [...]string{"-wal", "-shm"}

// identity is which files are an open library: by device and inode, or by volume
// and file number on Windows.
type identity struct {
	main  os.FileInfo
	place string                      // of the file itself, where its path is a link
	sides [len(sideNames)]os.FileInfo // nil where there was none: such a one may come and go
}

// identify remembers which file stands at the path.
func (d *DB) identify() (err error) {
	if d.identity.main, err = stat(d.file); err == nil {
		d.identity.place, err = filepath.EvalSymlinks(d.file)
	}
	if err != nil {
		return fail(library.ErrMoved, err, "%s went away while it was opened: check the path and try again", d.file)
	}
	return nil
}

// identifySides remembers the files beside it. SQLite makes them when it first
// reads, and they stay until the last process has closed the library. Who only reads
// parts nobody from anybody, and may have one connection: it is replaced where a read is
// broken off, and SQLite removes and makes them then.
func (d *DB) identifySides(ctx context.Context) error {
	if d.info.ReadOnly {
		return nil
	}
	var mode string
	if err := d.read.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		return err
	}
	for i, name := range sideNames {
		info, err := stat(d.identity.place + name)
		if err != nil {
			return fail(library.ErrMoved, err, "%s went away while %s was opened: try again", filepath.Base(d.identity.place)+name, d.file)
		}
		d.identity.sides[i] = info
	}
	return nil
}

func stat(file string) (os.FileInfo, error) {
	info, err := os.Stat(file)
	// Windows looks the number up when it is first compared, by the path; it
	// must be the path's number of now.
	os.SameFile(info, info)
	return info, err
}

// moved fails with library.ErrMoved when a file of the library is no longer the
// one that was opened. SQLite would go on writing to what was moved or deleted,
// and report success. A library that is put back can be written again. A file
// beside it that was away cannot be trusted any more: another process may have
// made its own meanwhile.
func (d *DB) moved() error {
	_, err := d.standing()
	return err
}

// standing is moved, and says how the library's file is.
func (d *DB) standing() (file os.FileInfo, err error) {
	if lost := d.lost.Load(); lost != nil {
		return nil, *lost
	}
	file, err = os.Stat(d.file) //nolint:gosec // the user named the file
	if err != nil {
		return nil, fail(library.ErrMoved, err,
			"%s was moved or deleted while it was open, so nothing more is saved: put it back, or open it where it is now", d.file)
	}
	if !os.SameFile(file, d.identity.main) {
		return nil, fail(library.ErrMoved, nil,
			"%s was replaced by another file while it was open, so nothing more is saved: open it again to see the new one", d.file)
	}
	for i, remembered := range d.identity.sides {
		if remembered == nil {
			continue
		}
		side := d.identity.place + sideNames[i]
		info, err := os.Stat(side) //nolint:gosec // beside what the user named
		if err == nil && os.SameFile(info, remembered) {
			continue
		}
		what := "replaced"
		switch {
		case errors.Is(err, fs.ErrNotExist):
			what = "removed"
		case err != nil:
			return nil, fail(library.ErrMoved, err, "%s cannot be looked at, so nothing is saved: %s", side, reason(err))
		}
		lost := fail(library.ErrMoved, err,
			"%s was %s while %s was open, so nothing more is written to the library: save a copy of what is open here, "+
				"close it wherever it is open, and open it again", side, what, d.info.Name)
		d.lost.Store(&lost)
		return nil, lost
	}
	return file, nil
}
