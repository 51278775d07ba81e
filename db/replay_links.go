package db

import (
	"database/sql"

	"personae/model/library"
)

// replayedLink is a link that an operation has changed.
type replayedLink struct {
	row, remote int64 // row is of link_changes
	persona     string
}

// replayLinks takes back what a pull did to links, or does it again, where they still are
// as it left them, and the remote is there. All of them go before one comes back: two may
// have swapped their records.
func (t *transaction) replayLinks(p past, direction logDirection) error {
	if p.Kind != library.OperationPull {
		return nil
	}
	left, back := "after", "before"
	if direction == redoing {
		left, back = back, left
	}
	list, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (l replayedLink, err error) {
		err = rows.Scan(&l.row, &l.remote, &l.persona)
		return l, err
	}, "SELECT rowid, remote, persona FROM link_changes WHERE operation = ? AND remote IN (SELECT number FROM remotes) ORDER BY rowid", p.ID)
	if err != nil {
		return err
	}
	taken := list[:0]
	for _, l := range list {
		stays, err := t.isBuiltOn(p, l, left)
		if err != nil {
			return err
		}
		if stays {
			continue
		}
		if err := t.storeLink(l.remote, l.persona, keptLink{}); err != nil {
			return err
		}
		taken = append(taken, l)
	}
	for _, l := range taken {
		if err := t.linkAgain(l, back); err != nil {
			return err
		}
	}
	return nil
}

// isBuiltOn reports whether a link is no longer as an operation left it, or is so again
// by another editor.
func (t *transaction) isBuiltOn(p past, l replayedLink, side string) (bool, error) {
	was, err := t.linkIn(l, side)
	if err != nil {
		return false, err
	}
	now, err := t.linkOf(l.remote, l.persona)
	if err != nil || !now.is(was) {
		return true, err
	}
	var byOther bool
	err = t.row(`SELECT EXISTS (SELECT 1 FROM link_changes l JOIN operations o ON o.id = l.operation
		WHERE l.persona = ? AND l.remote = ? AND o.undone = 0 AND o.editor <> ? AND o.touched > (SELECT touched FROM operations WHERE id = ?))`,
		[]any{l.persona, l.remote, t.db.editor, p.ID}, &byOther)
	return byOther, err
}

// linkIn reads one side of a change of a link.
func (t *transaction) linkIn(l replayedLink, side string) (keptLink, error) {
	var text string
	if err := t.row("SELECT "+side+" FROM link_changes WHERE rowid = ?", []any{l.row}, &text); err != nil {
		return keptLink{}, err
	}
	return readLink(text)
}

// linkAgain brings a link back, unless another persona has its record by now.
func (t *transaction) linkAgain(l replayedLink, side string) error {
	to, err := t.linkIn(l, side)
	if err != nil || !to.there() {
		return err
	}
	var held bool
	if err := t.row("SELECT EXISTS (SELECT 1 FROM links WHERE remote = ? AND record = ?)", []any{l.remote, to.Record}, &held); err != nil || held {
		return err
	}
	return t.storeLink(l.remote, l.persona, to)
}
