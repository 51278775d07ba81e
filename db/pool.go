package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync/atomic"
	"time"

	"modernc.org/sqlite"
)

// pool is one connection to the library. database/sql replaces a connection
// that a cancelled call has interrupted; opened counts how often, because what
// PRAGMA data_version answers means nothing on another connection.
type pool struct {
	*sql.DB
	opened, prepared *atomic.Int64 // how many connections, and how many statements on them
}

// connection prepares one connection to the library, as long as that is what was
// opened; it opens nothing yet.
func (d *DB) connection() (*pool, error) { return guardedPool(d.file, d.how, d.options.wait, d.moved) }

// newPool prepares one connection to a file; it opens nothing yet.
func newPool(path string, how access, wait time.Duration) (*pool, error) {
	return guardedPool(path, how, wait, func() error { return nil })
}

func guardedPool(path string, how access, wait time.Duration, may func() error) (*pool, error) {
	registerFold()
	registerHeld()
	connector, err := sqlite.NewConnector(dsn(path, how, wait))
	if err != nil {
		return nil, err
	}
	opened, prepared := new(atomic.Int64), new(atomic.Int64)
	p := &pool{sql.OpenDB(counting{connector, opened, prepared, may}), opened, prepared}
	// One connection: a second writer in this process could only wait for the
	// first, and a second reader would double the cache for nothing.
	p.SetMaxOpenConns(1)
	p.SetMaxIdleConns(1)
	return p, nil
}

type counting struct {
	driver.Connector
	opened, prepared *atomic.Int64
	may              func() error // fails where the file must not be opened
}

func (c counting) Connect(ctx context.Context) (driver.Conn, error) {
	if err := c.may(); err != nil {
		return nil, err
	}
	c.opened.Add(1)
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	able, ok := conn.(connection)
	if !ok {
		return conn, nil
	}
	return &keeping{able, map[string]*keptStatement{}, c.prepared}, nil
}

// version tells apart the states of the file that a connection has seen: it
// changes when any other connection commits, not when this one does.
type version struct{ connection, data int64 }

const dataVersion = "PRAGMA data_version"

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (p *pool) version(ctx context.Context, on querier) (version, error) {
	var v version
	err := on.QueryRowContext(ctx, dataVersion).Scan(&v.data)
	v.connection = p.opened.Load()
	return v, err
}

// collect runs a query and reads its rows to the end: an open row would keep
// the one connection.
func collect[T any](ctx context.Context, on querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := on.QueryContext(ctx, query, args...)
	return readAll(rows, err, scan)
}

// readAll reads what a query answered to the end.
func readAll[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	return readInto([]T{}, rows, err, scan)
}

// readInto is readAll with the room that the list takes.
func readInto[T any](list []T, rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // what it would say, Err has said
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

func scanOne[T any](rows *sql.Rows) (T, error) {
	var item T
	err := rows.Scan(&item)
	return item, err
}
