package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile puts what write writes at path, in place of a file that is there, whoever
// could read that: it is its owner's alone, since headers may hold secrets. It
// is written beside its place and moved there when it is complete and on the
// disk, so a failure leaves what was there; what a killed process left so is taken
// away. A link is followed; what is no plain file, such as a pipe, is written to as
// it is. A database is never replaced: that fails with ErrDatabase.
func WriteFile(by Processes, path string, write func(io.Writer) error) error {
	sweep(by, filepath.Dir(path))
	return writeFile(by, path, write)
}

func writeFile(by Processes, path string, write func(io.Writer) error) error {
	target := path
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("cannot write %s: it is a folder; name a file in it", path)
	case err == nil && !info.Mode().IsRegular():
		return writeThrough(path, write)
	case err == nil:
		if target, err = filepath.EvalSymlinks(path); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, plain(err))
		}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: %w", path, plain(err))
	}
	if err := MayReplace(path); err != nil {
		return err
	}
	if err := replace(by, target, write); err != nil {
		return fmt.Errorf("cannot write %s, so nothing was written: %w", path, plain(err))
	}
	return nil
}

func replace(by Processes, target string, write func(io.Writer) error) (err error) {
	// In the same folder, so that it can be moved in one step.
	file, err := os.CreateTemp(filepath.Dir(target), unfinishedStart+by.Process()+".*"+unfinishedEnd) // 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name()) // the error says more than that of the tidying
		}
	}()
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), target)
}

func writeThrough(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, plain(err))
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, plain(err))
	}
	return nil
}
