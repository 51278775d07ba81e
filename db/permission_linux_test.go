package db

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"personae/model/library"
)

// nobody is the number of a user who owns nothing.
const nobody = 65534

// asNobody runs do without the rights over every file that root has, so that
// modes mean what they say. The file-system user is a thread's own on Linux.
func asNobody(t *testing.T, folder string, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		do()
		return
	}
	err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if err == nil {
			err = os.Chown(path, nobody, nobody)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// The folders above, which the testing package keeps for root.
	for up := filepath.Dir(folder); strings.HasPrefix(up, filepath.Clean(os.TempDir())+"/"); up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skip("cannot give up root's rights here: ", err)
	}
	defer func() { _ = syscall.Setfsuid(0) }()
	do()
}

// closedLibrary makes a library with one persona and closes it.
func closedLibrary(t *testing.T) (path string, r library.Record) {
	t.Helper()
	d := newLibrary(t)
	r = mustCreate(t, d, persona("A"))[0]
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return d.file, r
}

// mustChmod changes a mode until the end of the test.
func mustChmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
}

func TestPermissions(t *testing.T) {
	ctx := context.Background()
	openReadOnly := func(t *testing.T, path string, r library.Record, reason string) {
		t.Helper()
		d, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		}()
		if info := d.Info(); !info.ReadOnly || !strings.Contains(info.Reason, reason) {
			t.Errorf("got %+v", info)
		}
		wantReadOnly(t, d, r)
		copied := filepath.Join(os.TempDir(), "personae-test-"+strconv.Itoa(os.Getpid())+".db")
		defer func() { _ = os.Remove(copied) }()
		if err := d.Backup(ctx, copied); err != nil {
			t.Error(err)
		}
	}
	t.Run("a file that cannot be written", func(t *testing.T) {
		path, r := closedLibrary(t)
		mustChmod(t, path, 0o400)
		asNobody(t, filepath.Dir(path), func() { openReadOnly(t, path, r, "You may not write to library.db.") })
	})
	t.Run("a folder that cannot be written", func(t *testing.T) {
		path, r := closedLibrary(t)
		mustChmod(t, filepath.Dir(path), 0o500)
		asNobody(t, filepath.Dir(path), func() { openReadOnly(t, path, r, "You may not write to the folder") })
	})
	t.Run("neither", func(t *testing.T) {
		path, r := closedLibrary(t)
		mustChmod(t, path, 0o400)
		mustChmod(t, filepath.Dir(path), 0o500)
		asNobody(t, filepath.Dir(path), func() { openReadOnly(t, path, r, "You may not write to the folder") })
	})
	t.Run("a file that cannot be read", func(t *testing.T) {
		path, _ := closedLibrary(t)
		mustChmod(t, path, 0)
		asNobody(t, filepath.Dir(path), func() {
			_, err := Open(ctx, path, Options{})
			wantError(t, err, os.ErrPermission)
		})
	})
	t.Run("a folder that cannot be entered", func(t *testing.T) {
		path, _ := closedLibrary(t)
		mustChmod(t, filepath.Dir(path), 0)
		asNobody(t, filepath.Dir(path), func() {
			_, err := Open(ctx, path, Options{})
			wantError(t, err, os.ErrPermission)
		})
	})
	t.Run("a new file in a folder that cannot be written", func(t *testing.T) {
		folder := t.TempDir()
		mustChmod(t, folder, 0o500)
		asNobody(t, folder, func() {
			_, err := Open(ctx, filepath.Join(folder, "new.db"), Options{})
			wantError(t, err, os.ErrPermission)
		})
	})
}
