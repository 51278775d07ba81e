package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"

	"personae/model/beside"
	"personae/model/wire"
)

// found is a record of a source, or why there is none.
type found struct {
	source Source
	unread *wire.Unread
	err    error
}

func (f found) size() int {
	if f.unread == nil {
		return 0
	}
	return f.unread.Size()
}

type read struct {
	source Source
	record *wire.Imported
	err    error
}

// read reads the record; what is wrong with it is no error of its own.
func (f found) read() (read, error) {
	if f.err != nil {
		return read{f.source, nil, f.err}, nil //nolint:nilerr // it is what was found
	}
	record, err := f.unread.Read()
	return read{f.source, record, err}, nil
}

// Read calls each with every record of the sources, in order. A record that
// cannot be read comes as an error, a *wire.ReadError, and reading goes on
// behind it where that can be. Another error, one of each among them, ends the
// reading. more reports whether a page said that more records stand on another.
// The next records are read meanwhile.
func Read(ctx context.Context, sources []Source, options wire.Options,
	each func(source Source, record *wire.Imported, err error) error,
) (more bool, err error) {
	err = beside.Map(func(give func(found) error) error {
		for _, source := range sources {
			again, err := find(source, options, give)
			if err != nil {
				return err
			}
			more = more || again
		}
		return nil
	}, found.size, found.read, func(r read) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return each(r.source, r.record, r.err)
	})
	return more && err == nil, err
}

// find gives every record of a source.
func find(source Source, options wire.Options, give func(found) error) (more bool, err error) {
	file, err := source.Open()
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // it was only read
	tracked := &tracked{Reader: file}
	reader := wire.NewReader(tracked, source.Name, options)
	for record, err := range reader.Found() {
		if tracked.err != nil {
			return false, fmt.Errorf("cannot read %s: %w", source.Name, plain(tracked.err))
		}
		if err := give(found{source, record, err}); err != nil {
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
