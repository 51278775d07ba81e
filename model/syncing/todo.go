package syncing

import (
	"context"
	"errors"
)

func pull(context.Context, Book, Place, Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}

func push(context.Context, Book, Place, Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}
