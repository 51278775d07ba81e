package db

import (
	"context"
	"slices"
	"strings"

	"personae/model/library"
	"personae/model/words"
)

// search compares the index of words with one that is made anew.
func (x *doctor) search(_ *DB, p *pool) error {
	if slices.ContainsFunc(x.findings, func(f library.Finding) bool { return f.Check == "documents" && f.State == library.Wrong }) {
		return nil // what it should hold is not known
	}
	differ, err := compareSearch(x.ctx, p)
	switch {
	case err != nil:
		return err
	case differ > 0:
		x.wrong("search", mendCommand, "the index of words differs from the documents in %s", words.Count(differ, "place"))
	default:
		x.sound("search", "the index of words is that of the documents")
	}
	return nil
}

func compareSearch(ctx context.Context, p *pool) (differ int, err error) {
	var definition string
	if err := p.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = 'personas_fts'").Scan(&definition); err != nil {
		return 0, err
	}
	for _, s := range []string{
		"PRAGMA temp.cache_size = -4096", // an index of all words is made there
		strings.Replace(definition, "personas_fts", "temp.fresh_fts", 1),
		"CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, personas_fts, col)",
		"CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab(temp, fresh_fts, col)",
	} {
		if _, err := p.ExecContext(ctx, s); err != nil {
			return 0, err
		}
	}
	for last := int64(-1 << 62); ; {
		batch, err := collect(ctx, p, scanStored, firstPersona+"number > ? ORDER BY number LIMIT ?", last, renewAtOnce)
		if err != nil {
			return 0, err
		}
		if len(batch) == 0 {
			break
		}
		for _, s := range batch {
			last = s.number
			persona, err := decode(s.document)
			if err != nil {
				return 0, err
			}
			text := searchTextOf(persona)
			if _, err := p.ExecContext(ctx, "INSERT INTO temp.fresh_fts (rowid, name, description, prompt, tags) VALUES (?, ?, ?, ?, ?)",
				s.number, segment(text.name), segment(text.description), segment(text.prompt), segment(text.tags)); err != nil {
				return 0, err
			}
		}
	}
	// How often each word stands in each column, and how many words each persona has.
	err = p.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM (SELECT * FROM kept_words EXCEPT SELECT * FROM fresh_words)) +
		(SELECT count(*) FROM (SELECT * FROM fresh_words EXCEPT SELECT * FROM kept_words)) +
		(SELECT count(*) FROM (SELECT id, sz FROM personas_fts_docsize EXCEPT SELECT id, sz FROM fresh_fts_docsize)) +
		(SELECT count(*) FROM (SELECT id, sz FROM fresh_fts_docsize EXCEPT SELECT id, sz FROM personas_fts_docsize))`).Scan(&differ)
	return differ, err
}
