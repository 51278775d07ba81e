package db

import (
	"context"

	"personae/model/library"
	"personae/model/wire"
)

// settingAPI is the name of the setting that Info.API is read from.
const settingAPI = "feather_api"

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
