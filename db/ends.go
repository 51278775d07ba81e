package db

import (
	"context"
	"database/sql"
	"math/bits"
	"slices"
	"strings"
)

// IDEnd returns how much of the end of an id, in characters, tells it from all others,
// in the trash or not: least, or more. Ids of one day begin alike.
func (d *DB) IDEnd(ctx context.Context, least int) (int, error) {
	var all sql.NullString
	err := d.read.QueryRowContext(ctx, "SELECT group_concat(id, ' ') FROM personas").Scan(&all) // one row: each takes longer than its id
	if err != nil {
		return 0, d.explain("read the list", err)
	}
	return uniqueEnd(all.String, least), nil
}

// uniqueEnd is IDEnd of some ids, with a blank between them. Sorted by how they end, each stands beside the one
// that ends most like it. Their last digits are sorted as numbers, and whole ids only
// where these do not tell them all.
func uniqueEnd(ids string, least int) int {
	ends := make([]uint64, 0, 1+len(ids)/len("00000000-0000-0000-0000-000000000000 "))
	for id := range strings.SplitSeq(ids, " ") {
		end, ok := lastDigits(id)
		if !ok {
			return uniqueEndOfAny(strings.Fields(ids), least)
		}
		ends = append(ends, end)
	}
	slices.Sort(ends)
	for i := 1; i < len(ends); i++ {
		shared := bits.LeadingZeros64(ends[i-1]^ends[i]) / digitBits
		if shared >= digitsOfEnd {
			return uniqueEndOfAny(strings.Fields(ids), least)
		}
		least = max(least, shared+1)
	}
	return least
}

const (
	digitsOfEnd = 12 // a UUID ends with so many that have no dash between them
	digitBits   = 4
)

// lastDigits returns the last hexadecimal digits of an id, the last one first; ok is false
// when it does not end with so many.
func lastDigits(id string) (end uint64, ok bool) {
	if len(id) < digitsOfEnd {
		return 0, false
	}
	for i := range digitsOfEnd {
		c := id[len(id)-1-i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		default:
			return 0, false
		}
		end |= uint64(c) << (64 - digitBits*(i+1))
	}
	return end, true
}

// uniqueEndOfAny is uniqueEnd of ids of any kind.
func uniqueEndOfAny(ids []string, least int) int {
	slices.SortFunc(ids, func(a, b string) int {
		shared := sharedEnd(a, b)
		if shared == len(a) || shared == len(b) {
			return len(a) - len(b)
		}
		return int(a[len(a)-1-shared]) - int(b[len(b)-1-shared])
	})
	for i := 1; i < len(ids); i++ {
		least = max(least, sharedEnd(ids[i-1], ids[i])+1)
	}
	return least
}

// sharedEnd returns how many bytes two texts end alike.
func sharedEnd(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
