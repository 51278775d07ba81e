package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// newFileMode is the mode of a file that was not there: for everyone to read, as
// an editor makes one. The process's mask takes its part off.
const newFileMode = 0o644

// WriteFile puts what write writes at path, in place of a file that is there. It
// is written beside its place and moved there when it is complete and on the
// disk, so a failure leaves what was there. A link is followed; what is no plain
// file, such as a pipe, is written to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	target, mode := path, fs.FileMode(newFileMode)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("cannot write %s: it is a folder; name a file in it", path)
	case err == nil && !info.Mode().IsRegular():
		return writeThrough(path, write)
	case err == nil:
		mode = info.Mode().Perm()
		if target, err = filepath.EvalSymlinks(path); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, plain(err))
		}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: %w", path, plain(err))
	}
	if err := replace(target, mode, write); err != nil {
		return fmt.Errorf("cannot write %s, so nothing was written: %w", path, plain(err))
	}
	return nil
}

func replace(target string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	// In the same folder, so that it can be moved in one step.
	beside := filepath.Join(filepath.Dir(target), fmt.Sprintf(".%s.%d.tmp", filepath.Base(target), os.Getpid()))
	file, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(beside) // the error says more than that of the tidying
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
	return os.Rename(beside, target)
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
