package db

import (
	"context"
	"sync"
)

type polled struct {
	sync.Mutex
	watch, write version
}

func (d *DB) startWatching(ctx context.Context) error {
	d.polled.Lock()
	defer d.polled.Unlock()
	var err error
	if d.write != nil { // the watching one is opened by the first poll, which then asks this one
		d.polled.write, err = d.write.version(ctx, d.write)
	} else {
		d.polled.watch, err = d.watch.version(ctx, d.watch)
	}
	return err
}

// Changed reports whether another process, or another handle in this one, has
// committed since the last call. It fails with library.ErrMoved when the file is
// no longer where it was opened. It takes some microseconds when nothing
// happened, and otherwise waits for a write of this handle that is under way.
//
// What a search needs in memory is read here, where nobody waits for it: the names.
func (d *DB) Changed(ctx context.Context) (bool, error) {
	if err := d.moved(); err != nil {
		return false, err
	}
	d.polled.Lock()
	defer d.polled.Unlock()
	if err := d.loadNames(ctx); err != nil {
		return false, d.explain("read the names", err)
	}
	seen, err := d.watch.version(ctx, d.watch)
	if err != nil {
		return false, d.explain("look for changes", err)
	}
	if seen == d.polled.watch {
		return false, nil
	}
	if d.write == nil {
		d.polled.watch = seen
		return true, nil
	}
	// Someone has committed, perhaps this handle itself: its own connection
	// alone does not count its own commits.
	others, err := d.write.version(ctx, d.write)
	if err != nil {
		return false, d.explain("look for changes", err)
	}
	changed := others != d.polled.write
	d.polled.watch, d.polled.write = seen, others
	return changed, nil
}
