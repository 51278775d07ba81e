package db

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	number int
	name   string
	sql    string
}

// embeddedMigrations reads the migrations, 0001_library.sql and on; the numbers
// must count up from 1.
func embeddedMigrations() ([]migration, error) {
	entries, err := fs.ReadDir(migrationFiles, "migrations") // in order of their names
	if err != nil {
		return nil, err
	}
	list := make([]migration, 0, len(entries))
	for i, entry := range entries {
		digits, name, _ := strings.Cut(strings.TrimSuffix(entry.Name(), ".sql"), "_")
		number, err := strconv.Atoi(digits)
		if err != nil || number != i+1 {
			return nil, fmt.Errorf("the migration %s should have the number %04d", entry.Name(), i+1)
		}
		text, err := migrationFiles.ReadFile("migrations/" + entry.Name())
		if err != nil {
			return nil, err
		}
		list = append(list, migration{number, name, string(text)})
	}
	return list, nil
}

func (d *DB) latest() int { return len(d.options.migrations) }

// makeReady turns the file into a library of the latest format.
func (d *DB) makeReady(ctx context.Context, h header) error {
	before, err := d.standing()
	if err != nil {
		return err
	}
	// The mode stands in the file. Changing it needs the file for oneself, and
	// SQLite does not wait for that.
	err = retryBusy(ctx, d.options.wait, func() error {
		_, err := d.write.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		return err
	})
	if err != nil {
		return err
	}
	after, err := d.standing()
	if err != nil {
		return err
	}
	d.staysSound(before, after)
	if h.schema < d.latest() {
		if err := d.upgrade(ctx, h.schema); err != nil {
			return err
		}
	}
	d.marks = true
	return d.renew(ctx)
}

// sayUpgrade tells, before a large library is looked through, that it is to be upgraded.
func (d *DB) sayUpgrade(h header) {
	if h.schema < d.latest() && !d.options.ReadOnly && d.options.Progress != nil && d.isLarge() {
		d.options.Progress(0, 0)
	}
}

// upgrade copies the library beside itself and migrates it, a transaction each
// migration.
func (d *DB) upgrade(ctx context.Context, from int) error {
	if err := d.backupBefore(ctx, from); err != nil {
		return err
	}
	if err := d.markBefore(ctx); err != nil {
		return err
	}
	for _, m := range d.options.migrations {
		doing := fmt.Sprintf("bring the library up to date (step %d, %s)", m.number, m.name)
		err := d.transact(ctx, doing, func(t *transaction) error {
			h, err := readHeader(t.ctx, t.tx)
			if err != nil || h.schema >= m.number {
				return err
			}
			d.marks = d.marks || m.number == d.latest()
			return t.migrate(m)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// markBefore has the log begin with the number of the schema that the steps change: by
// it a log is known to go on from this file, should they be broken off.
func (d *DB) markBefore(ctx context.Context) error {
	const settings = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'settings')"
	if err := d.write.QueryRowContext(ctx, settings).Scan(&d.marks); err != nil || !d.marks {
		return err
	}
	return d.transact(ctx, "begin to bring the library up to date", func(t *transaction) error {
		t.changed = true
		return nil
	})
}

func (t *transaction) migrate(m migration) error {
	t.changed = true
	if _, err := t.tx.ExecContext(t.ctx, m.sql); err != nil {
		return err
	}
	_, err := t.tx.ExecContext(t.ctx, fmt.Sprintf("PRAGMA user_version = %d", m.number))
	return err
}

// backupBefore puts a copy of an older library beside it:
// NAME.backup-v1-20261122T101500.000Z.db.
func (d *DB) backupBefore(ctx context.Context, from int) error {
	extension := filepath.Ext(d.file)
	stamp := d.now().UTC().Format("20060102T150405.000Z")
	path := fmt.Sprintf("%s.backup-v%d-%s.db", strings.TrimSuffix(d.file, extension), from, stamp)
	if err := d.Backup(ctx, path); err != nil {
		return fail(nil, err, "could not copy %s before bringing it up to date, so it was left as it is: %s", d.file, err)
	}
	return nil
}

// busyPause is how long to wait between two tries at a lock that SQLite itself
// does not wait for.
const busyPause = 10 * time.Millisecond

// retryBusy calls do until it meets no lock, or for about as long as wait.
func retryBusy(ctx context.Context, wait time.Duration, do func() error) error {
	for enough := time.Now().Add(wait); ; {
		err := do()
		if primary(resultCode(err)) != sqlite3.SQLITE_BUSY || time.Now().After(enough) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(busyPause):
		}
	}
}
