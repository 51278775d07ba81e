package db

import (
	"context"
	"database/sql"
	"time"

	"personae/model/library"
)

// transaction is one change of the library under way. Nobody else can write
// until it ends.
type transaction struct {
	ctx      context.Context //nolint:containedctx // a transaction ends within the call that brought it
	db       *DB
	tx       runner
	now      time.Time
	prepared map[string]*sql.Stmt
	held     map[string]int64 // how many personas more a project holds, by its name
	made     map[string]bool  // the projects that are there
	changed  bool             // something was written
	texts    int              // how many the full-text index has taken in
	trial    bool             // nothing of it stays
}

// runner runs statements: of a transaction, or of the connection that reads while
// nobody else can write.
type runner interface {
	querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// reading is a transaction that only reads.
func (d *DB) reading(ctx context.Context, on runner, now time.Time) *transaction {
	return &transaction{ctx: ctx, db: d, tx: on, now: now, prepared: map[string]*sql.Stmt{}}
}

// letGo closes the statements of one that has no transaction to close them.
func (t *transaction) letGo() {
	for _, s := range t.prepared {
		_ = s.Close() // it has only read
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
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return d.explain(doing, err)
	}
	t := &transaction{ctx: ctx, db: d, tx: tx, now: d.now(), prepared: map[string]*sql.Stmt{}, held: map[string]int64{}, made: map[string]bool{}}
	if err = do(t); err == nil {
		err = t.count()
	}
	if err == nil {
		err = t.endText()
	}
	if err == nil && t.changed && d.marks {
		err = t.putMark()
	}
	if err == nil {
		err = d.moved()
	}
	if err != nil {
		// The error that led here says more than one of the rollback.
		_ = tx.Rollback()
		return d.explain(doing, t.cause(err))
	}
	if err = tx.Commit(); err == nil {
		d.wrote.Store(true)
		// What went away in the last moment may have taken the commit along.
		return d.moved()
	}
	return d.explain(doing, t.cause(err))
}

// cause returns what is behind an error: a context that has ended takes the
// transaction's statements away, and what fails then only says that they are
// gone.
func (t *transaction) cause(err error) error {
	if err != nil && t.ctx.Err() != nil {
		return t.ctx.Err()
	}
	return err
}

// statement prepares a statement once a transaction.
func (t *transaction) statement(query string) (*sql.Stmt, error) {
	if s, ok := t.prepared[query]; ok {
		return s, nil
	}
	s, err := t.tx.PrepareContext(t.ctx, query)
	if err != nil {
		return nil, t.cause(err)
	}
	t.prepared[query] = s
	return s, nil
}

func (t *transaction) exec(query string, args ...any) (sql.Result, error) {
	s, err := t.statement(query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return nil, err
	}
	t.changed = true
	result, err := s.ExecContext(t.ctx, args...)
	return result, t.cause(err)
}

// row runs a statement that returns one row; sql.ErrNoRows when it has none.
func (t *transaction) row(query string, args []any, into ...any) error {
	s, err := t.statement(query) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return err
	}
	return t.cause(s.QueryRowContext(t.ctx, args...).Scan(into...))
}
