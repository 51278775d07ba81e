package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
	"personae/model/portrait"
)

// SaveImage keeps a portrait under its id, in the place of one that had it. It is no
// operation of the log: a persona names its portrait by the id, and that is.
func (d *DB) SaveImage(ctx context.Context, image library.Image) error {
	if image.ID == "" || image.Project == "" || len(image.Data) == 0 {
		return fail(library.ErrInvalid, nil, "an image needs an id, a project and data")
	}
	return d.transact(ctx, "keep the image", func(t *transaction) error {
		_, err := t.exec(`INSERT INTO images (id, project, role, data) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET project = excluded.project, role = excluded.role, data = excluded.data`,
			image.ID, image.Project, image.Role, image.Data)
		return err
	})
}

// Image returns one portrait of a project or, with "", of any: a persona that was copied
// or moved to another still names the one that it had. library.ErrNotFound.
func (d *DB) Image(ctx context.Context, project, id string) (library.Image, error) {
	image := library.Image{ID: id, Project: project}
	err := d.read.QueryRowContext(ctx, "SELECT project, role, data FROM images WHERE id = ? AND ? IN ('', project)", id, project).Scan(&image.Project, &image.Role, &image.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return image, noImage(d, id)
	}
	return image, d.explain("read the image", err)
}

// Images returns the ids of a project's portraits of one role, in the order in which
// they came.
func (d *DB) Images(ctx context.Context, project, role string) ([]string, error) {
	list, err := collect(ctx, d.read, scanOne[string], "SELECT id FROM images WHERE project = ? AND role = ? ORDER BY rowid", project, role)
	return list, d.explain("read the images", err)
}

// DeleteImage removes a portrait of a project; library.ErrNotFound.
func (d *DB) DeleteImage(ctx context.Context, project, id string) error {
	return d.transact(ctx, "delete the image", func(t *transaction) error {
		result, err := t.exec("DELETE FROM images WHERE project = ? AND id = ?", project, id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return noImage(d, id)
	})
}

// portraitsOf returns the portraits that the log has of a persona.
func (t *transaction) portraitsOf(ctx context.Context, persona string) ([]string, error) {
	return collect(ctx, t.tx, scanOne[string], `SELECT DISTINCT images.id FROM images JOIN changes ON changes.persona = ?
		WHERE images.role = ? AND (instr(changes.after, images.id) OR instr(changes.before, images.id))`, persona, portrait.RoleAvatar)
}

// forgetPortraits removes those that no persona, no change and no draft names.
func (t *transaction) forgetPortraits(ids []string) error {
	for _, id := range ids {
		if _, err := t.exec(`DELETE FROM images WHERE id = ?1
			AND NOT EXISTS (SELECT 1 FROM personas WHERE instr(document, ?1))
			AND NOT EXISTS (SELECT 1 FROM changes WHERE instr(after, ?1) OR instr(before, ?1))
			AND NOT EXISTS (SELECT 1 FROM drafts WHERE instr(document, ?1))`, id); err != nil {
			return err
		}
		if _, err := t.exec("DELETE FROM image_pairs WHERE here = ?1 AND NOT EXISTS (SELECT 1 FROM images WHERE id = ?1)", id); err != nil {
			return err
		}
	}
	return nil
}

func noImage(d *DB, id string) error {
	return fail(library.ErrNotFound, nil, "there is no image %q in %s: it may have been deleted meanwhile", id, d.info.Name)
}

// ImageThere returns the id that a remote gave a portrait of ours, "" for none;
// library.ErrNotFound without the remote.
func (d *DB) ImageThere(ctx context.Context, remote, here string) (string, error) {
	return d.pairedImage(ctx, remote, "there", "here", here)
}

// ImageHere returns the id here of a portrait of a remote, "" for none.
func (d *DB) ImageHere(ctx context.Context, remote, there string) (string, error) {
	return d.pairedImage(ctx, remote, "here", "there", there)
}

func (d *DB) pairedImage(ctx context.Context, remote, column, by, id string) (paired string, err error) {
	r, err := d.remoteOn(ctx, d.read, remote)
	if err == nil {
		err = d.read.QueryRowContext(ctx, "SELECT "+column+" FROM image_pairs WHERE remote = ? AND "+by+" = ?", r.number, id).Scan(&paired)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return paired, d.explain("read the images", err)
}

// PairImages keeps which portrait there is which here, in the place of what either was.
func (d *DB) PairImages(ctx context.Context, remote, here, there string) error {
	return d.ofRemote(ctx, "keep the image", remote, func(t *transaction, r keptRemote) error {
		_, err := t.exec("INSERT OR REPLACE INTO image_pairs (remote, here, there) VALUES (?, ?, ?)", r.number, here, there)
		return err
	})
}
