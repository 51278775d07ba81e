package db

import (
	"context"
	"os"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"personae/model/library"
)

// header is what a file says of itself.
type header struct {
	application int64
	schema      int // the number of the last migration
	objects     int // tables and the like
	ours        int // the tables of the first format that it has
}

func (h header) empty() bool { return h.application == 0 && h.schema == 0 && h.objects == 0 }

const countTables = `SELECT count(*), count(*) FILTER (WHERE type = 'table'
	AND name IN ('projects', 'personas', 'names', 'tags', 'personas_fts', 'gone', 'operations', 'changes', 'drafts', 'images')) FROM sqlite_schema`

// firstTables is how many tables every library has.
const firstTables = 10

// readHeader asks one PRAGMA after the other: as tables of one statement they take SQLite
// three times as long, and each command waits for them.
func readHeader(ctx context.Context, on querier) (header, error) {
	var h header
	if err := on.QueryRowContext(ctx, "PRAGMA application_id").Scan(&h.application); err != nil {
		return h, err
	}
	if err := on.QueryRowContext(ctx, "PRAGMA user_version").Scan(&h.schema); err != nil {
		return h, err
	}
	err := on.QueryRowContext(ctx, countTables).Scan(&h.objects, &h.ours)
	return h, err
}

// Another process may be writing to the file: what only then looks wrong is looked at
// again, so often and after such a pause.
const (
	looks     = 12
	lookPause = 20 * time.Millisecond
)

// besides reports whether something lies beside the file that opening it could lay over
// it: what was committed last, or what was there before a change that was broken off.
func (d *DB) besides() bool {
	for _, name := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(d.identity.place + name); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// look refuses a file that must not be written to, before anything is done to it. It
// is read alone, without what lies beside it and without a lock, so that no byte of it
// changes, and no file comes to lie beside it.
func (d *DB) look(ctx context.Context) error {
	for try := 1; ; try++ {
		err, passing := d.lookOnce(ctx)
		if !passing || try == looks {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookPause):
		}
	}
}

// lookOnce is one look; passing says that the error may come from a write under way.
func (d *DB) lookOnce(ctx context.Context) (err error, passing bool) { //nolint:revive // passing is of the error
	log, logErr := os.Stat(d.identity.place + "-wal")
	logged := logErr == nil && log.Size() > 0
	p, err := newPool(d.file, frozen, d.options.wait)
	if err != nil {
		return err, false
	}
	defer func() { _ = p.Close() }()
	h, err := readHeader(ctx, p)
	switch code := primary(resultCode(err)); {
	case code == sqlite3.SQLITE_CANTOPEN, code == sqlite3.SQLITE_CORRUPT && logged:
		return nil, false // the opening itself knows more
	case err != nil:
		return d.unreadable(err), code == sqlite3.SQLITE_CORRUPT
	}
	if err := d.recognise(h); err != nil {
		return err, false
	}
	if logged {
		err = d.checkLog(ctx, p)
	} else {
		err = d.checkSize(ctx, p)
	}
	return err, err != nil
}

// checkSize refuses a file that has lost its end. SQLite notices only when a whole
// page is gone.
func (d *DB) checkSize(ctx context.Context, p *pool) error {
	var pages, size int64
	if err := p.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	if err := p.QueryRowContext(ctx, "PRAGMA page_size").Scan(&size); err != nil {
		return err
	}
	if info, err := os.Stat(d.file); err != nil || info.Size() >= pages*size {
		return err
	}
	return damagedError("open the library", d.file, nil)
}

// smallestDatabase is the size in bytes of SQLite's smallest page. SQLite takes
// anything shorter for an empty database, and would write over it.
const smallestDatabase = 512

// recognise refuses a file that we must not write to.
func (d *DB) recognise(h header) error {
	switch size := d.identity.main.Size(); {
	case h.empty() && size == 0:
		return fail(library.ErrNotLibrary, nil,
			"%s is empty, so it is no library, and nothing was written to it: remove it to make a new library of that name, or name another file", d.file)
	case h.empty() && size < smallestDatabase:
		return d.notLibrary("it is not a SQLite file", nil)
	case h.empty():
		return d.notLibrary("it is a SQLite file without tables", nil)
	case h.application != applicationID || h.schema == 0:
		return d.notLibrary("it is the database of another program", nil)
	case h.schema > d.latest():
		return fail(library.ErrNewerSchema, nil,
			"%s is from a newer version of Personae (its format is %d, this program knows %d), and nothing was written to it: update Personae to open it",
			d.file, h.schema, d.latest())
	case h.ours < firstTables:
		return d.notLibrary("it is marked as one, but has other tables", nil)
	}
	return nil
}
