package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"personae/model/library"
)

// Stdin names standard input, or standard output, in place of a file.
const Stdin = "-"

// Source is something to read records from.
type Source struct {
	Name    string // as it stands in messages
	Open    func() (io.ReadCloser, error)
	Project string // of the workspace that it lies in, "" when it lies in none
}

// Extensions are the files that a folder is searched for.
var Extensions = []string{".json", ".jsonl", ".ndjson"}

// Sources returns what to read for paths, each a file, a folder, or Stdin. A
// folder gives the files in it, and in the folders in it, that have one of
// Extensions, by their paths; names that begin with a dot are passed over. Of an
// EvalStudio workspace, or a project's folder in it, it is the personas alone.
// Errors: fs.ErrNotExist, library.ErrInvalid for a folder without such a file.
func Sources(paths []string, stdin io.Reader) ([]Source, error) {
	var sources []Source
	for _, path := range paths {
		if path == Stdin {
			sources = append(sources, Source{Name: "standard input", Open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
			continue
		}
		found, err := atPath(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, found...)
	}
	return sources, nil
}

func atPath(path string) ([]Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, plain(err))
	}
	if !info.IsDir() {
		return []Source{fileSource(path)}, nil
	}
	var sources []Source
	err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("cannot read %s: %w", name, plain(err))
		case name != path && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case entry.IsDir():
			found, isWorkspace, err := workspaceSources(name)
			if sources = append(sources, found...); isWorkspace && err == nil {
				return filepath.SkipDir
			}
			return err
		case !HasRecords(entry.Name()) || isOther(name):
			return nil
		}
		info, err := os.Stat(name) // what a link leads to
		if err != nil {
			return fmt.Errorf("cannot read %s: %w", name, plain(err))
		}
		if info.Mode().IsRegular() {
			sources = append(sources, fileSource(name))
		}
		return nil
	})
	if err == nil && len(sources) == 0 {
		err = fmt.Errorf("%w: there is no %s file in %s", library.ErrInvalid, strings.Join(Extensions, ", "), path)
	}
	return sources, err
}

// HasRecords reports whether a file of that name is looked into when its folder is
// read.
func HasRecords(name string) bool {
	return slices.Contains(Extensions, strings.ToLower(filepath.Ext(name)))
}

func fileSource(path string) Source {
	open := func() (io.ReadCloser, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", path, plain(err))
		}
		return file, nil
	}
	return Source{Name: path, Open: open, Project: projectOf(path)}
}

// plain drops the operation and the path from a file error: the sentence around
// it names both.
func plain(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}
