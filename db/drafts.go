package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"personae/model"
	"personae/model/library"
)

// KeepDraft keeps what is typed in a form as this editor's draft of the persona, in
// the place of an earlier one. A new persona needs an id for it. A draft that the
// library cannot take goes to a file in the folder Options.Rescue, which the error
// names: it is a library.RescuedError. Where ctx gives it no more time, that is so too;
// one that is cancelled goes nowhere.
func (d *DB) KeepDraft(ctx context.Context, draft library.Draft) error {
	draft.Editor = ""
	return d.TakeDraft(ctx, draft)
}

// TakeDraft keeps a draft that another editor left as this editor's own: it is
// theirs no more. Like KeepDraft it fails with a library.RescuedError.
func (d *DB) TakeDraft(ctx context.Context, draft library.Draft) error {
	if draft.Persona.ID == "" {
		return fail(library.ErrInvalid, nil, "a draft needs the id of its persona")
	}
	if draft.At.IsZero() {
		draft.At = d.now()
	}
	left := draft.Editor
	k := d.keep(draft)
	err := d.transact(ctx, "keep the draft", func(t *transaction) error { return t.putDraft(k, left) })
	switch {
	case errors.Is(err, context.Canceled): // whoever does that has a later one
		return err
	case errors.Is(err, context.DeadlineExceeded):
		err = busy("keep the draft", d.info.Name, err)
	}
	if err != nil {
		err = d.rescue(k, err)
	} else {
		d.dropRescued(d.editor, k.ID)
	}
	if _, rescued := err.(*library.RescuedError); left != "" && (err == nil || rescued) { //nolint:errorlint // rescue returned it
		d.dropRescued(left, k.ID)
	}
	return err
}

// DropDraft forgets an editor's draft of a persona, if there is one; editor "" is this
// one.
func (d *DB) DropDraft(ctx context.Context, id, editor string) error {
	editor = cmp.Or(editor, d.editor)
	d.dropRescued(editor, id)
	var there bool // what is not there must not cost a commit
	err := d.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM drafts WHERE id = ? AND editor = ?)", id, editor).Scan(&there)
	if err != nil || !there {
		return d.explain("drop the draft", err)
	}
	return d.transact(ctx, "drop the draft", func(t *transaction) error { return t.dropDraft(id, editor) })
}

// Drafts returns what earlier runs left, the newest first: neither what this
// editor is typing, nor what another that still runs is.
func (d *DB) Drafts(ctx context.Context) ([]library.Draft, error) {
	kept, err := collect(ctx, d.read, scanDraft,
		"SELECT id, editor, document, base, coalesce(base_document, ''), unfinished, at, host, process, started FROM drafts")
	if err != nil {
		return nil, d.explain("read the drafts", err)
	}
	kept = append(d.rescued(), kept...) // a file is the later of two of one time
	slices.SortStableFunc(kept, func(a, b keptDraft) int { return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(a.ID, b.ID)) })
	seen := map[[2]string]bool{}
	drafts := make([]library.Draft, 0, len(kept))
	for _, k := range kept {
		of := [2]string{k.ID, k.Editor}
		if k.Editor == d.editor || seen[of] || k.By.runsBesides() {
			continue
		}
		seen[of] = true // of a draft in the library and a later one in a file, the later counts
		draft, err := k.draft()
		if err != nil {
			return nil, d.explain("read the drafts", err)
		}
		drafts = append(drafts, draft)
	}
	return drafts, nil
}

// keptDraft is a draft as it is kept: documents as they are stored, and who typed it.
type keptDraft struct {
	ID           string               `json:"id"`
	Editor       string               `json:"editor"`
	Document     json.RawMessage      `json:"document"`
	Base         library.Revision     `json:"base"` // 0 for a new persona
	BaseDocument json.RawMessage      `json:"base_document,omitempty"`
	Unfinished   []library.Unfinished `json:"unfinished"`
	At           string               `json:"at"`
	By           process              `json:"by"`
}

// keep is a draft as this editor keeps it.
func (d *DB) keep(draft library.Draft) keptDraft {
	k := keptDraft{
		ID: draft.Persona.ID, Editor: d.editor, Document: json.RawMessage(encode(draft.Persona)), Base: draft.Base,
		Unfinished: draft.Unfinished, At: model.Stamp(draft.At), By: thisProcess(),
	}
	if draft.Base != 0 {
		k.BaseDocument = json.RawMessage(encode(draft.BasePersona))
	}
	return k
}

func (k keptDraft) draft() (draft library.Draft, err error) {
	draft = library.Draft{Base: k.Base, Unfinished: k.Unfinished, Editor: k.Editor}
	if draft.Persona, err = decode(string(k.Document)); err != nil {
		return draft, err
	}
	if len(k.BaseDocument) > 0 {
		if draft.BasePersona, err = decode(string(k.BaseDocument)); err != nil {
			return draft, err
		}
	}
	draft.At, err = parseStamp(k.At)
	return draft, err
}

func scanDraft(rows *sql.Rows) (k keptDraft, err error) {
	var document, base, unfinished string
	err = rows.Scan(&k.ID, &k.Editor, &document, &k.Base, &base, &unfinished, &k.At, &k.By.Host, &k.By.Number, &k.By.Started)
	if err != nil {
		return k, err
	}
	k.Document, k.BaseDocument = json.RawMessage(document), json.RawMessage(base)
	return k, json.Unmarshal([]byte(unfinished), &k.Unfinished)
}

// putDraft writes a draft, and takes that of the editor that left it away.
func (t *transaction) putDraft(k keptDraft, left string) error {
	if left != "" {
		if err := t.dropDraft(k.ID, left); err != nil {
			return err
		}
	}
	unfinished, err := json.Marshal(k.Unfinished)
	if err != nil {
		return err
	}
	var base any
	if len(k.BaseDocument) > 0 {
		base = string(k.BaseDocument)
	}
	_, err = t.exec(`INSERT OR REPLACE INTO drafts (id, editor, document, base, base_document, unfinished, at, host, process, started)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		k.ID, k.Editor, string(k.Document), k.Base, base, string(unfinished), k.At, k.By.Host, k.By.Number, k.By.Started)
	return err
}

// endDraft is dropDraft for this editor's own, if there is one: most saves have none, and
// one that changes nothing must not cost a commit.
func (t *transaction) endDraft(id string) error {
	var there bool
	err := t.row("SELECT EXISTS (SELECT 1 FROM drafts WHERE id = ? AND editor = ?)", []any{id, t.db.editor}, &there)
	if err != nil || !there {
		return err
	}
	return t.dropDraft(id, t.db.editor)
}

func (t *transaction) dropDraft(id, editor string) error {
	_, err := t.exec("DELETE FROM drafts WHERE id = ? AND editor = ?", id, editor)
	return err
}
