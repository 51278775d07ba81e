package db

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"personae/model/library"
	"personae/model/words"
)

const mostListed = 10

// shortestEnd is how much of the end of an id is asked for at least.
const shortestEnd = 4

// byEnd finds by the end of an id, in an index of the list. Ids of one day begin alike.
const byEnd = `number IN (SELECT number FROM personas INDEXED BY personas_by_updated
	WHERE trashed = ?1 AND substr(id, -length(?2)) = ?2 AND length(?2) >= ?3)`

// Find returns the one persona that ref names: by its id; by its name, or its project
// and name with a slash between, to the letter or else but for case and accents; by a
// start or an end of its id that no other has. The library goes before the trash.
// library.ErrNotFound when there is none, with the names that may have been meant;
// library.ErrInvalid, with a list of them, when there are several.
func (d *DB) Find(ctx context.Context, ref string) (library.Record, error) {
	if ref == "" {
		return library.Record{}, fail(library.ErrInvalid, nil, "no persona was named: give its id, the start or the end of its id, or its name")
	}
	for _, by := range references(ref) {
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
	return library.Record{}, d.nobody(ctx, ref)
}

type reference struct {
	where string
	args  []any
}

// references are the ways to find the persona that ref names, the first that finds any
// holds. Each but that by the end of an id asks an index for few.
func references(ref string) []reference {
	const (
		begun = "id >= ?1 AND id < ?1 || char(0x10ffff)"
		full  = "trashed = 0 AND (project_key, name_key) IN (SELECT value->>0, value->>1 FROM json_each(?1))"
	)
	prefix, key, keys := strings.ToLower(ref), fold(ref), slashed(ref)
	return []reference{
		{"id = ?", []any{ref}},
		{"trashed = 0 AND name_key = ?1 AND name = ?2", []any{key, ref}},
		{full + " AND project || '/' || name = ?2", []any{keys, ref}},
		{"trashed = 0 AND name_key = ?1", []any{key}},
		{full, []any{keys}},
		{begun + " AND +trashed = 0", []any{prefix}}, // without the sign, by an index of all that are not in the trash
		{byEnd, []any{false, prefix, shortestEnd}},
		{"trashed = 1 AND name_key = ?1 AND name = ?2", []any{key, ref}},
		{"trashed = 1 AND name_key = ?1", []any{key}},
		{begun, []any{prefix}},
		{byEnd, []any{true, prefix, shortestEnd}},
	}
}

// slashed returns, as JSON, the keys of each project and name that ref can be.
func slashed(ref string) string {
	keys := [][2]string{}
	for i, sign := range ref {
		if sign == '/' {
			keys = append(keys, [2]string{fold(ref[:i]), fold(ref[i+1:])})
		}
	}
	text, _ := json.Marshal(keys) //nolint:errchkjson // texts can be
	return string(text)
}

// nobody says that there is no such persona, and who may have been meant.
func (d *DB) nobody(ctx context.Context, ref string) error {
	key := fold(ref)
	most := 1 + len(key)/4 // letters that may be wrong
	names, err := collect(ctx, d.read, scanOne[string],
		"SELECT DISTINCT name FROM names WHERE abs(length(name_key) - length(?1)) <= ?2 OR name_key >= ?1 AND name_key < ?1 || char(0x10ffff)", key, most)
	if err != nil {
		return d.explain("look for the persona", err)
	}
	near := words.Nearest(names, func(name string) int {
		known := fold(name)
		switch distance := words.Distance(key, known); {
		case strings.HasPrefix(known, key):
			return 0
		case distance <= most:
			return distance
		}
		return words.Far
	})
	hint := "list them to see their names and ids"
	if len(near) > 0 {
		hint = "did you mean " + words.Line(strings.Join(near, " or ")) + "?"
	}
	return fail(library.ErrNotFound, nil, "there is no persona %q in %s: %s", ref, d.info.Name, hint)
}

func ambiguous(ref string, list []library.Record) error {
	var b strings.Builder
	for i, record := range list {
		if i == mostListed {
			b.WriteString("\n  …")
			break
		}
		p := record.Persona
		fmt.Fprintf(&b, "\n  %s  %s (%s)", p.ID, words.Line(p.Name), words.Line(p.Project))
		if record.Trashed {
			b.WriteString(" in the trash")
		}
	}
	return fail(library.ErrInvalid, nil, "%q could be any of these, so give more of the id, or PROJECT/NAME:%s", ref, b.String())
}
