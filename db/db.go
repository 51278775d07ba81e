package db

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"personae/model"
	"personae/model/library"
)

// DB is an open library: what one editor holds. It is safe for use by several
// goroutines.
type DB struct {
	file     string // absolute
	info     library.Info
	options  Options
	identity identity              // of the files that were opened
	lost     atomic.Pointer[error] // what befell one of the files beside it
	// write is nil when the library cannot be changed. watch asks whether
	// anyone has committed, without waiting for the other two.
	write, read, watch *pool
	how                access

	editor   string // tells this handle's operations from others'
	openedAt int64  // the last operations.touched when it was opened
	rules    int    // those that its rows were filled by then: see derived.go

	damaged   atomic.Bool
	checking  sync.Mutex
	checked   atomic.Bool            // the whole file was looked through
	sound     atomic.Pointer[string] // how the file was then
	lookedAt  atomic.Int64           // when all of it was looked through, in seconds; 0 is not known
	marks     bool                   // changes are marked: see lineage.go
	wrote     atomic.Bool            // something was written, and tidying up is due
	totals    totals
	names     nameList
	ids       model.IDs // of what is made through this handle
	lastRead  readDocument
	handle    int64 // of what a search has found
	polled    polled
	heard     chan bool       // takes that one is to look, true where something befell the files
	temporary string          // the folder that Close removes
	ended     context.Context //nolint:containedctx // ends with Close
	end       context.CancelFunc
	closing   sync.Once
	closeErr  error
}

// Info says which library is open. It never blocks.
func (d *DB) Info() library.Info { return d.info }

func (d *DB) now() time.Time { return d.options.Now() }

// Close checkpoints and closes the library, and removes a throwaway one. It can
// be called more than once.
func (d *DB) Close() error {
	d.closing.Do(func() { d.closeErr = d.close() })
	return d.closeErr
}

// closeWait bounds the tidying at the end. What it would have done is done by
// the next opening instead.
const closeWait = 2 * time.Second

func (d *DB) close() error {
	d.end() // who still reads would be waited for
	moved := d.moved() != nil
	sound := !moved && d.isSound()
	if d.wrote.Load() && !d.damaged.Load() && !moved {
		ctx, cancel := context.WithTimeout(context.Background(), closeWait)
		defer cancel()
		// All of it only tidies: when another process is in the way, nothing is lost.
		if d.marks {
			_, _ = d.write.ExecContext(ctx, renewMark)
		}
		_, _ = d.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	sets.Delete(d.handle)
	var first error
	// The writer last: the last connection to close copies the log into the library
	// and removes it. Where they are not what was opened that would destroy what
	// stands there, so one is left to the end of the process, which only lets go.
	for i, p := range []*pool{d.watch, d.read, d.write} {
		if p == nil || moved && i > 0 {
			continue
		}
		if err := p.Close(); err != nil && first == nil {
			first = d.explain("close the library", err)
		}
	}
	if sound && first == nil {
		d.noteLooked()
	}
	if d.temporary != "" {
		if err := os.RemoveAll(d.temporary); err != nil && first == nil { //nolint:gosec // a folder that this process made
			first = fail(nil, err, "could not remove the throwaway library in %s: %s", d.temporary, err)
		}
	}
	return first
}
