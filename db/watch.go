package db

import (
	"context"
	"path/filepath"
	"sync"
)

// looksAfter is how often one looks, whatever is heard, once something befell the files:
// SQLite writes a commit to its log, waits for the disk, and only then says so, in memory
// that processes share. Of that nobody is told. With a second between two looks, a disk
// may take ten.
//
// When one begins to listen, a commit may be on that way already.
const (
	looksAfter   = 10
	looksAtFirst = 2
)

type polled struct {
	sync.Mutex
	watch, own version
	failed     bool // the last one: what it looked for may come back unheard
	listens    bool
	looks      int // that are to come, whatever is heard
}

// AwaitChange returns once there may be something that Changed can tell, and after a
// minute. Often that is at once, and always where the system does not tell of what is
// written to a file: do not ask without a pause.
func (d *DB) AwaitChange(ctx context.Context) {
	if d.looksOn() {
		return
	}
	select {
	case told := <-d.heard:
		if told {
			d.polled.Lock()
			defer d.polled.Unlock()
			d.polled.looks = looksAfter
		}
	case <-ctx.Done():
	case <-d.ended.Done():
	}
}

// looksOn reports whether one is to look without being told, and sees to it that the
// library's files are listened to from now on. For who only reads, there may be others
// beside the library any time.
func (d *DB) looksOn() bool {
	p := &d.polled
	p.Lock()
	defer p.Unlock()
	switch {
	case d.info.ReadOnly || p.failed:
		return true
	case p.looks > 0:
		p.looks--
		return true
	case p.listens:
		return false
	case d.watch.opened.Load() == 0: // the first look opens that, which is heard
		return true
	}
	place := d.identity.place
	folders, files := []string{filepath.Dir(d.file), filepath.Dir(place)}, []string{d.file, place}
	for _, name := range sideNames {
		files = append(files, place+name)
	}
	if p.listens = listen(d.ended, folders, files, d.heard) == nil; p.listens {
		p.looks = looksAtFirst
	}
	return true
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
