package exchange

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Entry is a file or a folder that a path can be completed to.
type Entry struct {
	Name   string
	Folder bool
}

// Expand returns the path that a person means: a leading ~ is their home.
func Expand(path string) string {
	if path != "~" && !strings.HasPrefix(path, "~"+string(filepath.Separator)) && !strings.HasPrefix(path, "~/") {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, path[1:])
}

// Entries lists what lies in a folder and can be chosen: folders first, then the
// files whose names fit, each by name. A name that begins with a dot is
// left out unless hidden is true. The empty folder name is the working folder.
func Entries(folder string, hidden bool, fits func(name string) bool) ([]Entry, error) {
	if folder == "" {
		folder = "."
	}
	found, err := os.ReadDir(Expand(folder))
	if err != nil {
		return nil, plain(err)
	}
	var entries []Entry
	for _, f := range found {
		if strings.HasPrefix(f.Name(), ".") && !hidden {
			continue
		}
		isFolder := f.IsDir()
		if f.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(Expand(folder), f.Name()))
			isFolder = err == nil && info.IsDir()
		}
		if isFolder || fits(f.Name()) {
			entries = append(entries, Entry{f.Name(), isFolder})
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if a.Folder != b.Folder {
			return map[bool]int{true: -1, false: 1}[a.Folder]
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return entries, nil
}
