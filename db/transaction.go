package db

import (
	"cmp"
	"context"
	"database/sql"
	"os"
	"time"

	"personae/model/library"
)

// transaction is one change of the library under way. Nobody else can write
// until it ends.
type transaction struct {
	ctx      context.Context //nolint:containedctx // a transaction ends within the call that brought it
	through  context.Context //nolint:containedctx // ctx without its end: see statement
	db       *DB
	tx       runner
	now      time.Time
	prepared map[string]*sql.Stmt
	held     map[string]int64 // how many personas more a project holds, by its name
	made     map[string]bool  // the projects that are there
	changed  bool             // something was written
	texts    int              // how many the full-text index has taken in
	// What the full-text index is still to take in, and how many bytes that is.
	unindexed      []indexing
	unindexedBytes int
	trial          bool // nothing of it stays
}

// runner runs statements: the connection of a transaction, or the one that reads while
// nobody else can write.
type runner interface {
	querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// reading is a transaction that only reads.
func (d *DB) reading(ctx context.Context, on runner, now time.Time) *transaction {
	return &transaction{ctx: ctx, through: context.WithoutCancel(ctx), db: d, tx: on, now: now, prepared: map[string]*sql.Stmt{}}
}

// letGo closes the statements.
func (t *transaction) letGo() {
	for _, s := range t.prepared {
		_ = s.Close() // what it would say, it has said when it ran
	}
}

// transact runs do in a transaction and commits it, unless do fails. doing says
// what it does, for the error.
func (d *DB) transact(ctx context.Context, doing string, do func(*transaction) error) error {
	if d.write == nil {
		return fail(library.ErrReadOnly, nil, "could not %s: %s is open for reading only. %s", doing, d.info.Name, d.info.Reason)
	}
	if d.damaged.Load() {
		return damagedError(doing, d.file, nil)
	}
	if err := d.moved(); err != nil {
		return err
	}
	if err := d.Sound(ctx); err != nil {
		return err
	}
	conn, err := d.write.Conn(ctx)
	if err != nil {
		return d.explain(doing, err)
	}
	defer func() { _ = conn.Close() }() // it only hands it back
	t := d.reading(ctx, conn, time.Time{})
	t.held, t.made = map[string]int64{}, map[string]bool{}
	defer t.letGo()
	committed := false
	defer func() {
		if !committed {
			_ = t.command(t.through, "ROLLBACK") // what led here says more
		}
	}()
	if err := t.command(ctx, "BEGIN IMMEDIATE"); err != nil { // it waits for others
		return d.explain(doing, t.cause(err))
	}
	t.now = d.now()
	before, err := t.whole(do)
	if err != nil {
		return d.explain(doing, t.cause(err))
	}
	if err := t.command(t.through, "COMMIT"); err != nil { //nolint:contextcheck // it is not broken off
		return d.explain(doing, err)
	}
	committed = true
	d.wrote.Store(true)
	// What went away in the last moment may have taken the commit along.
	after, err := d.standing()
	if err == nil {
		d.staysSound(before, after)
	}
	return err
}

// whole runs do, and what every change ends with; file is how the library's is then.
func (t *transaction) whole(do func(*transaction) error) (file os.FileInfo, err error) {
	err = do(t)
	if err == nil {
		err = t.count()
	}
	if err == nil {
		err = t.endText()
	}
	if err == nil && t.changed && t.db.marks {
		err = t.putMark()
	}
	if err == nil {
		file, err = t.db.standing()
	}
	return file, cmp.Or(err, t.ctx.Err())
}

// cause returns what is behind an error: that the context has ended, where it has.
func (t *transaction) cause(err error) error {
	if err != nil && t.ctx.Err() != nil {
		return t.ctx.Err()
	}
	return err
}

// statement prepares a statement once a transaction. It is run to its end: most take some
// microseconds, and to have one listen for the end of a context takes a goroutine, and as
// long again. So that is asked for between them.
func (t *transaction) statement(query string) (*sql.Stmt, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	if s, ok := t.prepared[query]; ok {
		return s, nil
	}
	s, err := t.tx.PrepareContext(t.through, query)
	if err == nil {
		t.prepared[query] = s
	}
	return s, err
}

// command runs a statement that begins or ends a transaction.
func (t *transaction) command(ctx context.Context, command string) error {
	s, err := t.tx.PrepareContext(ctx, command)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // it only hands it back
	_, err = s.ExecContext(ctx)
	return err
}

func (t *transaction) exec(query string, args ...any) (sql.Result, error) {
	s, err := t.statement(query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return nil, err
	}
	t.changed = true
	return s.ExecContext(t.through, args...)
}

// row runs a statement that returns one row; sql.ErrNoRows when it has none.
func (t *transaction) row(query string, args []any, into ...any) error {
	s, err := t.statement(query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return err
	}
	return s.QueryRowContext(t.through, args...).Scan(into...)
}
