package syncing

import (
	"context"
	"errors"

	"personae/model/library"
)

func survey(context.Context, Book, Place, Scope, func(Row) error) error { return errors.ErrUnsupported }

func look(context.Context, Book, Place, library.Remote, Row) (Pair, error) {
	return Pair{}, errors.ErrUnsupported
}

func pull(context.Context, Book, Place, Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}

func push(context.Context, Book, Place, Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}
