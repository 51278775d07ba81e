package db

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"personae/db/pages"
	"personae/model/library"
)

// Rescue reads what can be read of the damaged library in file, page by page and
// without SQLite, and makes a new, sound one of it in out, which must not be there.
// The log beside the file counts; neither of the two is written to. A persona whose
// row is lost, or whose document is, comes as the history last had it. It says what
// is missing. library.ErrNotFound without a file, library.ErrNotLibrary where nothing
// of a library is found, library.ErrNewerSchema.
func Rescue(ctx context.Context, file, out string) (library.Rescued, error) {
	o, err := Options{}.withDefaults()
	if err != nil {
		return library.Rescued{}, err
	}
	paths := []string{file, out}
	for i, path := range paths {
		if paths[i], err = filepath.Abs(path); err != nil {
			return library.Rescued{}, fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
		}
	}
	main, err := os.Open(paths[0])
	if errors.Is(err, fs.ErrNotExist) {
		return library.Rescued{}, fail(library.ErrNotFound, err, "there is no library at %s: check the path", paths[0])
	}
	if err != nil {
		return library.Rescued{}, fail(nil, err, "could not read %s: %s", paths[0], reason(err))
	}
	defer func() { _ = main.Close() }() // it was only read
	wal, err := os.Open(paths[0] + "-wal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return library.Rescued{}, fail(nil, err, "could not read %s-wal: %s", paths[0], reason(err))
	}
	defer func() { _ = wal.Close() }()
	r := &rescue{ctx: ctx, file: paths[0], from: pages.Open(diskSource(main), diskSource(wal)), options: o, seen: map[uint32]bool{}}
	err = makeWhole(ctx, "the rescued library", paths[1], r.fill)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	code := resultCode(err)
	if code != 0 {
		err = explain("write the rescued library", paths[1], code, err)
	}
	return r.told, err
}

func diskSource(f *os.File) pages.Source {
	info, err := f.Stat()
	if err != nil {
		return pages.Source{ReaderAt: bytes.NewReader(nil)}
	}
	return pages.Source{ReaderAt: f, Size: info.Size()}
}
