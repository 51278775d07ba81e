package db

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"personae/db/pages"
	"personae/model"
	"personae/model/library"
)

// rescue is a rescue under way.
type rescue struct {
	ctx     context.Context //nolint:containedctx // a rescue ends within the call that brought it
	file    string
	from    *pages.File
	options Options
	to      *sql.Tx
	shapes  []shape
	seen    map[uint32]bool // the pages whose rows are known
	named   [][2]string     // project and name of those in the library, as it remembers
	told    library.Rescued
}

// shape is what a row of a table looks like.
type shape struct {
	name    string
	root    uint32 // 0 where the damaged file does not tell
	keyed   bool   // by its own key, and not by a number
	columns []column
	told    library.RescuedTable
}

type column struct {
	name, kind string
	null       bool // it may be
	number     bool // it is the number of the row, which does not stand in it
}

// derivedTables are made anew from the documents.
var derivedTables = []string{"names", "tags", "origins", "derived"}

// readShapes asks the new file, whose tables are as those of the damaged one were.
func (r *rescue) readShapes() error {
	tables, err := collect(r.ctx, r.to, func(rows *sql.Rows) (s shape, err error) {
		err = rows.Scan(&s.name, &s.keyed, &s.root)
		return s, err
	}, `SELECT l.name, l.wr, s.rootpage FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name
		WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' ORDER BY l.name`)
	if err != nil {
		return err
	}
	for _, s := range tables {
		s.columns, err = collect(r.ctx, r.to, func(rows *sql.Rows) (c column, err error) {
			var notNull, key bool
			err = rows.Scan(&c.name, &c.kind, &notNull, &key)
			c.number = key && !s.keyed && c.kind == "INTEGER"
			c.null = !notNull && (!s.keyed || !key)
			return c, err
		}, `SELECT name, type, "notnull", pk > 0 FROM pragma_table_info(?)`, s.name)
		if err != nil {
			return err
		}
		s.told.Name = s.name
		r.shapes = append(r.shapes, s)
	}
	return nil
}

// readRoots learns from the damaged file where its tables begin. Where its list of
// tables is damaged, they are looked for where they begin in a new file.
func (r *rescue) readRoots() {
	roots := map[string]uint32{}
	lost := r.from.Walk(1, r.seen, func(row pages.Row) {
		if name, root, ok := tableOf(row); ok {
			roots[name] = root
		}
	})
	if lost != (pages.Lost{}) {
		r.told.Tables = append(r.told.Tables, library.RescuedTable{Name: "list of tables", Rows: len(roots), LostPages: lost.Pages, LostRows: lost.Rows})
	}
	for i := range r.shapes {
		s := &r.shapes[i]
		if root, ok := roots[s.name]; ok || lost == (pages.Lost{}) {
			s.root = root
		}
	}
}

// tableOf reads a row of SQLite's list of tables.
func tableOf(row pages.Row) (name string, root uint32, ok bool) {
	if len(row.Values) != 5 || row.Values[0] != "table" {
		return "", 0, false
	}
	name, isText := row.Values[1].(string)
	page, isNumber := row.Values[3].(int64)
	return name, uint32(page), isText && isNumber && page > 0 && page <= 1<<31
}

