package beside

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

var errBroken = errors.New("broken")

func small(int) int { return 1 }

// upTo gives the numbers below count, and says how many were given.
func upTo(count int, given *int) func(give func(int) error) error {
	return func(give func(int) error) error {
		for i := range count {
			if err := give(i); err != nil {
				return err
			}
			*given = i + 1
		}
		return nil
	}
}

// TestMapKeepsTheOrder, up to the first thing that cannot be made or taken.
func TestMapKeepsTheOrder(t *testing.T) {
	for _, count := range []int{0, 1, mostTogether, mostTogether + 1, 50*mostTogether + 5} {
		for _, fails := range []int{-1, 0, mostTogether, 2*mostTogether + 1} {
			for _, taking := range []bool{false, true} {
				var got, want []int
				for i := range count {
					if i == fails {
						break
					}
					want = append(want, 2*i)
				}
				given := 0
				err := Map(upTo(count, &given), small, func(i int) (int, error) {
					if i == fails && !taking {
						return 0, errBroken
					}
					return 2 * i, nil
				}, func(made int) error {
					if made == 2*fails && taking {
						return errBroken
					}
					got = append(got, made)
					return nil
				})
				isBroken := fails >= 0 && fails < count
				if !slices.Equal(got, want) || isBroken && err != errBroken || !isBroken && err != nil { //nolint:errorlint // as it is
					t.Errorf("%d, of which %d fails: %v, %v", count, fails, got, err)
				}
			}
		}
	}
}

// TestMapTakesAllBeforeAnErrorOfReading: what was read is made and taken.
func TestMapTakesAllBeforeAnErrorOfReading(t *testing.T) {
	taken, given := 0, 0
	err := Map(func(give func(int) error) error {
		return errors.Join(upTo(mostTogether+3, &given)(give), errBroken)
	}, small, func(i int) (int, error) { return i, nil }, func(int) error { taken++; return nil })
	if taken != mostTogether+3 || !errors.Is(err, errBroken) {
		t.Errorf("%d of %d, %v", taken, mostTogether+3, err)
	}
}

// TestMapHoldsFew: who takes nothing keeps who gives from giving more, and one error ends
// all of it.
func TestMapHoldsFew(t *testing.T) {
	const many = 1 << 30
	given := 0
	var ahead atomic.Int64
	err := Map(upTo(many, &given), small, func(i int) (int, error) { ahead.Add(1); return i, nil }, func(int) error { return errBroken })
	if err != errBroken || given == many || ahead.Load() > 1<<20 { //nolint:errorlint // as it is
		t.Errorf("%d given, %d made, %v", given, ahead.Load(), err)
	}
}

// TestMapHoldsOneLargeThing at a time, where it is as large as all that may be held.
func TestMapHoldsOneLargeThing(t *testing.T) {
	const many = 20
	given, taken := 0, 0
	var ahead atomic.Int64
	err := Map(func(give func(int) error) error {
		return upTo(many, &given)(func(i int) error { ahead.Add(1); return give(i) })
	}, func(int) int { return 3 * mostHeld }, func(i int) (int, error) { return i, nil }, func(int) error {
		taken++
		if n := ahead.Load(); n > int64(taken)+1 {
			t.Errorf("%d were read when %d were taken", n, taken)
		}
		return nil
	})
	if err != nil || taken != many {
		t.Errorf("%d, %v", taken, err)
	}
}
