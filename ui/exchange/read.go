package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"

	"personae/model/wire"
)

// Read calls each with every record of the sources, in order. A record that
// cannot be read comes as an error, a *wire.ReadError, and reading goes on
// behind it where that can be. Another error, one of each among them, ends the
// reading. more reports whether a page said that more records stand on another.
func Read(ctx context.Context, sources []Source, options wire.Options,
	each func(source Source, record *wire.Imported, err error) error,
) (more bool, err error) {
	for _, source := range sources {
		again, err := readOne(ctx, source, options, each)
		if err != nil {
			return false, err
		}
		more = more || again
	}
	return more, nil
}

func readOne(ctx context.Context, source Source, options wire.Options,
	each func(source Source, record *wire.Imported, err error) error,
) (more bool, err error) {
	file, err := source.Open()
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // it was only read
	tracked := &tracked{Reader: file}
	reader := wire.NewReader(tracked, source.Name, options)
	for record, err := range reader.All() {
		if tracked.err != nil {
			return false, fmt.Errorf("cannot read %s: %w", source.Name, plain(tracked.err))
		}
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if err := each(source, record, err); err != nil {
			return false, err
		}
	}
	return reader.More(), nil
}

// tracked remembers that the reading itself failed, which says nothing about the
// records.
type tracked struct {
	io.Reader
	err error
}

func (t *tracked) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		t.err = err
	}
	return n, err
}
