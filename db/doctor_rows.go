package db

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/words"
)

// examined is a persona with all that is taken from its document, as it stands.
type examined struct {
	stored
	id                   string
	row                  []any // as rowOf has it, but for the document
	names, tags, origins string
}

// Parts of a list of texts are kept apart by what no text holds.
const examinedColumns = `SELECT number, id, revision, trashed, coalesce(trashed_at, ''), document,
	project, project_key, name, name_key, tags, enabled, created_key, updated_at,
	interruption_mode, yield_words, yield_seconds, background_noise, ready,
	(SELECT coalesce(group_concat(n.project || char(0) || n.name || char(0) || n.name_key, char(1)), '') FROM names n WHERE persona = number),
	(SELECT coalesce(group_concat(trashed || char(0) || project || char(0) || tag, char(1)), '') FROM (SELECT * FROM tags WHERE persona = number ORDER BY tag)),
	(SELECT coalesce(group_concat(system || char(0) || record, char(1)), '') FROM (SELECT * FROM origins WHERE persona = number ORDER BY system))
	FROM personas WHERE number > ? ORDER BY number LIMIT ?`

const listColumns = 13

func scanExamined(rows *sql.Rows) (e examined, err error) {
	e.row = make([]any, listColumns)
	into := []any{&e.number, &e.id, &e.revision, &e.trashed, &e.since, &e.document}
	for i := range e.row {
		into = append(into, &e.row[i])
	}
	err = rows.Scan(append(into, &e.names, &e.tags, &e.origins)...)
	return e, err
}

// documents looks whether each document is one, and whether what is taken from it
// agrees with it; then at those of the history.
func (x *doctor) documents(_ *DB, p *pool) error {
	var all int
	var unreadable, apart []string
	for last := int64(-1 << 62); ; {
		batch, err := collect(x.ctx, p, scanExamined, examinedColumns, last, renewAtOnce)
		if err != nil {
			return err
		}
		if len(batch) == 0 {
			break
		}
		for _, e := range batch {
			all++
			last = e.number
			record, err := e.record()
			switch {
			case err != nil || record.Persona.ID != e.id:
				unreadable = append(unreadable, fmt.Sprint(e.row[2]))
			case !e.agrees(record):
				apart = append(apart, record.Persona.Name)
			}
		}
	}
	if len(unreadable) > 0 {
		x.damage("documents", "the document cannot be read of "+someOf(unreadable))
	} else {
		x.sound("documents", "%s, each can be read", words.Count(all, "persona"))
	}
	var rules int
	if err := p.QueryRowContext(x.ctx, "SELECT rules FROM derived").Scan(&rules); err != nil {
		return err
	}
	off, err := collect(x.ctx, p, scanOne[string], miscounted)
	switch {
	case err != nil:
		return err
	case len(apart) > 0:
		x.wrong("list", mendCommand, "the list shows other than the document of %s", someOf(apart))
	case len(off) > 0:
		x.wrong("list", mendCommand, "it counts other personas than there are in %s", someOf(off))
	default:
		x.sound("list", "it shows what the documents say (rules %d)", rules)
	}
	return x.history(p)
}

// agrees reports whether all that is taken from the document is as it should be.
func (e *examined) agrees(record library.Record) bool {
	c, p := columnsOf(record, nil), record.Persona
	want := rowOf(p.ID, c, e.state)
	// Without the id and the revision, which are looked at on their own.
	row := append(slices.Clone(want[1:7]), want[8:15]...)
	names, tags, origins := "", []string{}, []string{}
	if !e.trashed {
		names = p.Project + "\x00" + p.Name + "\x00" + c.nameKey
	}
	inTrash := map[bool]string{true: "1", false: "0"}[e.trashed]
	for _, tag := range p.Tags.Or(nil) {
		tags = append(tags, inTrash+"\x00"+p.Project+"\x00"+tag)
	}
	for _, system := range model.Vendors {
		if id := p.Origin.ID(system); id != "" {
			origins = append(origins, string(system)+"\x00"+id)
		}
	}
	slices.Sort(tags)
	slices.Sort(origins)
	for i, v := range row {
		if yes, ok := v.(bool); ok {
			row[i] = map[bool]int64{true: 1, false: 0}[yes]
		}
	}
	return fmt.Sprint(row...) == fmt.Sprint(e.row...) && names == e.names &&
		strings.Join(slices.Compact(tags), "\x01") == e.tags && strings.Join(origins, "\x01") == e.origins
}

// history looks at the documents of the log.
func (x *doctor) history(p *pool) error {
	rows, err := p.QueryContext(x.ctx, "SELECT operation, coalesce(before, ''), after FROM changes")
	all, bad := 0, map[string]bool{}
	_, err = readAll(rows, err, func(rows *sql.Rows) (struct{}, error) {
		var operation, before, after string
		err := rows.Scan(&operation, &before, &after)
		all++
		for _, document := range []string{before, after} {
			if document != "" {
				if _, badDocument := decode(document); badDocument != nil {
					bad["operation "+operation] = true
				}
			}
		}
		return struct{}{}, err
	})
	if err != nil {
		return err
	}
	if len(bad) == 0 {
		x.sound("history", "%s, each can be read", words.Count(all, "change"))
		return nil
	}
	var names []string
	for name := range bad {
		names = append(names, name)
	}
	slices.Sort(names)
	x.damage("history", "the document cannot be read of "+someOf(names))
	return nil
}

// someOf names a few, and counts the rest.
func someOf(names []string) string {
	const most = 5
	said := strings.Join(names[:min(len(names), most)], ", ")
	if more := len(names) - most; more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	return said
}
