package db

import (
	"os"

	"personae/model/library"
)

// identify remembers which file stands at the path: by device and inode, or by
// volume and file number on Windows.
func identify(file string) (os.FileInfo, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, fail(library.ErrMoved, err, "%s went away while it was opened: check the path and try again", file)
	}
	// Windows looks the number up when it is first compared, by the path; it
	// must be the path's number of now.
	os.SameFile(info, info)
	return info, nil
}

// moved fails with library.ErrMoved when the file at the path is no longer the
// one that was opened. SQLite would go on writing to the file that was moved or
// deleted, and report success.
func (d *DB) moved() error {
	info, err := os.Stat(d.file) //nolint:gosec // the user named the file
	if err == nil && os.SameFile(info, d.identity) {
		return nil
	}
	if err != nil {
		return fail(library.ErrMoved, err,
			"%s was moved or deleted while it was open, so nothing more is saved: put it back, or open it where it is now", d.file)
	}
	return fail(library.ErrMoved, nil,
		"%s was replaced by another file while it was open, so nothing more is saved: open it again to see the new one", d.file)
}
