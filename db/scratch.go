package db

import (
	"os"
	"path/filepath"
	"strings"
)

// Scratch returns a folder in root for this process alone, which it does not make, and
// removes those of processes of this machine that are over: what a killed one left.
func Scratch(root string) (folder string) {
	sweep(root, "")
	return filepath.Join(root, thisProcess().name())
}

// throwaway makes a folder for one library that is not kept, and removes those of
// processes that are over.
func throwaway() (folder string, err error) {
	const prefix = "personae-"
	sweep(os.TempDir(), prefix)
	return os.MkdirTemp("", prefix+thisProcess().name()+"-")
}

// sweep removes the folders in root that are named for a process of this machine that
// is over, after the prefix.
func sweep(root, prefix string) {
	entries, _ := os.ReadDir(root) // of one that cannot be read, none is known
	for _, entry := range entries {
		named, ok := strings.CutPrefix(entry.Name(), prefix)
		named, _, _ = strings.Cut(named, "-")
		if ok && over(named) {
			_ = os.RemoveAll(filepath.Join(root, entry.Name())) // one that stays is in nobody's way
		}
	}
}
