package db

import (
	"context"
	"database/sql"
	"slices"

	"personae/model"
	"personae/model/library"
	"personae/model/words"
)

// keptIntent is an intent, and whose it is.
type keptIntent struct {
	library.Intent
	sent, at, editor string
	lost             bool
	by               process
}

const intentColumns = "persona, kind, record, sent, at, lost, editor, host, process, started"

func scanIntent(rows *sql.Rows) (k keptIntent, err error) {
	err = rows.Scan(&k.Persona, &k.Kind, &k.Record, &k.sent, &k.at, &k.lost, &k.editor, &k.by.Host, &k.by.Number, &k.by.Started)
	return k, err
}

// isLeft reports whether it is for this editor to look after: another that still runs may
// get the answer yet, and does so itself where it does not.
func (k keptIntent) isLeft(editor string) bool {
	if k.editor == editor {
		return k.lost
	}
	return !k.by.runsBesides()
}

// Intend keeps what is about to be sent, for whoever comes after this process has ended
// before the answer. library.ErrBusy where another request for the persona is under way;
// library.ErrConflict for a create where it is linked to another record by now;
// library.ErrNotFound without the remote.
func (d *DB) Intend(ctx context.Context, intent library.Intent) error {
	if intent.At.IsZero() {
		intent.At = d.now()
	}
	return d.ofRemote(ctx, "send "+words.Line(intent.Sent.Name), intent.Remote, func(t *transaction, r keptRemote) error {
		there, err := collect(ctx, t.tx, scanIntent, "SELECT "+intentColumns+" FROM intents WHERE persona = ? AND remote = ?", intent.Persona, r.number)
		if err != nil {
			return err
		}
		if len(there) > 0 && !there[0].isLeft(d.editor) {
			return fail(library.ErrBusy, nil, "%q is just being sent to %s, by process %d: try again when that is done",
				intent.Sent.Name, r.Name, there[0].by.Number)
		}
		link, err := t.linkOf(r.number, intent.Persona)
		if err != nil {
			return err
		}
		if intent.Kind == library.IntentCreate && link.Record != intent.Record {
			return fail(library.ErrConflict, nil, "%q was brought to %s just now by another program: nothing was sent, look at it again", intent.Sent.Name, r.Name)
		}
		by := thisProcess()
		_, err = t.exec("INSERT OR REPLACE INTO intents (remote, "+intentColumns+") VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
			r.number, intent.Persona, intent.Kind, intent.Record, encode(intent.Sent), model.Stamp(intent.At), d.editor, by.Host, by.Number, by.Started)
		return err
	})
}

// Lose says of an intent of this editor that its answer will not come: it is left behind.
func (d *DB) Lose(ctx context.Context, remote, persona string) error {
	return d.ofRemote(ctx, "keep that an answer was lost", remote, func(t *transaction, r keptRemote) error {
		_, err := t.exec("UPDATE intents SET lost = 1 WHERE persona = ? AND remote = ? AND editor = ?", persona, r.number, d.editor)
		return err
	})
}

// Intents returns what was left behind, the oldest first: by processes that have ended,
// or by this editor where it has lost the answer. They are then this editor's to look
// after, so that no two do. library.ErrNotFound without the remote.
func (d *DB) Intents(ctx context.Context, remote string) ([]library.Intent, error) {
	r, err := d.remoteOn(ctx, d.read, remote)
	if err != nil {
		return nil, d.explain("read what was to be sent", err)
	}
	left := func(on querier) ([]keptIntent, error) {
		list, err := collect(ctx, on, scanIntent, "SELECT "+intentColumns+" FROM intents WHERE remote = ? ORDER BY at, persona", r.number)
		return slices.DeleteFunc(list, func(k keptIntent) bool { return !k.isLeft(d.editor) }), err
	}
	list, err := left(d.read)
	if err == nil && d.write != nil && slices.ContainsFunc(list, func(k keptIntent) bool { return k.editor != d.editor }) {
		err = d.transact(ctx, "look after what was to be sent", func(t *transaction) (err error) {
			if list, err = left(t.tx); err != nil {
				return err
			}
			return t.takeIntents(r.number, list)
		})
	}
	if err != nil {
		return nil, d.explain("read what was to be sent", err)
	}
	out := make([]library.Intent, len(list))
	for i, k := range list {
		out[i] = k.Intent
		out[i].Remote = r.Name
		if out[i].Sent, err = decode(k.sent); err == nil {
			out[i].At, err = parseStamp(k.at)
		}
		if err != nil {
			return nil, d.explain("read what was to be sent", err)
		}
	}
	return out, nil
}

// takeIntents makes intents this editor's own, whose answer is lost.
func (t *transaction) takeIntents(remote int64, list []keptIntent) error {
	by := thisProcess()
	for _, k := range list {
		_, err := t.exec("UPDATE intents SET lost = 1, editor = ?, host = ?, process = ?, started = ? WHERE persona = ? AND remote = ?",
			t.db.editor, by.Host, by.Number, by.Started, k.Persona, remote)
		if err != nil {
			return err
		}
	}
	return nil
}

// Forgo ends the intent of a persona, if there is one.
func (d *DB) Forgo(ctx context.Context, remote, persona string) error {
	return d.ofRemote(ctx, "forget what was to be sent", remote, func(t *transaction, r keptRemote) error {
		return t.endIntent(r.number, persona)
	})
}

func (t *transaction) endIntent(remote int64, persona string) error {
	_, err := t.exec("DELETE FROM intents WHERE persona = ? AND remote = ?", persona, remote)
	return err
}
