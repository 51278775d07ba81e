package db

import (
	"context"
	"database/sql"
	"errors"

	"personae/model/library"
	"personae/model/wire"
)

// settingAPI is the name of the setting that Info.API is read from.
const settingAPI = "feather_api"

// readSettings takes the library's settings into its Info.
func (d *DB) readSettings(ctx context.Context) error {
	err := d.read.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", settingAPI).Scan(&d.info.API)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// SetAPI keeps which version of Feather's API the library targets. Info says it
// when the library is opened next.
func (d *DB) SetAPI(ctx context.Context, version string) error {
	if err := wire.CheckAPI(version); err != nil {
		return fail(library.ErrInvalid, err, "the version cannot be kept: %s", err)
	}
	return d.transact(ctx, "keep the version of the API", func(t *transaction) error {
		_, err := t.exec("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", settingAPI, version)
		return err
	})
}
