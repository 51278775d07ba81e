package db

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	"personae/model/library"
	"personae/model/wire"
)

// keptRemote is a remote as it is kept.
type keptRemote struct {
	library.Remote
	number int64
	looked string // when its records were looked at last, "" for never
}

const remoteColumns = "number, name, system, url, project, project_id, key_env, key_file, api, lists, looked"

func scanRemote(rows *sql.Rows) (r keptRemote, err error) {
	err = rows.Scan(&r.number, &r.Name, &r.System, &r.URL, &r.Project, &r.ProjectID, &r.KeyEnv, &r.KeyFile, &r.API, &r.Lists, &r.looked)
	return r, err
}

// Remotes returns the other places where personas are kept, by name.
func (d *DB) Remotes(ctx context.Context) ([]library.Remote, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (library.Remote, error) {
		r, err := scanRemote(rows)
		return r.Remote, err
	}, "SELECT "+remoteColumns+" FROM remotes ORDER BY name_key")
	return list, d.explain("read the remotes", err)
}

// Remote returns one of them, whatever the case of its name; library.ErrNotFound.
func (d *DB) Remote(ctx context.Context, name string) (library.Remote, error) {
	r, err := d.remoteOn(ctx, d.read, name)
	return r.Remote, d.explain("read the remote", err)
}

func (d *DB) remoteOn(ctx context.Context, on querier, name string) (keptRemote, error) {
	list, err := collect(ctx, on, scanRemote, "SELECT "+remoteColumns+" FROM remotes WHERE name_key = ?", fold(name))
	if err == nil && len(list) == 0 {
		err = fail(library.ErrNotFound, nil, "there is no remote called %q in %s: list them to see what they are called", name, d.info.Name)
	}
	if err != nil {
		return keptRemote{}, err
	}
	return list[0], nil
}

// SaveRemote keeps a remote under its name, in the place of the one that has it. It is no
// operation of the log. library.ErrInvalid; library.ErrNameTaken where the name differs
// from that of another by its case alone, or where that one is of another system or of
// another project there: who is linked to it would be nobody in this one.
func (d *DB) SaveRemote(ctx context.Context, r library.Remote) error {
	r.URL = strings.TrimRight(r.URL, "/")
	if err := checkRemote(r); err != nil {
		return err
	}
	return d.transact(ctx, "keep the remote", func(t *transaction) error {
		was, err := d.remoteOn(ctx, t.tx, r.Name)
		isNew := errors.Is(err, library.ErrNotFound)
		switch {
		case err != nil && !isNew:
			return err
		case !isNew && was.Name != r.Name:
			return fail(library.ErrNameTaken, nil, "there is a remote called %q already: choose another name than %q", was.Name, r.Name)
		case !isNew && (was.System != r.System || was.ProjectID != r.ProjectID):
			return fail(library.ErrNameTaken, nil, "%q is a remote of %s already: choose another name, or remove it first", r.Name,
				strings.TrimSpace(was.System.Title()+" "+was.ProjectID))
		}
		_, err = t.exec(`INSERT INTO remotes (name, name_key, system, url, project, project_id, key_env, key_file, api, lists, looked)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
			ON CONFLICT (name_key) DO UPDATE SET (url, project, key_env, key_file, api, lists) =
				(excluded.url, excluded.project, excluded.key_env, excluded.key_file, excluded.api, excluded.lists)`,
			r.Name, fold(r.Name), r.System, r.URL, r.Project, r.ProjectID, r.KeyEnv, r.KeyFile, r.API, r.Lists)
		return err
	})
}

// checkRemote says what is wrong with a remote, also where that is a matter of this
// library or this machine.
func checkRemote(r library.Remote) error {
	err := r.Check()
	if err == nil && r.API != "" {
		err = wire.CheckAPI(r.API)
	}
	switch {
	case err != nil:
		return fail(library.ErrInvalid, err, "the remote cannot be kept: %s", strings.TrimPrefix(err.Error(), library.ErrInvalid.Error()+": "))
	case r.KeyFile != "" && !filepath.IsAbs(r.KeyFile):
		return fail(library.ErrInvalid, nil, "the remote cannot be kept: give the whole path of the file with its key, not %q", r.KeyFile)
	}
	return checkProject(r.Project)
}

// RemoveRemote forgets a remote with its links and intents, and nothing else: neither a
// persona here nor a record there. It is no operation of the log. library.ErrNotFound.
func (d *DB) RemoveRemote(ctx context.Context, name string) error {
	return d.ofRemote(ctx, "remove the remote", name, func(t *transaction, r keptRemote) error {
		_, err := t.exec("DELETE FROM remotes WHERE number = ?", r.number)
		return err
	})
}

// ofRemote is transact for what is done to a remote; library.ErrNotFound.
func (d *DB) ofRemote(ctx context.Context, doing, name string, do func(*transaction, keptRemote) error) error {
	return d.transact(ctx, doing, func(t *transaction) error {
		r, err := d.remoteOn(ctx, t.tx, name)
		if err != nil {
			return err
		}
		return do(t, r)
	})
}
