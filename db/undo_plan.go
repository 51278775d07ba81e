package db

import (
	"context"
	"database/sql"

	"personae/model/library"
)

// mostPlanned is how many personas an undo plan tells of one by one.
const mostPlanned = 100

// PlanUndo says what UndoTo would take back, and fails as it would where someone has
// built on that or has taken a name of before, but for labels. It takes no lock, so what
// others commit meanwhile is not in it.
func (d *DB) PlanUndo(ctx context.Context, operation int64) (plan library.UndoPlan, err error) {
	err = d.view(ctx, "look at what undo takes back", func(tx *sql.Tx) error {
		t := d.reading(ctx, tx, d.now())
		within, err := t.within(undoing, operation)
		if err != nil {
			return err
		}
		effects := effects{t: t, by: map[string]*effect{}}
		for _, p := range within {
			plan.Operations = append(plan.Operations, p.Operation)
			if err := effects.add(p); err != nil {
				return err
			}
		}
		if err := effects.clash(); err != nil {
			return err
		}
		plan.Personas = len(effects.order)
		plan.Changes, err = effects.changes()
		return err
	})
	return plan, err
}

// effect is what several operations that are undone do to one persona.
type effect struct {
	now   stored
	at    library.Revision // where it is after those so far
	after state
	last  library.Operation
}

// effects are those of some operations, the newest first.
type effects struct {
	t     *transaction // which only reads
	by    map[string]*effect
	order []*effect
	names []held
}

// held is a name that an operation gives back, and that another persona has now.
type held struct {
	by    past
	taken library.NameTakenError
}

const namesHeld = `SELECT h.id, n.project, n.name
	FROM changes c
	JOIN names n ON n.project = json_extract(c.before, '$.project') AND n.name = json_extract(c.before, '$.name')
	JOIN personas h ON h.number = n.persona
	WHERE c.operation = ? AND c.before <> '' AND NOT c.before_trashed AND h.id <> c.persona`

// hold finds the names of an operation that others have now.
func (f *effects) hold(p past) error {
	names, err := collect(f.t.ctx, f.t.tx, func(rows *sql.Rows) (h held, err error) {
		h.by = p
		err = rows.Scan(&h.taken.HolderID, &h.taken.Project, &h.taken.Name)
		return h, err
	}, namesHeld, p.ID)
	f.names = append(f.names, names...)
	return err
}

// clash fails where a name stays with a persona of which nothing is undone.
func (f *effects) clash() error {
	for _, h := range f.names {
		if f.by[h.taken.HolderID] == nil {
			return fail(nil, &h.taken, "%q %s: %s", h.by.Label, undoing.refusal, &h.taken)
		}
	}
	return nil
}

// add undoes one more operation.
func (f *effects) add(p past) error {
	parts, err := f.t.parts(p.ID, undoing)
	if err != nil {
		return err
	}
	for _, s := range parts {
		e := f.by[s.id]
		if e == nil {
			e = &effect{}
			if e.now, err = f.t.find(s.id); err != nil {
				return err
			}
			e.at = e.now.revision
			f.by[s.id], f.order = e, append(f.order, e)
		}
		if e.at != s.expected {
			return f.t.refuse(p, s, e.now, undoing)
		}
		e.at, e.after, e.last = s.known, s.after, p.Operation
		if len(f.order) > mostPlanned { // it is only counted
			e.now.document, e.after.document = "", ""
		}
	}
	return f.hold(p)
}

func (f *effects) changes() (out []library.Change, err error) {
	for _, e := range f.order[:min(len(f.order), mostPlanned)] {
		c := library.Change{Operation: e.last, Revision: e.now.revision, Current: true}
		if c.Before, err = side(e.now.state); err != nil {
			return nil, err
		}
		if c.After, err = side(e.after); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}
