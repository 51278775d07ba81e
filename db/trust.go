package db

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
)

// trust looks closer at a file that this program has not brought up to date and into
// its journal mode yet: at its tables, and at all of it where it is to be written to.
func (d *DB) trust(ctx context.Context, h header) error {
	var mode string
	if err := d.read.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	if mode == "wal" && h.schema == d.latest() {
		return nil
	}
	if err := d.checkTables(ctx, h.schema); err != nil {
		return err
	}
	if d.options.ReadOnly {
		return nil
	}
	return d.Sound(ctx)
}

// columnsOfTables answers with each table and the names of its columns.
const columnsOfTables = `SELECT name, (SELECT group_concat(name) FROM pragma_table_info(t.name))
	FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`

// checkTables refuses a file that has not the tables of its format, column for column.
// It may have more.
func (d *DB) checkTables(ctx context.Context, schema int) error {
	blank, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer func() { _ = blank.Close() }()
	blank.SetMaxOpenConns(1) // each has a memory of its own
	for _, m := range d.options.migrations[:schema] {
		if _, err := blank.ExecContext(ctx, m.sql); err != nil {
			return fmt.Errorf("the migration %s: %w", m.name, err)
		}
	}
	want, err := tables(ctx, blank)
	if err != nil {
		return err
	}
	got, err := tables(ctx, d.read)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			return d.notLibrary("it is marked as one, but its table "+name+" is another", nil)
		}
	}
	return nil
}

func tables(ctx context.Context, on querier) (map[string]string, error) {
	out := map[string]string{}
	_, err := collect(ctx, on, func(rows *sql.Rows) (struct{}, error) {
		var name, columns string
		err := rows.Scan(&name, &columns)
		out[name] = columns
		return struct{}{}, err
	}, columnsOfTables)
	return out, err
}
