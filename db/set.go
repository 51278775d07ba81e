package db

import (
	"math/bits"
	"slices"
)

// set is a set of personas by their numbers, a bit each. Two that are brought together
// have the same length.
type set []uint64

// setUpTo makes a set for the numbers from 0 to last.
func setUpTo(last int64) set { return make(set, last/64+1) }

// add leaves out what has no place in the set.
func (s set) add(number int64) {
	if i := uint64(number) / 64; i < uint64(len(s)) {
		s[i] |= 1 << (number & 63)
	}
}

func (s set) has(number int64) bool {
	i := uint64(number) / 64
	return i < uint64(len(s)) && s[i]&(1<<(number&63)) != 0
}

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// last returns the greatest number of the set, 0 of an empty one.
func (s set) last() int64 {
	for i, word := range slices.Backward(s) {
		if word != 0 {
			return int64(i)*64 + int64(bits.Len64(word)) - 1
		}
	}
	return 0
}

// or adds what is in the other, and keep leaves only what is, or is not, in the other.
func (s set) or(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s set) keep(other set, not bool) {
	for i := range s {
		if not {
			s[i] &^= other[i]
		} else {
			s[i] &= other[i]
		}
	}
}

// all goes through them in their order.
func (s set) all(yield func(int64) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(int64(i)*64 + int64(bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// numbers lists them as arguments of a statement.
func (s set) numbers() (list []any) {
	for number := range s.all {
		list = append(list, number)
	}
	return list
}
