package db

import (
	"database/sql"

	"personae/model/rehearsal"
	"personae/model/words"
)

// drafts looks whether what was typed can be offered again.
func (x *doctor) drafts(_ *DB, p *pool) error {
	all, bad := 0, 0
	rows, err := p.QueryContext(x.ctx, draftDocuments)
	_, err = readAll(rows, err, func(rows *sql.Rows) (struct{}, error) {
		var document, base string
		err := rows.Scan(&document, &base)
		all++
		if isBadDraft(document, base) {
			bad++
		}
		return struct{}{}, err
	})
	switch {
	case err != nil:
		return err
	case bad > 0:
		x.wrong("drafts", mendCommand, "%s of a form cannot be read, so none is offered; mending leaves it in the copy alone", words.Count(bad, "draft"))
	case all > 0:
		x.sound("drafts", "%s of a form, which the editor offers or is typing", words.Count(all, "draft"))
	default:
		x.sound("drafts", "none is waiting")
	}
	return nil
}

const draftDocuments = "SELECT document, coalesce(base_document, '') FROM drafts"

func isBadDraft(document, base string) bool {
	_, err := decode(document)
	if err == nil && base != "" {
		_, err = decode(base)
	}
	return err != nil
}

// agents looks at those that are kept for rehearsals.
func (x *doctor) agents(_ *DB, p *pool) error {
	var bad []string
	names, err := collect(x.ctx, p, func(rows *sql.Rows) (name string, err error) {
		var profile string
		if err = rows.Scan(&name, &profile); err == nil {
			if _, parsing := rehearsal.ParseAgent(name, []byte(profile)); parsing != nil {
				bad = append(bad, name)
			}
		}
		return name, err
	}, "SELECT name, profile FROM agents ORDER BY name")
	switch {
	case err != nil:
		return err
	case len(bad) > 0:
		x.wrong("agents", "forget it with personae agents --drop NAME, and keep it anew", "the figures cannot be read of %s", someOf(bad))
	default:
		x.sound("agents", "%s kept for rehearsals, each can be read", words.Count(len(names), "agent"))
	}
	return nil
}
