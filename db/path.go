package db

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adrg/xdg"
)

// Where the default library is, inside the user's data directory.
const (
	defaultFolder = "personae"
	defaultFile   = "library.db"
)

// DefaultPath returns where the default library is: personae/library.db in the
// user's data directory. It creates nothing.
func DefaultPath() string { return filepath.Join(xdg.DataHome, defaultFolder, defaultFile) }

// makeDefaultFolder creates the folder of the default library, for the user's
// eyes only. Folders that a user names are never created: a typing error must
// not grow a tree.
func makeDefaultFolder(path string) error {
	if path != DefaultPath() {
		return nil
	}
	return os.MkdirAll(filepath.Dir(path), 0o700) //nolint:gosec // a path of the user's own
}

// access says how a connection may use the file.
type access uint8

const (
	readWrite access = iota
	readOnly
	// alone needs no room on the disk to read: SQLite then keeps in memory what it
	// keeps beside the file otherwise, for this process alone. No other can open the
	// file meanwhile. Not every system has it.
	alone
	// frozen reads a file whose folder cannot be written to: SQLite then takes
	// no locks and looks for no log beside it.
	frozen
)

// cacheSize is what each connection holds of the file, in KiB and negative as SQLite has
// it: the pages of the list are read from the system's cache instead, some 0.1 ms later
// than with 1 MB, and SQLite takes two bytes of memory for one of a page.
const cacheSize = "cache_size(-256)"

// temporaryCache is what each holds of its temporary tables, in pages. SQLite, as it is
// built here, has connections that read at a time take pages from one another, up to what
// all may hold together, and a look for damage or a word opens a temporary database: of
// 2 MB, if nothing is said, by which all others come to hold more.
const temporaryCache = "temp.cache_size(8)"

// dsn names the file at path (absolute) to the driver. It is built as a URL, so
// that every character of a file name stays part of the file name.
func dsn(path string, how access, wait time.Duration) string {
	query := url.Values{}
	switch how {
	case readWrite:
		query.Set("mode", "rw")
		query.Set("_txlock", "immediate")
	case readOnly:
		query.Set("mode", "ro")
	case alone:
		query.Set("mode", "rw")
		query.Set("vfs", "unix-excl")
	case frozen:
		query.Set("mode", "ro")
		query.Set("immutable", "1")
	}
	query.Set("_busy_timeout", fmt.Sprint(wait.Milliseconds()))
	query.Set("_defensive", "1")
	query.Set("_dqs", "0")
	query.Set("_error_rc", "1")
	pragmas := []string{
		"foreign_keys(1)", "synchronous(FULL)", cacheSize, temporaryCache,
		"trusted_schema(0)", "cell_size_check(1)",
	}
	if runtime.GOOS == "darwin" {
		// A plain fsync leaves the data in the drive's own cache there.
		pragmas = append(pragmas, "fullfsync(1)", "checkpoint_fullfsync(1)")
	}
	query["_pragma"] = pragmas
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // C:/…
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: query.Encode()}).String()
}