// fits reports whether a row can be one of the table. One from before a column was
// added is shorter.
func (s *shape) fits(row pages.Row, whole bool) bool {
	if len(row.Values) > len(s.columns) || whole && len(row.Values) < len(s.columns) {
		return false
	}
	for i, v := range row.Values {
		c := s.columns[i]
		switch v.(type) {
		case nil:
			if !c.null && !c.number {
				return false
			}
		case int64:
			if c.kind != "INTEGER" || c.number {
				return false
			}
		case string:
			if c.kind != "TEXT" {
				return false
			}
		case []byte:
			if c.kind != "BLOB" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// readRows puts the rows of every table into the new file: those that its tree
// still leads to, then those on leaves that no tree leads to.
func (r *rescue) readRows() error {
	var failed error
	take := func(s *shape) func(pages.Row) {
		return func(row pages.Row) {
			if failed == nil {
				failed = r.ctx.Err()
			}
			if failed == nil {
				failed = r.take(s, row)
			}
		}
	}
	for i := range r.shapes {
		s := &r.shapes[i]
		if s.root == 0 {
			continue
		}
		lost := r.from.Walk(s.root, r.seen, take(s))
		s.told.LostPages += lost.Pages
		s.told.LostRows += lost.Rows
	}
	r.from.Strays(r.seen, take(nil))
	return failed
}

// take puts a row into the table that it is of. from is the table whose tree led to
// it, nil for none: a damaged tree may lead to the pages of another.
func (r *rescue) take(from *shape, row pages.Row) error {
	s := from
	if s == nil || !s.fits(row, false) {
		at := slices.IndexFunc(r.shapes, func(s shape) bool { return !s.keyed && len(s.columns) > 2 && s.fits(row, true) })
		if at < 0 {
			if from != nil {
				from.told.LostRows++
			}
			return nil
		}
		s = &r.shapes[at]
	}
	if s.name == "names" {
		r.named = append(r.named, [2]string{fmt.Sprint(row.Values[0]), fmt.Sprint(row.Values[1])})
	}
	if slices.Contains(derivedTables, s.name) {
		return nil
	}
	return r.put(s, row)
}

// put writes a row; the first with its key stays. Of a persona it is the one of the
// highest revision.
func (r *rescue) put(s *shape, row pages.Row) error {
	var names, marks []string
	var id string
	values := slices.Clone(row.Values)
	for i, v := range values {
		c := s.columns[i]
		names, marks = append(names, c.name), append(marks, "?")
		if c.number {
			values[i] = row.ID
			continue
		}
		text, isText := v.(string)
		if !isText || text == "" || !slices.Contains(documentColumns[s.name], c.name) {
			values[i] = mild(c.name, v)
			continue
		}
		p, err := decode(text)
		if err != nil {
			s.told.LostRows++
			return nil //nolint:nilerr // it is counted
		}
		id = p.ID
	}
	insert, clash := "INSERT OR IGNORE INTO ", ""
	if s.name == "personas" {
		values[1] = id // the document is the truth
		insert, clash = "INSERT INTO ", ` ON CONFLICT (id) DO UPDATE SET (revision, trashed, trashed_at, document) =
			(excluded.revision, excluded.trashed, excluded.trashed_at, excluded.document) WHERE excluded.revision > revision`
	}
	query := insert + s.name + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")" + clash //nolint:gosec // of names that are in our own tables
	_, err := r.to.ExecContext(r.ctx, query, values...)
	isConstraint := func() bool { return primary(resultCode(err)) == sqlite3.SQLITE_CONSTRAINT }
	if isConstraint() { // the number is another's
		values[0] = nil
		_, err = r.to.ExecContext(r.ctx, query, values...)
	}
	if isConstraint() {
		s.told.LostRows++
		return nil
	}
	return err
}

// documentColumns hold the documents of personas, by table.
var documentColumns = map[string][]string{
	"personas": {"document"}, "drafts": {"document", "base_document"}, "changes": {"before", "after"},
	"links": {"base"}, "intents": {"sent"},
}

// mild brings a value that damage made impossible to one that a row may have. What
// is taken from the document is written anew in the end.
func mild(name string, v any) any {
	switch v := v.(type) {
	case int64:
		least, most := int64(math.MinInt64), int64(math.MaxInt64)
		switch name {
		case "enabled", "trashed", "before_trashed", "after_trashed", "undone", "closed":
			least, most = 0, 1
		case "revision":
			least = 1
		}
		return min(max(v, least), most)
	case string:
		if _, err := parseStamp(v); name == "at" && err != nil {
			return model.Stamp(time.Unix(0, 0))
		}
		return strings.ToValidUTF8(v, "\uFFFD")
	}
	return v
}
