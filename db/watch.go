package db

import (
	"context"
	"sync"
)

type polled struct {
	sync.Mutex
	watch, own version
}

// own is the connection of this handle that does not count its own commits.
func (d *DB) own() *pool {
	if d.write != nil {
		return d.write
	}
	return d.read
}

// Changed reports whether another process, or another handle in this one, has
// committed since the last call. It fails with library.ErrMoved when the file is
// no longer where it was opened. It takes some microseconds when nothing
// happened, and otherwise waits for what this handle writes, or reads where it only reads.
//
// What searches need in memory is read again here where it could not be followed.
func (d *DB) Changed(ctx context.Context) (bool, error) {
	if err := d.moved(); err != nil {
		return false, err
	}
	d.polled.Lock()
	defer d.polled.Unlock()
	if err := d.loadNames(ctx); err != nil {
		return false, err
	}
	seen, err := d.watch.version(ctx, d.watch)
	if err != nil {
		return false, d.explain("look for changes", err)
	}
	if seen == d.polled.watch {
		return false, nil
	}
	// Someone has committed, perhaps this handle itself: its own connection
	// alone does not count its own commits.
	others, err := d.own().version(ctx, d.own())
	if err != nil {
		return false, d.explain("look for changes", err)
	}
	changed := others != d.polled.own
	d.polled.watch, d.polled.own = seen, others
	return changed, nil
}
