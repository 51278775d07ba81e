package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
)

// SaveImage keeps a portrait under its id, in the place of one that had it.
func (d *DB) SaveImage(ctx context.Context, image library.Image) error {
	if image.ID == "" || len(image.Data) == 0 {
		return fail(library.ErrInvalid, nil, "an image needs an id and data")
	}
	return d.transact(ctx, "keep the image", func(t *transaction) error {
		_, err := t.exec("INSERT OR REPLACE INTO images (id, role, data) VALUES (?, ?, ?)", image.ID, image.Role, image.Data)
		return err
	})
}

// Image returns one portrait; library.ErrNotFound.
func (d *DB) Image(ctx context.Context, id string) (library.Image, error) {
	image := library.Image{ID: id}
	err := d.read.QueryRowContext(ctx, "SELECT role, data FROM images WHERE id = ?", id).Scan(&image.Role, &image.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return image, noImage(d, id)
	}
	return image, d.explain("read the image", err)
}

// Images returns every portrait by id, without its data.
func (d *DB) Images(ctx context.Context) ([]library.Image, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (library.Image, error) {
		var image library.Image
		err := rows.Scan(&image.ID, &image.Role)
		return image, err
	}, "SELECT id, role FROM images ORDER BY id")
	return list, d.explain("read the images", err)
}

// DeleteImage removes a portrait; library.ErrNotFound.
func (d *DB) DeleteImage(ctx context.Context, id string) error {
	return d.transact(ctx, "delete the image", func(t *transaction) error {
		result, err := t.exec("DELETE FROM images WHERE id = ?", id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return noImage(d, id)
	})
}

func noImage(d *DB, id string) error {
	return fail(library.ErrNotFound, nil, "there is no image %q in %s: it may have been deleted meanwhile", id, d.info.Name)
}
