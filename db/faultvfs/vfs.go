package faultvfs

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Kind is what SQLite asks of a file.
type Kind uint8

// The kinds. Only those that change something are recorded.
const (
	Open Kind = iota // of a file that was not there
	Write
	Truncate
	Sync
	Delete
)

// Call is one such request.
type Call struct {
	Kind   Kind
	Path   string
	Offset int64  // of a Write; of a Truncate the new size
	Data   []byte // of a Write
	// Folder is true where the entry in the folder is made durable, too: by the
	// first Sync of a new log, and by a Delete that says so.
	Folder bool
}

// VFS is the disk. There is one in a process.
type VFS struct {
	base sqlite3.Tsqlite3_vfs
	own  *sqlite3.Tsqlite3_vfs
	kept []any // the functions that SQLite has a number of

	mu     sync.Mutex
	files  map[uintptr]*file
	tables map[uintptr]*sqlite3.Tsqlite3_io_methods // ours, by SQLite's
	watch  func(Call) int32
}

// file is an open one.
type file struct {
	path string
	base *sqlite3.Tsqlite3_io_methods
	log  bool // whose first Sync makes its entry durable
}

var installed VFS

// install registers the VFS, once.
var install = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	defer tls.Close()
	v := &installed
	v.base = *at[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(tls, 0))
	v.files, v.tables = map[uintptr]*file{}, map[uintptr]*sqlite3.Tsqlite3_io_methods{}
	own := v.base
	name, err := libc.CString("fault")
	if err != nil {
		return err
	}
	own.FzName, own.FpNext = name, 0
	own.FxOpen, own.FxDelete = v.pointer(v.open), v.pointer(v.remove)
	v.own = &own
	if rc := sqlite3.Xsqlite3_vfs_register(tls, address(v.own), 1); rc != sqlite3.SQLITE_OK {
		return errors.New("SQLite took no other VFS")
	}
	return nil
})

// Install makes the VFS the one that every later connection of the process uses.
func Install() (*VFS, error) { return &installed, install() }

// Watch has every call that changes something under the folder go through watch
// first: one that returns another result code than SQLITE_OK is not carried out and
// fails with it. It is called from one goroutine at a time; nil ends it.
func (v *VFS) Watch(folder string, watch func(Call) int32) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.watch = nil
	if watch != nil {
		v.watch = func(c Call) int32 {
			if !strings.HasPrefix(c.Path, folder) {
				return sqlite3.SQLITE_OK
			}
			return watch(c)
		}
	}
}

func (v *VFS) ask(c Call) int32 {
	if v.watch == nil {
		return sqlite3.SQLITE_OK
	}
	return v.watch(c)
}

// open implements xOpen: SQLite's own opens the file, and gets methods of ours.
func (v *VFS) open(tls *libc.TLS, vfs, name, handle uintptr, flags int32, out uintptr) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	path := ""
	if name != 0 {
		path = strings.Clone(libc.GoString(name))
	}
	if _, err := os.Lstat(path); name != 0 && flags&sqlite3.SQLITE_OPEN_CREATE != 0 && errors.Is(err, fs.ErrNotExist) {
		if rc := v.ask(Call{Kind: Open, Path: path}); rc != sqlite3.SQLITE_OK {
			at[sqlite3.Tsqlite3_file](handle).FpMethods = 0
			return rc
		}
	}
	open := function[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](v.base.FxOpen)
	rc := open(tls, vfs, name, handle, flags, out)
	if opened := at[sqlite3.Tsqlite3_file](handle); rc == sqlite3.SQLITE_OK && opened.FpMethods != 0 {
		const logs = sqlite3.SQLITE_OPEN_WAL | sqlite3.SQLITE_OPEN_MAIN_JOURNAL | sqlite3.SQLITE_OPEN_SUPER_JOURNAL
		v.files[handle] = &file{path: path, base: at[sqlite3.Tsqlite3_io_methods](opened.FpMethods), log: flags&logs != 0}
		opened.FpMethods = address(v.methods(opened.FpMethods))
	}
	return rc
}

// methods are SQLite's with ours in front of those that change something.
func (v *VFS) methods(base uintptr) *sqlite3.Tsqlite3_io_methods {
	own := v.tables[base]
	if own == nil {
		changed := *at[sqlite3.Tsqlite3_io_methods](base)
		changed.FxWrite, changed.FxTruncate = v.pointer(v.write), v.pointer(v.truncate)
		changed.FxSync, changed.FxClose = v.pointer(v.sync), v.pointer(v.close)
		own = &changed
		v.tables[base] = own
	}
	return own
}

func (v *VFS) write(tls *libc.TLS, handle, data uintptr, size int32, offset int64) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := v.files[handle]
	written := append([]byte(nil), unsafe.Slice(at[byte](data), size)...) //nolint:gosec // SQLite's own memory
	if rc := v.ask(Call{Kind: Write, Path: f.path, Offset: offset, Data: written}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return function[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](f.base.FxWrite)(tls, handle, data, size, offset)
}

func (v *VFS) truncate(tls *libc.TLS, handle uintptr, size int64) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := v.files[handle]
	if rc := v.ask(Call{Kind: Truncate, Path: f.path, Offset: size}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return function[func(*libc.TLS, uintptr, int64) int32](f.base.FxTruncate)(tls, handle, size)
}

func (v *VFS) sync(tls *libc.TLS, handle uintptr, flags int32) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := v.files[handle]
	if rc := v.ask(Call{Kind: Sync, Path: f.path, Folder: f.log}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	f.log = false
	return function[func(*libc.TLS, uintptr, int32) int32](f.base.FxSync)(tls, handle, flags)
}

func (v *VFS) close(tls *libc.TLS, handle uintptr) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	f := v.files[handle]
	delete(v.files, handle)
	return function[func(*libc.TLS, uintptr) int32](f.base.FxClose)(tls, handle)
}

// remove implements xDelete.
func (v *VFS) remove(tls *libc.TLS, vfs, name uintptr, folder int32) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if rc := v.ask(Call{Kind: Delete, Path: strings.Clone(libc.GoString(name)), Folder: folder != 0}); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return function[func(*libc.TLS, uintptr, uintptr, int32) int32](v.base.FxDelete)(tls, vfs, name, folder)
}

// The translated SQLite keeps addresses as numbers, which these turn into what they
// are and back. What they point to is either SQLite's or kept by the VFS.

func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) } //nolint:gosec // see above

func address[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) } //nolint:gosec // see above

// function is a function that SQLite has as a number, pointer the number of one.
func function[F any](number uintptr) F {
	boxed := struct{ uintptr }{number}
	return *(*F)(unsafe.Pointer(&boxed)) //nolint:gosec // see above
}

func (v *VFS) pointer(f any) uintptr {
	v.kept = append(v.kept, f)
	return (*[2]uintptr)(unsafe.Pointer(&f))[1] //nolint:gosec // see above
}
