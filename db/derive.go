package db

import (
	"cmp"

	"personae/model/library"
)

// derive writes anew all that is taken from the document of a persona, which
// stands at revision s.revision: its row, its name, its tags, its origins and its
// words. *library.NameTakenError, library.ErrCorrupt.
func (t *transaction) derive(s stored) error {
	record, err := s.record()
	if err != nil {
		return err
	}
	p := record.Persona
	row := append(rowOf(p.ID, columnsOf(record, nil), s.state), s.number)
	result, err := t.exec(updatePersona, row...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, fail(library.ErrCorrupt, nil, "the persona %q stands under another id than its own", p.ID))
	}
	if err := t.letNameGo(s.number); err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM origins WHERE persona = ?", s.number); err != nil {
		return err
	}
	if err := t.makeProject(p.Project); err != nil {
		return err
	}
	if err := t.storeTags(s.number, true, p.Project, p.Tags.Or(nil), s.trashed); err != nil {
		return err
	}
	if err := t.storeOrigins(s.number, nil, &p); err != nil {
		return err
	}
	text := searchTextOf(p)
	if err := t.index(indexing{number: s.number, drops: true, text: &text}); err != nil || s.trashed {
		return err
	}
	return t.takeName(p, s.number)
}

// eachStored hands over every persona in the file, a batch at a time: what is done
// with one may change it.
func (t *transaction) eachStored(do func(stored) error) error {
	for last := int64(-1 << 62); ; {
		batch, err := t.all("number > ? ORDER BY number LIMIT ?", last, renewAtOnce)
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, s := range batch {
			if err := do(s); err != nil {
				return err
			}
			last = s.number
		}
	}
}
