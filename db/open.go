package db

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"modernc.org/sqlite"

	"personae/model"
	"personae/model/library"
)

// Open opens the library at path, and creates it where there is none.
//
// A file that is no library of ours is refused with library.ErrNotLibrary, one of
// a later version with library.ErrNewerSchema, a damaged one with
// library.ErrCorrupt, and none of them is written to. One of an earlier version
// is brought up to date, after a copy of it was put beside it. A file or folder
// that cannot be written to is opened for reading, and Info says why.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	// POSIX locks are dropped when anything in this process closes the file;
	// these are not. Only Linux has them; elsewhere the error says so.
	_, _ = sqlite.OFDLocking(true)
	d := &DB{options: o, handle: handles.Add(1), names: nameList{rare: mostRare}, heard: make(chan bool, 1)}
	d.ended, d.end = context.WithCancel(context.WithoutCancel(ctx))
	if d.editor, err = model.NewID(o.Now(), rand.Reader); err != nil {
		return nil, err
	}
	if err := d.locate(path); err != nil {
		return nil, err
	}
	created, err := d.prepareFile(ctx)
	if err == nil {
		err = d.connect(ctx)
	}
	if err != nil {
		err = d.explain("open the library", err)
		d.abandon(created)
		return nil, err
	}
	return d, nil
}

func (d *DB) locate(path string) error {
	if d.options.Throwaway {
		if path != "" {
			return fail(library.ErrInvalid, nil, "a throwaway library has no path, but %q was given: leave it out", path)
		}
		folder, err := throwaway()
		if err != nil {
			return fail(nil, err, "could not make a folder for the throwaway library: %s", err)
		}
		d.temporary, d.file = folder, filepath.Join(folder, "showcase.db")
		d.info = library.Info{Name: "showcase", Throwaway: true}
		return nil
	}
	if path == "" {
		return fail(library.ErrInvalid, nil, "no library was named: give the path of a file")
	}
	file, err := filepath.Abs(path)
	if err != nil {
		return fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
	}
	d.file = file
	d.info = library.Info{Path: file, Name: filepath.Base(file), ReadOnly: d.options.ReadOnly}
	if d.options.ReadOnly {
		d.info.Reason = "It was opened for reading only."
	}
	return nil
}

// prepareFile makes sure that there is a file to open, and remembers which one
// it is. created is true when the file is new.
func (d *DB) prepareFile(ctx context.Context) (created bool, err error) {
	o := d.options
	mayCreate := !o.MustExist && !o.ReadOnly
	if mayCreate {
		if err := makeDefaultFolder(d.file); err != nil {
			return false, fail(nil, err, "could not make the folder of the library %s: %s", d.file, err)
		}
	}
	there, err := inspect(d.file)
	switch {
	case err != nil:
		return false, err
	case there && o.CreateOnly:
		return false, fail(fs.ErrExist, nil, "%s exists already: choose another name, or open it as it is", d.file)
	case !there && !mayCreate:
		return false, fail(library.ErrNotFound, nil, "there is no library at %s: check the path", d.file)
	case !there:
		if created, err = d.create(ctx); err != nil {
			return false, err
		}
	}
	return created, d.identify()
}

// abandon closes what a failed opening left, and takes away the file that it
// made.
func (d *DB) abandon(created bool) {
	for _, p := range []*pool{d.watch, d.read, d.write} {
		if p != nil {
			_ = p.Close()
		}
	}
	if created && d.moved() == nil {
		_ = os.Remove(d.file)
	}
	if d.temporary != "" {
		_ = os.RemoveAll(d.temporary)
	}
}

// inspect looks at the file without opening it. there is false when it can be
// created.
func inspect(file string) (there bool, err error) {
	info, err := os.Stat(file)
	switch {
	case err == nil && info.IsDir():
		return false, fail(library.ErrNotLibrary, nil, "%s is a folder, not a library: name a file in it", file)
	case err == nil && !info.Mode().IsRegular():
		return false, fail(library.ErrNotLibrary, nil, "%s is not an ordinary file: a library must be one", file)
	case err == nil:
		return true, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, fail(nil, err, "could not look at %s: %s", file, reason(err))
	}
	if target, linkErr := os.Readlink(file); linkErr == nil {
		return false, fail(library.ErrNotFound, err,
			"%s is a link to %s, which is not there: create that, or remove the link", file, target)
	}
	folder := filepath.Dir(file)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return false, fail(library.ErrNotFound, err, "the folder %s does not exist: create it, or check the path", folder)
	case err != nil:
		return false, fail(nil, err, "could not look into the folder %s: %s", folder, reason(err))
	case !info.IsDir():
		return false, fail(library.ErrNotFound, nil, "%s is not a folder: check the path", folder)
	}
	return false, nil
}

// reason returns what the system said, without the call and path that wrap it.
func reason(err error) string {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err.Error()
	}
	return err.Error()
}
