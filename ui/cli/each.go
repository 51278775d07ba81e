package cli

import (
	"context"
	"runtime"

	"personae/model/library"
	"personae/model/rehearsal/sim"
)

// eachPersona calls do with every persona that refs name, or, without refs, with
// all of the library by project and name.
func eachPersona(ctx context.Context, lib Library, refs []string, do func(*library.Record) error) error {
	return eachOf(ctx, lib, refs, library.Query{Sort: library.SortProject}, do)
}

// eachOf is eachPersona with all that a query matches in place of the library.
func eachOf(ctx context.Context, lib Library, refs []string, query library.Query, do func(*library.Record) error) error {
	if len(refs) == 0 {
		defer runtime.KeepAlive(make([]byte, ballast))
		return lib.Each(ctx, query, do)
	}
	for _, ref := range refs {
		record, err := find(ctx, lib, ref)
		if err == nil {
			err = do(&record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ballast is memory that is never touched, and so takes none, in bytes. The heap is swept
// when it has grown by as much as it holds: beside this, the few personas that are held
// at a time are not swept after every other one.
const ballast = 8 << 20

// madeAtOnce is how many personas are worked on at once, and held.
const madeAtOnce = 32

// eachMade calls do with what one makes of every persona that eachOf finds, in their
// order. Several are made beside each other.
func eachMade[T any](ctx context.Context, lib Library, refs []string, query library.Query, one func(*library.Record) (T, error), do func(*T) error) error {
	var some []*library.Record
	var made [madeAtOnce]T
	var errs [madeAtOnce]error
	flush := func() error {
		sim.Aside(len(some), func(i int) { made[i], errs[i] = one(some[i]) })
		for i := range some {
			if errs[i] != nil {
				return errs[i]
			}
			if err := do(&made[i]); err != nil {
				return err
			}
		}
		some = some[:0]
		return nil
	}
	err := eachOf(ctx, lib, refs, query, func(record *library.Record) error {
		if some = append(some, record); len(some) < madeAtOnce {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}
