package db

import (
	"context"
	"errors"

	"personae/model/library"
)

// Look opens the library at path as Open does, but only to look at it: it takes no
// lock that keeps others from writing. Where there is none and one could be made, it
// is an empty one, or one with the seed of o, which is gone when it is closed; no file
// is made at path. A library of an earlier version is brought up to date first.
func Look(ctx context.Context, path string, o Options) (*DB, error) {
	reading := o
	reading.ReadOnly, reading.MustExist, reading.Seed = true, true, nil
	d, err := Open(ctx, path, reading)
	switch {
	case errors.Is(err, library.ErrReadOnly): // it is of an earlier version
		o.MustExist = true
		return Open(ctx, path, o)
	case errors.Is(err, library.ErrNotFound):
		if there, inspectErr := inspect(path); there || inspectErr != nil && path != DefaultPath() {
			return nil, err
		}
		return Open(ctx, "", Options{Throwaway: true, Seed: o.Seed, Now: o.Now, Progress: o.Progress})
	}
	return d, err
}
