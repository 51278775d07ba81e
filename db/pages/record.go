package pages

import (
	"encoding/binary"
	"errors"
	"math"
)

// Row is a row of a table. Its values are nil, int64, float64, string or []byte.
type Row struct {
	ID     int64 // 0 of a table WITHOUT ROWID
	Values []any
}

var errDamaged = errors.New("cannot be right")

// varint reads a number of one to nine bytes; n is 0 where it does not end.
func varint(data []byte) (value uint64, n int) {
	for n < len(data) && n < 8 {
		b := data[n]
		n++
		value = value<<7 | uint64(b&0x7f)
		if b < 0x80 {
			return value, n
		}
	}
	if n == len(data) {
		return 0, 0
	}
	return value<<8 | uint64(data[n]), n + 1
}

// decode takes a record apart.
func decode(record []byte) ([]any, error) {
	size, n := varint(record)
	if n == 0 || size > uint64(len(record)) || size < uint64(n) {
		return nil, errDamaged
	}
	types, body := record[n:size], record[size:]
	var values []any
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return nil, errDamaged
		}
		types = types[n:]
		length := lengthOf(kind)
		if length > uint64(len(body)) {
			return nil, errDamaged
		}
		value, err := valueOf(kind, body[:length])
		if err != nil {
			return nil, err
		}
		values, body = append(values, value), body[length:]
	}
	if len(values) == 0 || len(body) > 0 {
		return nil, errDamaged
	}
	return values, nil
}

func lengthOf(kind uint64) uint64 {
	switch {
	case kind >= 12:
		return (kind - 12) / 2
	case kind == 5:
		return 6
	case kind == 6 || kind == 7:
		return 8
	case kind <= 4:
		return kind
	}
	return 0
}

func valueOf(kind uint64, data []byte) (any, error) {
	switch {
	case kind >= 12 && kind%2 == 0:
		return append([]byte{}, data...), nil
	case kind >= 12:
		return string(data), nil
	case kind == 0:
		return nil, nil
	case kind == 8 || kind == 9:
		return int64(kind - 8), nil
	case kind > 9:
		return nil, errDamaged
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(data)), nil
	}
	var wide [8]byte
	if data[0] >= 0x80 {
		wide = [8]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
	}
	copy(wide[8-len(data):], data)
	return int64(binary.BigEndian.Uint64(wide[:])), nil
}
