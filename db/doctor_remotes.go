package db

import (
	"context"
	"database/sql"

	"personae/model/words"
)

// remotes looks whether what is kept of other places can be read and is of somebody. What
// was to be sent when its process ended is nothing wrong: who comes next looks after it.
func (x *doctor) remotes(_ *DB, p *pool) error {
	var remotes, links, left int
	if err := p.QueryRowContext(x.ctx, "SELECT (SELECT count(*) FROM remotes), (SELECT count(*) FROM links)").Scan(&remotes, &links); err != nil {
		return err
	}
	bad, err := badOfRemotes(x.ctx, p)
	if err != nil {
		return err
	}
	_, err = collect(x.ctx, p, func(rows *sql.Rows) (struct{}, error) {
		k, err := scanIntent(rows)
		if err == nil && (k.lost || k.isLeft("")) {
			left++
		}
		return struct{}{}, err
	}, "SELECT "+intentColumns+" FROM intents")
	switch said := words.Count(remotes, "remote") + " with " + words.Count(links, "link"); {
	case err != nil:
		return err
	case len(bad) > 0:
		x.wrong("remotes", mendCommand, "of what is kept of remotes %s cannot be read, or is of nobody; mending leaves it in the copy alone", words.Count(len(bad), "row"))
	case left > 0:
		x.sound("remotes", "%s; of %s the answer is not known, which the next pull or push looks for", said, words.Count(left, "request"))
	case remotes > 0:
		x.sound("remotes", "%s, each can be read", said)
	default:
		x.sound("remotes", "none is kept")
	}
	return nil
}

// badRow is a row that helps nobody.
type badRow struct {
	table string
	row   int64
}

// badOfRemotes finds the links and intents that cannot be read, or are of a persona of
// which nothing is known.
func badOfRemotes(ctx context.Context, on querier) (bad []badRow, err error) {
	for table, document := range map[string]string{"links": "base", "intents": "sent"} {
		_, err = collect(ctx, on, func(rows *sql.Rows) (struct{}, error) {
			var row int64
			var document, at string
			var known bool
			err := rows.Scan(&row, &document, &at, &known)
			_, badDocument := decode(document)
			if _, badStamp := parseStamp(at); badDocument != nil || badStamp != nil || !known {
				bad = append(bad, badRow{table, row})
			}
			return struct{}{}, err
		}, "SELECT rowid, "+document+", at, persona IN (SELECT id FROM personas) OR persona IN (SELECT persona FROM changes) FROM "+table)
		if err != nil {
			return nil, err
		}
	}
	return bad, nil
}

// dropBadOfRemotes removes them. A link that is gone is found again by what both sides
// say of themselves.
func (t *transaction) dropBadOfRemotes() error {
	bad, err := badOfRemotes(t.ctx, t.tx)
	for _, b := range bad {
		if err == nil {
			_, err = t.exec("DELETE FROM "+b.table+" WHERE rowid = ?", b.row)
		}
	}
	return err
}
