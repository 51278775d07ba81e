package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
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

// Image returns one portrait of a project; library.ErrNotFound.
func (d *DB) Image(ctx context.Context, project, id string) (library.Image, error) {
	image := library.Image{ID: id, Project: project}
	err := d.read.QueryRowContext(ctx, "SELECT role, data FROM images WHERE project = ? AND id = ?", project, id).Scan(&image.Role, &image.Data)
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

// moveImages takes the portraits along where a project gets another name.
func (t *transaction) moveImages(from, to string) error {
	_, err := t.exec("UPDATE images SET project = ? WHERE project = ?", to, from)
	return err
}

func noImage(d *DB, id string) error {
	return fail(library.ErrNotFound, nil, "there is no image %q in %s: it may have been deleted meanwhile", id, d.info.Name)
}
