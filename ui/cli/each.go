package cli

import (
	"context"
	"runtime"

	"personae/model/beside"
	"personae/model/library"
)

// each calls do with what one makes of every persona that refs name, or, without refs,
// of all that a query matches, in their order. Many are read and made beside each other.
func each[T any](ctx context.Context, lib Library, refs []string, query library.Query, one func(*library.Record) (T, error), do func(T) error) error {
	if len(refs) == 0 {
		defer runtime.KeepAlive(make([]byte, ballast))
		return beside.Map(func(give func(library.Unread) error) error {
			return lib.Each(ctx, query, give)
		}, library.Unread.Size, func(u library.Unread) (made T, err error) {
			record, err := u.Record()
			if err != nil {
				return made, err
			}
			return one(record)
		}, do)
	}
	for _, ref := range refs {
		record, err := find(ctx, lib, ref)
		if err != nil {
			return err
		}
		made, err := one(&record)
		if err != nil {
			return err
		}
		if err := do(made); err != nil {
			return err
		}
	}
	return nil
}

// eachPersona calls do with every persona, by project and name.
func eachPersona(ctx context.Context, lib Library, do func(*library.Record) error) error {
	as := func(record *library.Record) (*library.Record, error) { return record, nil }
	return each(ctx, lib, nil, library.Query{Sort: library.SortProject}, as, do)
}

// ballast is memory that is never touched, and so takes none, in bytes. The heap is swept
// when it has grown by as much as it holds: beside this, the few personas that are held
// at a time are not swept after every other one.
const ballast = 8 << 20
