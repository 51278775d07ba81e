package exchange

import (
	"os"
	"path/filepath"
	"strings"
)

// Processes tells processes apart.
type Processes interface {
	// Process names this one, as a part of a file's name may, and Over reports whether
	// a name is that of one of this machine that has ended.
	Process() string
	Over(process string) bool
}

// The name of a file that is still being written says whose it is, so that what a killed
// process leaves is known for that.
const (
	unfinishedStart = ".personae."
	unfinishedEnd   = ".tmp"
)

// sweep takes away what processes of this machine that are over left unfinished in a
// folder. What it cannot take away stays until the next time.
func sweep(by Processes, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		rest, ours := strings.CutPrefix(entry.Name(), unfinishedStart)
		rest, ends := strings.CutSuffix(rest, unfinishedEnd)
		process, _, _ := strings.Cut(rest, ".")
		if ours && ends && entry.Type().IsRegular() && by.Over(process) {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}
