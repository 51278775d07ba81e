package db

import (
	"context"
	"database/sql/driver"
	"strings"
	"sync/atomic"
)

// connection is what modernc's connection can do, as far as database/sql asks for it.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// keeping is a connection that keeps its statements when they are closed: to prepare
// one takes longer than to run it, and a save runs a dozen. database/sql sees to it
// that nobody uses a connection while another does.
type keeping struct {
	connection
	kept     map[string]*keptStatement
	prepared *atomic.Int64 // how many were prepared
}

type keptStatement struct {
	statement
	inUse bool
}

// What is kept is bounded: a statement that lists what it looks for is one of many.
const (
	mostKept    = 96
	longestKept = 2048 // bytes
)

// keeps reports whether a statement does all it does when it is run. Many a PRAGMA
// does it when it is prepared.
func keeps(query string) bool {
	return len(query) <= longestKept && (!strings.HasPrefix(query, "PRAGMA") || query == dataVersion)
}

func (c *keeping) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	k, known := c.kept[query]
	if known && !k.inUse {
		k.inUse = true
		return k, nil
	}
	c.prepared.Add(1)
	s, err := c.connection.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	able, ok := s.(statement)
	if !ok || known || !keeps(query) {
		return s, nil
	}
	if len(c.kept) >= mostKept {
		c.drop()
	}
	c.kept[query] = &keptStatement{able, true}
	return c.kept[query], nil
}

// drop closes what nobody uses.
func (c *keeping) drop() {
	for query, k := range c.kept {
		if !k.inUse {
			_ = k.statement.Close() // it only frees memory
			delete(c.kept, query)
		}
	}
}

// Close hands the statement back.
func (k *keptStatement) Close() error {
	k.inUse = false
	return nil
}

func (c *keeping) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if !keeps(query) {
		return c.connection.QueryContext(ctx, query, args)
	}
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	able, ok := s.(driver.StmtQueryContext)
	if !ok {
		return c.connection.QueryContext(ctx, query, args)
	}
	rows, err := able.QueryContext(ctx, args)
	if err != nil {
		_ = s.Close() // the error says more
		return nil, err
	}
	return &keptRows{rows, s}, nil
}

// keptRows hand their statement back when they are closed.
type keptRows struct {
	driver.Rows
	of driver.Stmt
}

func (r *keptRows) Close() error {
	err := r.Rows.Close()
	if closing := r.of.Close(); err == nil {
		err = closing
	}
	return err
}

// Close closes the statements first: SQLite keeps a file open for one that is left.
func (c *keeping) Close() error {
	for _, k := range c.kept {
		k.inUse = false
	}
	c.drop()
	return c.connection.Close()
}
