package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"personae/model"
	"personae/model/library"
)

// keptLink is what is kept of a link, and how the log keeps one; the zero one is none.
type keptLink struct {
	Record string `json:"record"`
	Base   string `json:"base"` // a document
	Stamp  string `json:"stamp,omitempty"`
	At     string `json:"at"`
}

func (l keptLink) there() bool { return l.Record != "" }

// is reports whether two are one for the log: when it was last seen that they are is not
// in it.
func (l keptLink) is(other keptLink) bool { return l.Record == other.Record && l.Base == other.Base }

// keepLink is a link as it is kept; library.ErrInvalid where it links nothing.
func (d *DB) keepLink(link library.Link) (keptLink, error) {
	if link.Persona == "" || link.Record == "" {
		return keptLink{}, fail(library.ErrInvalid, nil, "a link to %q needs the id of a persona and that of a record", link.Remote)
	}
	if link.At.IsZero() {
		link.At = d.now()
	}
	return keptLink{Record: link.Record, Base: encode(link.Base), Stamp: link.Stamp, At: model.Stamp(link.At)}, nil
}

const linkColumns = "persona, record, base, stamp, at"

// scanLink reads a link to a remote.
func scanLink(remote string) func(*sql.Rows) (library.Link, error) {
	return func(rows *sql.Rows) (library.Link, error) {
		link := library.Link{Remote: remote}
		var base, at string
		if err := rows.Scan(&link.Persona, &link.Record, &base, &link.Stamp, &at); err != nil {
			return link, err
		}
		var err error
		if link.Base, err = decode(base); err == nil {
			link.At, err = parseStamp(at)
		}
		return link, err
	}
}

// linksAtOnce is how many links Links fetches at once.
const linksAtOnce = 64

// Links calls do with every link to a remote, in the order of their records. They are
// fetched a few at a time, so do may ask the library for more. An error of do ends it, and
// is returned as it is. library.ErrNotFound without the remote.
func (d *DB) Links(ctx context.Context, remote string, do func(library.Link) error) error {
	r, err := d.remoteOn(ctx, d.read, remote)
	for last := ""; err == nil; {
		var some []library.Link
		some, err = collect(ctx, d.read, scanLink(r.Name), "SELECT "+linkColumns+" FROM links WHERE remote = ? AND record > ? ORDER BY record LIMIT ?",
			r.number, last, linksAtOnce)
		if err != nil || len(some) == 0 {
			break
		}
		for _, link := range some {
			if err := do(link); err != nil {
				return err
			}
		}
		last = some[len(some)-1].Record
	}
	return d.explain("read the links", err)
}

// Link returns the link of a persona to a remote; library.ErrNotFound.
func (d *DB) Link(ctx context.Context, remote, persona string) (library.Link, error) {
	return d.oneLink(ctx, remote, "persona", persona)
}

// Linked returns the link to a record of a remote; library.ErrNotFound.
func (d *DB) Linked(ctx context.Context, remote, record string) (library.Link, error) {
	return d.oneLink(ctx, remote, "record", record)
}

func (d *DB) oneLink(ctx context.Context, remote, by, id string) (library.Link, error) {
	var list []library.Link
	r, err := d.remoteOn(ctx, d.read, remote)
	if err == nil {
		list, err = collect(ctx, d.read, scanLink(r.Name), "SELECT "+linkColumns+" FROM links WHERE remote = ? AND "+by+" = ?", r.number, id)
	}
	if err == nil && len(list) == 0 {
		err = fail(library.ErrNotFound, nil, "the %s %q is not linked to %s: a pull or a push links them", by, id, r.Name)
	}
	if err != nil {
		return library.Link{}, d.explain("read the link", err)
	}
	return list[0], nil
}

// Settle keeps a link in the place of those that its persona or its record had, and ends
// the intent of the persona. It is no operation of the log. library.ErrNotFound without
// the remote.
func (d *DB) Settle(ctx context.Context, link library.Link) error {
	l, err := d.keepLink(link)
	if err != nil {
		return err
	}
	return d.ofRemote(ctx, "keep the link", link.Remote, func(t *transaction, r keptRemote) error {
		if err := t.storeLink(r.number, link.Persona, l); err != nil {
			return err
		}
		return t.endIntent(r.number, link.Persona)
	})
}

// Unlink forgets the link of a persona to a remote, if there is one, and ends its intent.
func (d *DB) Unlink(ctx context.Context, remote, persona string) error {
	return d.ofRemote(ctx, "forget the link", remote, func(t *transaction, r keptRemote) error {
		if err := t.storeLink(r.number, persona, keptLink{}); err != nil {
			return err
		}
		return t.endIntent(r.number, persona)
	})
}

// Saw keeps how the records of linked personas were found, by the ids of these, and that
// the remote was looked at. Of a library that is open for reading only nothing is kept.
func (d *DB) Saw(ctx context.Context, remote string, seen map[string]library.SyncState) error {
	if d.write == nil {
		return nil
	}
	return d.ofRemote(ctx, "keep what was seen", remote, func(t *transaction, r keptRemote) error {
		at := model.Stamp(t.now)
		for _, id := range slices.Sorted(maps.Keys(seen)) {
			if _, err := t.exec("UPDATE links SET seen = ?, seen_at = ? WHERE persona = ? AND remote = ?", seen[id], at, id, r.number); err != nil {
				return err
			}
		}
		_, err := t.exec("UPDATE remotes SET looked = ? WHERE number = ?", at, r.number)
		return err
	})
}

// linkOf returns the link of a persona to a remote, the zero one where there is none.
func (t *transaction) linkOf(remote int64, persona string) (l keptLink, err error) {
	err = t.row("SELECT record, base, stamp, at FROM links WHERE persona = ? AND remote = ?", []any{persona, remote},
		&l.Record, &l.Base, &l.Stamp, &l.At)
	if errors.Is(err, sql.ErrNoRows) {
		return keptLink{}, nil
	}
	return l, err
}

// storeLink keeps a link in the place of those that its persona or its record had; the
// zero one is that there is none.
func (t *transaction) storeLink(remote int64, persona string, l keptLink) (err error) {
	if l.there() {
		_, err = t.exec(`INSERT OR REPLACE INTO links (remote, persona, record, base, stamp, at, seen, seen_at) VALUES (?, ?, ?, ?, ?, ?, '', '')`,
			remote, persona, l.Record, l.Base, l.Stamp, l.At)
	} else {
		_, err = t.exec("DELETE FROM links WHERE persona = ? AND remote = ?", persona, remote)
	}
	return err
}

// text is a link as the log has it, and readLink reads that.
func (l keptLink) text() (string, error) {
	if !l.there() {
		return "", nil
	}
	text, err := json.Marshal(l)
	return string(text), err
}

func readLink(text string) (l keptLink, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &l)
	}
	return l, err
}
