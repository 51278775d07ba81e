//go:build long

package db

import (
	"errors"
	"fmt"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
	"pgregory.net/rapid"

	"personae/db/faultvfs"
	"personae/db/promise"
	"personae/model/library"
)

// fault is a disk that fails at one of the next calls: once, or until it is mended.
type fault struct {
	kind  faultvfs.Kind
	code  int32
	after int
	stays bool
	fired bool
}

// faults are what a disk answers, by what it was asked for.
var faults = []fault{
	{kind: faultvfs.Write, code: sqlite3.SQLITE_FULL},
	{kind: faultvfs.Write, code: sqlite3.SQLITE_IOERR_WRITE},
	{kind: faultvfs.Sync, code: sqlite3.SQLITE_IOERR_FSYNC},
	{kind: faultvfs.Truncate, code: sqlite3.SQLITE_IOERR_TRUNCATE},
	{kind: faultvfs.Open, code: sqlite3.SQLITE_CANTOPEN},
	{kind: faultvfs.Delete, code: sqlite3.SQLITE_IOERR_DELETE},
}

func drawFault(rt *rapid.T) *fault {
	f := rapid.SampledFrom(faults).Draw(rt, "fault")
	f.after, f.stays = rapid.IntRange(0, 12).Draw(rt, "after"), rapid.Bool().Draw(rt, "stays")
	return &f
}

// answer is what the disk says to a call.
func (f *fault) answer(c faultvfs.Call) int32 {
	if f == nil || c.Kind != f.kind || f.fired && !f.stays {
		return sqlite3.SQLITE_OK
	}
	if f.after--; f.after >= 0 {
		return sqlite3.SQLITE_OK
	}
	f.fired = true
	return f.code
}

// TestPromiseFailingDisk has the disk be full, or fail, at any call of random work:
// what fails says so and has changed nothing, also while the disk goes on failing.
func TestPromiseFailingDisk(t *testing.T) {
	vfs, err := faultvfs.Install()
	if err != nil {
		t.Fatal(err)
	}
	folder, checks, failed := memoryDir(t), 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		checks++
		m := &machine{rt: rt, path: fmt.Sprintf("%s/%d.db", folder, checks), now: newClock()}
		m.d = m.open()
		defer func() { _ = m.d.Close() }()
		var now *fault
		vfs.Watch(folder, func(c faultvfs.Call) int32 { return now.answer(c) })
		defer vfs.Watch("", nil)
		m.anything(func(name string, step func() error) error {
			before := whole(m.rt, m.d)
			now = drawFault(m.rt)
			if name == "restart" {
				step = m.reopen
			}
			err := step()
			during := now
			if name == "restart" {
				now = nil
				m.d = m.open()
			}
			after := whole(m.rt, m.d)
			now = nil
			if during.fired {
				failed++
			}
			if got := differing(before, after); got != "" && (err != nil || name == "restart") {
				m.rt.Fatalf("it said %v, and yet:\n%s", err, got)
			}
			if said(err) {
				return nil
			}
			return err
		})
		wantSound(rt, m.d)
		last := whole(rt, m.d)
		m.restart()
		if got := differing(last, whole(rt, m.d)); got != "" {
			rt.Fatalf("after a restart:\n%s", got)
		}
	})
	promise.Kept(t, failed, "failing calls")
}

// reopen closes the library and opens it again, if the disk lets it.
func (m *machine) reopen() error {
	_ = m.d.Close() // what it only tidies is tidied at the next one
	d, err := m.tryOpen()
	if err == nil {
		_ = d.Close()
	}
	return err
}

// said reports whether an error says that the disk failed.
func said(err error) bool {
	return errors.Is(err, library.ErrFull) || resultCode(err) != 0 && len(err.Error()) > 60
}
