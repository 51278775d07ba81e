package db

import (
	"context"
	"errors"

	"personae/model"
	"personae/model/library"
)

// Read opens the library at path as Open does, but only to read it: over one
// connection, without a trial whether it could be written, and without tidying up at
// the end. Where it must be made, or brought up to date, Open does that.
func Read(ctx context.Context, path string, o Options) (*DB, error) {
	d, err := openReading(ctx, path, o)
	if err == nil {
		if d.rules == model.DerivedRules || d.how != readWrite {
			return d, nil
		}
		err = d.Close() //nolint:contextcheck // it is closed also when the caller has given up
	}
	if err == nil || errors.Is(err, library.ErrReadOnly) || errors.Is(err, library.ErrNotFound) {
		return Open(ctx, path, o)
	}
	return nil, err
}

func openReading(ctx context.Context, path string, o Options) (*DB, error) {
	o.ReadOnly, o.MustExist, o.Seed = true, true, nil
	return Open(ctx, path, o)
}

// Look opens the library at path as Open does, but only to look at it: it takes no
// lock that keeps others from writing. Where there is none and one could be made, it
// is an empty one, or one with the seed of o, which is gone when it is closed; no file
// is made at path. A library of an earlier version is brought up to date first.
func Look(ctx context.Context, path string, o Options) (*DB, error) {
	d, err := openReading(ctx, path, o)
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
