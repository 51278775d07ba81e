package db

import (
	"context"
	"path/filepath"
	"sync"
)

type polled struct {
	sync.Mutex
	watch, own version
	failed     bool // the last one: what it looked for may come back unheard
	listens    bool
}

// AwaitChange returns once there may be something that Changed can tell, and after a
// minute. Where the system does not tell of what is written to a file, that is at once,
// so do not ask without a pause.
func (d *DB) AwaitChange(ctx context.Context) {
	if !d.listens() {
		return
	}
	select {
	case <-d.heard:
	case <-ctx.Done():
	case <-d.ended.Done():
	}
}

// listens reports whether the library's files are listened to since the last call of
// Changed, and sees to it that they are from now on. For who only reads, there may be
// others beside the library any time.
func (d *DB) listens() bool {
	d.polled.Lock()
	defer d.polled.Unlock()
	if d.polled.listens || d.info.ReadOnly {
		return d.polled.listens && !d.polled.failed
	}
	place := d.identity.place
	files := []string{d.file, place}
	for _, name := range sideNames {
		files = append(files, place+name)
	}
	d.polled.listens = listen(d.ended, filepath.Dir(place), files, d.heard) == nil
	return false
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
	d.polled.Lock()
	defer d.polled.Unlock()
	changed, err := d.poll(ctx)
	d.polled.failed = err != nil
	return changed, err
}

func (d *DB) poll(ctx context.Context) (bool, error) {
	if err := d.moved(); err != nil {
		return false, err
	}
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
