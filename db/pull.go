package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
	"personae/model/syncing"
)

var _ syncing.Book = (*DB)(nil)

// Pull gives fill a library to put personas into, and links, and writes all of it as one
// operation with the label that fill returns, as Import does. Undo and redo take the links
// along, but for those that are no longer as the operation left them.
func (d *DB) Pull(ctx context.Context, fill func(syncing.Pulling) (label string, err error)) (library.Operation, error) {
	return d.bring(ctx, library.OperationPull, func(i *importRun) (string, error) {
		p := &pullRun{importRun: i, remotes: map[string]int64{}}
		label, err := fill(p)
		if err == nil {
			err = p.keepLinks()
		}
		return label, err
	})
}

// pullRun is a library inside the transaction of a pull. It implements syncing.Pulling.
type pullRun struct {
	*importRun
	remotes map[string]int64 // the numbers of those that were named
	links   []linkChange     // that are not written yet
}

// linkChange is what a link becomes, the zero one for none.
type linkChange struct {
	remote  int64
	persona string
	to      keptLink
}

// Put implements syncing.Pulling.
func (p *pullRun) Put(put library.Put) (library.Record, error) {
	put.FromTrash = true
	return p.importRun.Put(put)
}

// Link implements syncing.Pulling.
func (p *pullRun) Link(link library.Link) error {
	l, err := p.t.db.keepLink(link)
	if err != nil {
		return err
	}
	return p.change(link.Remote, link.Persona, l)
}

// Unlink implements syncing.Pulling.
func (p *pullRun) Unlink(remote, persona string) error { return p.change(remote, persona, keptLink{}) }

// linksWaiting is how many links wait to be written at most: that waits for the personas
// that are being written.
const linksWaiting = 64

func (p *pullRun) change(remote, persona string, to keptLink) error {
	number, known := p.remotes[remote]
	if !known {
		r, err := p.t.db.remoteOn(p.t.ctx, p.beside.tx, remote)
		if err != nil {
			return p.explain(p.beside, err)
		}
		number = r.number
		p.remotes[remote] = number
	}
	p.links = append(p.links, linkChange{number, persona, to})
	if len(p.links) < linksWaiting {
		return nil
	}
	return p.keepLinks()
}

// keepLinks writes the links that wait.
func (p *pullRun) keepLinks() error {
	err := p.writer.settle()
	for _, l := range p.links {
		if err == nil {
			err = p.keepLink(l)
		}
	}
	p.links = p.links[:0]
	return p.explain(p.t, err)
}

// keepLink writes a link, and what it takes away from another, and into the log what of
// that undo is to take back.
func (p *pullRun) keepLink(l linkChange) error {
	was, err := p.t.linkOf(l.remote, l.persona)
	if err != nil {
		return err
	}
	if !was.is(l.to) {
		if err := p.begin(); err != nil {
			return err
		}
		if err := p.unlinkOther(l); err != nil {
			return err
		}
		if err := p.logLink(l, was); err != nil {
			return err
		}
	}
	return p.t.storeLink(l.remote, l.persona, l.to)
}

// unlinkOther takes a record away from the persona that is linked to it.
func (p *pullRun) unlinkOther(l linkChange) error {
	other := linkChange{remote: l.remote}
	err := p.t.row("SELECT persona FROM links WHERE remote = ? AND record = ? AND persona <> ?", []any{l.remote, l.to.Record, l.persona}, &other.persona)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.keepLink(other)
}

func (p *pullRun) logLink(l linkChange, was keptLink) error {
	before, err := was.text()
	if err != nil {
		return err
	}
	after, err := l.to.text()
	if err != nil {
		return err
	}
	_, err = p.t.exec(`INSERT INTO link_changes (operation, remote, persona, before, after) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (operation, remote, persona) DO UPDATE SET after = excluded.after`, p.op.ID, l.remote, l.persona, before, after)
	return err
}

// Trash implements syncing.Pulling.
func (p *pullRun) Trash(id string, base library.Revision) error {
	return p.explain(p.t, p.trash(id, base))
}

func (p *pullRun) trash(id string, base library.Revision) error {
	if err := p.writer.settle(); err != nil {
		return err
	}
	now, err := p.t.find(id)
	switch {
	case err != nil:
		return err
	case now.revision != base || now.trashed || !now.there():
		return conflict(now, base)
	}
	persona, err := decode(now.document)
	if err != nil {
		return err
	}
	e, err := p.t.newEdit(id, now, persona, state{document: now.document, trashed: true})
	if err != nil {
		return err
	}
	return p.enter(&e, true)
}

// countTouched counts the personas of a pull: one may be linked and not changed.
func (t *transaction) countTouched(op *library.Operation) error {
	return t.row("UPDATE operations SET personas = "+touchedBy+" WHERE id = ? RETURNING personas", []any{op.ID}, &op.Personas)
}
