package db

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"personae/model"
	"personae/model/library"
)

// SaveCopy writes a new library to path with all that can still be read over the open
// files, wherever they are by now, and in it what is typed, which may be nil. whole is
// false when the library could not be read to the end: then the copy has what is typed
// alone, or there is none. A file that is there is refused with fs.ErrExist.
func (d *DB) SaveCopy(ctx context.Context, path string, typed *model.Persona) (whole bool, err error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return false, fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
	}
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return false, fail(fs.ErrExist, err, "%s exists already, and was left as it is: choose another name for the copy", file)
	}
	reading := d.copyOpen(ctx, file)
	if typed == nil {
		return reading == nil, reading
	}
	return reading == nil, d.saveTyped(ctx, file, *typed)
}

// copyOpen copies the library over the connection that reads it: a new one could
// find another file.
func (d *DB) copyOpen(ctx context.Context, file string) error {
	return makeWhole(ctx, "the copy", file, func(temporary string) error {
		if _, err := d.read.ExecContext(ctx, "VACUUM INTO ?", temporary); err != nil {
			return d.explainBackup(file, err)
		}
		// Another process may have written what this one can no longer read rightly.
		p, err := newPool(temporary, readOnly, d.options.wait)
		if err != nil {
			return err
		}
		defer func() { _ = p.Close() }()
		return d.lookThrough(ctx, p, file, wholly)
	})
}

// saveTyped saves a persona in the library at file, over what it has of it, whatever
// it may lack.
//
//nolint:contextcheck // it is closed also when the caller has given up
func (d *DB) saveTyped(ctx context.Context, file string, p model.Persona) (err error) {
	to, err := Open(ctx, file, Options{Now: d.options.Now})
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, to.Close()) }()
	p.Name, p.Project = cmp.Or(p.Name, "Unnamed"), cmp.Or(p.Project, "Default")
	put := library.Put{Persona: p}
	switch there, err := to.Get(ctx, p.ID); {
	case err == nil && !there.Trashed:
		put.Base = there.Revision
	case err == nil:
		put.Persona.ID = ""
	case !errors.Is(err, library.ErrNotFound):
		return err
	}
	for {
		_, err := to.Write(ctx, library.OperationSave, "Saved "+put.Persona.Name, []library.Put{put})
		taken, ok := errors.AsType[*library.NameTakenError](err)
		if !ok {
			return err
		}
		put.Persona.Name = taken.Free
	}
}
