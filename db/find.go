package db

import (
	"context"
	"fmt"
	"strings"

	"personae/model/library"
)

const mostListed = 10

// Find returns the one persona that ref names: by its id, by its exact name, or
// by a prefix of its id that no other has. The library goes before the trash.
// library.ErrNotFound when there is none; library.ErrInvalid, with a list of them,
// when there are several.
func (d *DB) Find(ctx context.Context, ref string) (library.Record, error) {
	if ref == "" {
		return library.Record{}, fail(library.ErrInvalid, nil, "no persona was named: give its id, the start of its id, or its name")
	}
	prefix := strings.ToLower(ref)
	for _, by := range []struct {
		where string
		args  []any
	}{
		{"id = ?", []any{ref}},
		{"number IN (SELECT persona FROM names WHERE name = ?)", []any{ref}},
		{"id >= ?1 AND id < ?1 || char(0x10ffff) AND trashed = 0", []any{prefix}},
		{"trashed = 1 AND name_key = ?1 AND name = ?2", []any{fold(ref), ref}},
		{"id >= ?1 AND id < ?1 || char(0x10ffff)", []any{prefix}},
	} {
		list, err := collect(ctx, d.read, scanRecord, fmt.Sprintf("SELECT %s FROM personas WHERE %s ORDER BY id LIMIT %d",
			storedColumns, by.where, mostListed+1), by.args...)
		switch {
		case err != nil:
			return library.Record{}, d.explain("look for the persona", err)
		case len(list) == 1:
			return list[0], nil
		case len(list) > 1:
			return library.Record{}, ambiguous(ref, list)
		}
	}
	return library.Record{}, fail(library.ErrNotFound, nil, "there is no persona %q in %s: list them to see their names and ids", ref, d.info.Name)
}

func ambiguous(ref string, list []library.Record) error {
	var b strings.Builder
	for i, record := range list {
		if i == mostListed {
			b.WriteString("\n  …")
			break
		}
		p := record.Persona
		fmt.Fprintf(&b, "\n  %s  %s (%s)", p.ID, p.Name, p.Project)
		if record.Trashed {
			b.WriteString(" in the trash")
		}
	}
	return fail(library.ErrInvalid, nil, "%q could be any of these, so give more of the id:%s", ref, b.String())
}
