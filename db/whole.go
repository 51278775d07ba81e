package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"sync"
	"syscall"
)

// A file that is made here is whole when it has its name: it grows beside it under
// a temporary one, which says the machine and the process that makes it, so that
// what a killed process left can be told from what one is still making.

// makeWhole makes a new file: write fills the one whose name it is given. A file that
// is there is refused with fs.ErrExist. The file and its name are on the disk when
// it returns; when it fails, nothing is there. what names the file in a sentence.
func makeWhole(ctx context.Context, what, file string, write func(temporary string) error) error {
	if _, err := os.Lstat(file); err == nil {
		return isThere(what, file, fs.ErrExist)
	}
	f, err := beginFile(filepath.Dir(file))
	if err != nil {
		return fail(nil, err, "could not create %s %s: %s", what, file, reason(err))
	}
	temporary := f.Name()
	defer removeLibrary(temporary)
	if err = write(temporary); err == nil {
		err = f.Sync()
	}
	// Some systems do not rename an open file.
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = giveName(what, temporary, file)
	}
	return err
}

// beginFile makes a temporary file, and removes those that killed processes left.
func beginFile(folder string) (*os.File, error) {
	for _, left := range leftovers(folder) {
		_ = os.Remove(left) // one that stays is in nobody's way
	}
	return os.CreateTemp(folder, temporaryName(thisProcess())+"*")
}

func isThere(what, file string, cause error) error {
	return fail(fs.ErrExist, cause, "%s exists already, and was left as it is: choose another name for %s", file, what)
}

// giveName gives a finished file its name, which no other file has. A link, unlike
// a renaming, takes the place of no file; some file systems have none.
func giveName(what, temporary, file string) error {
	err := os.Link(temporary, file)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if _, there := os.Lstat(file); errors.Is(there, fs.ErrNotExist) {
			err = os.Rename(temporary, file)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return isThere(what, file, err)
	case err != nil:
		return fail(nil, err, "could not give %s its name %s: %s", what, file, reason(err))
	}
	if err := syncFolder(filepath.Dir(file)); err != nil {
		_ = os.Remove(file)
		return fail(nil, err, "could not keep the name of %s %s on the disk: %s", what, file, reason(err))
	}
	return nil
}

// syncFolder puts the names in a folder on the disk, where the system can.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder) //nolint:gosec // a path of the user's own
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		err = nil
	}
	return errors.Join(err, f.Close())
}

func temporaryName(of process) string { return ".personae-" + of.name() + "-" }

var isTemporary = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\.personae-([0-9a-f]+_\d+_[0-9a-f]+)-\d+(?:-wal|-shm|-journal)?$`)
})

// leftovers returns the files in a folder that a process of this machine was making
// when it was killed.
func leftovers(folder string) (files []string) {
	entries, _ := os.ReadDir(folder) // of one that cannot be read, none is known
	for _, entry := range entries {
		parts := isTemporary().FindStringSubmatch(entry.Name())
		if parts != nil && entry.Type().IsRegular() && over(parts[1]) {
			files = append(files, filepath.Join(folder, entry.Name()))
		}
	}
	return files
}

// sideSuffixes are what SQLite adds to the name of a library for files beside it.
var sideSuffixes = []string{"-wal", "-shm", "-journal"}

func removeLibrary(file string) {
	for _, suffix := range append([]string{""}, sideSuffixes...) {
		_ = os.Remove(file + suffix)
	}
}
