package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"

	"personae/model"
	"personae/model/library"
)

// KeepDraft keeps what is typed in a form, one draft a persona. A new persona
// needs an id for it.
func (d *DB) KeepDraft(ctx context.Context, draft library.Draft) error {
	if draft.Persona.ID == "" {
		return fail(library.ErrInvalid, nil, "a draft needs the id of its persona")
	}
	var base any
	if draft.Base != 0 {
		base = encode(draft.BasePersona)
	}
	return d.transact(ctx, "keep the draft", func(t *transaction) error {
		if draft.At.IsZero() {
			draft.At = t.now
		}
		_, err := t.exec(`INSERT OR REPLACE INTO drafts (id, document, base, base_document, at, editor, host, process)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			draft.Persona.ID, encode(draft.Persona), draft.Base, base, model.Stamp(draft.At), d.editor, hostName(), os.Getpid())
		return err
	})
}

// DropDraft forgets the draft of a persona, if there is one.
func (d *DB) DropDraft(ctx context.Context, id string) error {
	// Most saves have no draft: that must not cost a commit.
	var there bool
	err := d.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM drafts WHERE id = ?)", id).Scan(&there)
	if err != nil || !there {
		return d.explain("drop the draft", err)
	}
	return d.transact(ctx, "drop the draft", func(t *transaction) error {
		_, err := t.exec("DELETE FROM drafts WHERE id = ?", id)
		return err
	})
}

type keptDraft struct {
	library.Draft
	editor, host string
	process      int
}

// Drafts returns what earlier runs left, the newest first: neither what this
// editor is typing, nor what another that still runs is.
func (d *DB) Drafts(ctx context.Context) ([]library.Draft, error) {
	kept, err := collect(ctx, d.read, scanDraft,
		"SELECT document, base, coalesce(base_document, ''), at, editor, host, process FROM drafts ORDER BY at DESC, id")
	if err != nil {
		return nil, d.explain("read the drafts", err)
	}
	drafts := make([]library.Draft, 0, len(kept))
	for _, k := range kept {
		if k.editor != d.editor && !k.beingTyped() {
			drafts = append(drafts, k.Draft)
		}
	}
	return drafts, nil
}

func scanDraft(rows *sql.Rows) (keptDraft, error) {
	var k keptDraft
	var document, base, at string
	err := rows.Scan(&document, &k.Base, &base, &at, &k.editor, &k.host, &k.process)
	if err != nil {
		return k, err
	}
	if k.Persona, err = decode(document); err != nil {
		return k, err
	}
	if base != "" {
		if k.BasePersona, err = decode(base); err != nil {
			return k, err
		}
	}
	k.At, err = parseStamp(at)
	return k, err
}

// beingTyped reports whether the process that typed the draft still runs on this
// machine. One with our own number is an earlier run that had the same.
func (k keptDraft) beingTyped() bool {
	if k.host != hostName() || k.process == os.Getpid() {
		return false
	}
	p, err := os.FindProcess(k.process)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" { // there, finding it was the proof
		return true
	}
	if err = p.Signal(syscall.Signal(0)); err != nil {
		return errors.Is(err, os.ErrPermission)
	}
	return !ended(k.process)
}

// ended reports whether a process is over and only waits for its parent to ask how
// it went: an editor whose window was closed may stay like that for seconds, and
// in a container without an init for ever. Only Linux tells, in /proc.
func ended(process int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return false
	}
	// The state follows the program's name, which may itself hold brackets.
	state := stat[bytes.LastIndexByte(stat, ')')+1:]
	return bytes.HasPrefix(state, []byte(" Z")) || bytes.HasPrefix(state, []byte(" X"))
}

func hostName() string {
	name, _ := os.Hostname()
	return name
}
