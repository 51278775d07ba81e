package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// unfinishedEnd ends the name of a file that is still being written.
const unfinishedEnd = ".tmp"

// unfinished is the pattern of the name of a file that this process still writes:
// it says whose it is, so that what a killed process leaves is known for that.
func unfinished() string {
	return fmt.Sprintf("%s%d.*%s", unfinishedStart(), os.Getpid(), unfinishedEnd)
}

// unfinishedStart names this machine: a process number means nothing on another
// that shares the folder.
func unfinishedStart() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return ".personae." + portable(host) + "."
}

// sweep takes away what processes of this machine that are over left unfinished in a
// folder. What it cannot take away stays until the next time.
func sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	start := unfinishedStart()
	for _, entry := range entries {
		rest, ours := strings.CutPrefix(entry.Name(), start)
		rest, ends := strings.CutSuffix(rest, unfinishedEnd)
		number, _, _ := strings.Cut(rest, ".")
		process, err := strconv.Atoi(number)
		if ours && ends && err == nil && entry.Type().IsRegular() && !runs(process) {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// runs reports whether there is a process of that number.
func runs(process int) bool {
	if process == os.Getpid() {
		return true
	}
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" { // there, finding it was the proof
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || os.IsPermission(err)
}
