package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"personae/model/library"
)

// mendLibrary puts right what was found and can be without loss.
func mendLibrary(ctx context.Context, file string, o Options, findings []library.Finding) error {
	for _, path := range exposed(file) {
		info, err := os.Stat(path)
		if err == nil {
			err = os.Chmod(path, info.Mode().Perm()&private)
		}
		if err != nil {
			return fail(nil, err, "could not take the access of others from %s: %s", path, reason(err))
		}
	}
	for _, left := range leftovers(filepath.Dir(file)) {
		if err := os.Remove(left); err != nil {
			return fail(nil, err, "could not remove %s: %s", left, reason(err))
		}
	}
	inFile := func(f library.Finding) bool { return f.Mendable && f.Check != "permissions" && f.Check != "leftovers" }
	if !slices.ContainsFunc(findings, inFile) {
		return nil
	}
	o.MustExist, o.mends = true, true
	d, err := Open(ctx, file, o) // which brings one of an earlier version up to date
	if err != nil {
		return err
	}
	copied := fmt.Sprintf("%s.backup-doctor-%s.db", strings.TrimSuffix(file, filepath.Ext(file)), d.now().UTC().Format("20060102T150405.000Z"))
	if err = d.Backup(ctx, copied); err == nil {
		err = d.transact(ctx, "mend the library", (*transaction).mend)
	}
	return errors.Join(err, d.Close()) //nolint:contextcheck // it is closed whatever happens
}

// mend writes anew all that is taken from what else is there. What cannot be read
// stays as it is, but for drafts, which keep all others from being offered, and
// what is kept of remotes, which keeps their links from being read.
func (t *transaction) mend() error {
	for _, statement := range append([]string{
		"REINDEX",
		"INSERT INTO personas_fts (personas_fts) VALUES ('delete-all')",
		"DELETE FROM names WHERE persona NOT IN (SELECT number FROM personas)",
		"DELETE FROM tags WHERE persona NOT IN (SELECT number FROM personas)",
		"DELETE FROM origins WHERE persona NOT IN (SELECT number FROM personas)",
	}, completeLog[:len(completeLog)-1]...) {
		if _, err := t.exec(statement); err != nil {
			return err
		}
	}
	err := t.eachStored(func(s stored) error {
		if err := t.derive(s); err != nil && !errors.Is(err, library.ErrCorrupt) && !errors.Is(err, library.ErrNameTaken) {
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	clear(t.held) // the names just written are among those counted anew
	if _, err := t.exec(countAnew); err != nil {
		return err
	}
	type draft struct{ document, base string }
	drafts, err := collect(t.ctx, t.tx, func(rows *sql.Rows) (d draft, err error) {
		err = rows.Scan(&d.document, &d.base)
		return d, err
	}, draftDocuments)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if isBadDraft(d.document, d.base) {
			if _, err := t.exec("DELETE FROM drafts WHERE document = ? AND coalesce(base_document, '') = ?", d.document, d.base); err != nil {
				return err
			}
		}
	}
	if err := t.dropBadOfRemotes(); err != nil {
		return err
	}
	return t.setDerivedRules()
}
