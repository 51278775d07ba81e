package exchange

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrDatabase matches the error of a write that would replace a database.
var ErrDatabase = errors.New("a database is not replaced")

// The first bytes of what SQLite keeps, of https://sqlite.org/fileformat2.html and
// https://sqlite.org/walformat.html. The index beside a log begins with its version
// in the machine's own byte order, and is known by its name too while it is empty.
var (
	databaseStart = []byte("SQLite format 3\x00")
	sideStarts    = [][]byte{
		{0x37, 0x7f, 0x06, 0x82}, {0x37, 0x7f, 0x06, 0x83}, // -wal
		{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}, // -journal
		binary.NativeEndian.AppendUint32(nil, 3007000),   // -shm
	}
	sideEnds = []string{"-wal", "-shm", "-journal"}
)

// MayReplace returns an error, which matches ErrDatabase, when path leads to a SQLite
// file, such as a library, or to one of the files that SQLite keeps beside it, by
// whatever name or link.
func MayReplace(path string) error {
	end := path
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		end = followed
	}
	const whole, part = "a SQLite database, as a library is", "part of a SQLite database, as a library is"
	if isBeside(end) || isBeside(path) {
		return isDatabase(path, part)
	}
	start, err := startOf(end)
	switch {
	case err != nil:
		return fmt.Errorf("cannot write %s: what it holds cannot be read, so it is not replaced: %w", path, plain(err))
	case bytes.HasPrefix(start, databaseStart):
		return isDatabase(path, whole)
	case slices.ContainsFunc(sideStarts, func(side []byte) bool { return bytes.HasPrefix(start, side) }):
		return isDatabase(path, part)
	}
	return nil
}

func isDatabase(path, is string) error {
	return &databaseError{fmt.Sprintf("cannot write %s, so nothing was written: it is %s, and is never replaced; name another file", path, is)}
}

// startOf returns the first bytes of a file, none where there is no plain file. A
// database that is open now is known by what lies beside it: to open and close it here
// too would drop SQLite's locks, where the system has none for open files.
func startOf(path string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, nil // there is nothing to replace
	}
	if slices.ContainsFunc(sideEnds, func(end string) bool { _, err := os.Lstat(path + end); return err == nil }) {
		return databaseStart, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(file, int64(len(databaseStart))))
}

// isBeside reports whether a path is that of a file that SQLite keeps beside a
// database that is there.
func isBeside(path string) bool {
	return slices.ContainsFunc(sideEnds, func(end string) bool {
		database, ok := strings.CutSuffix(path, end)
		if !ok {
			return false
		}
		start, err := startOf(database)
		return err == nil && bytes.HasPrefix(start, databaseStart)
	})
}

type databaseError struct{ text string }

func (e *databaseError) Error() string { return e.text }

// Is makes the error match ErrDatabase.
func (*databaseError) Is(target error) bool { return target == ErrDatabase }
