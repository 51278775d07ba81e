package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"personae/model/library"
)

// numbered is a library that has so many, in order.
type numbered struct {
	Library
	count int
}

func (n numbered) Each(_ context.Context, _ library.Query, do func(*library.Record) error) error {
	for i := range n.count {
		if err := do(&library.Record{Revision: library.Revision(i)}); err != nil {
			return err
		}
	}
	return nil
}

// TestWhatIsMadeBesideEachOtherKeepsItsOrder: all of it, up to the first that fails.
func TestWhatIsMadeBesideEachOtherKeepsItsOrder(t *testing.T) {
	broken := errors.New("broken")
	for _, count := range []int{0, 1, madeAtOnce, madeAtOnce + 1, 3*madeAtOnce + 5} {
		for _, fails := range []int{-1, 0, madeAtOnce, 2*madeAtOnce + 1} {
			var got, want []string
			for i := range count {
				if i == fails {
					break
				}
				want = append(want, fmt.Sprint(i))
			}
			err := eachMade(t.Context(), numbered{count: count}, nil, library.Query{}, func(record *library.Record) (string, error) {
				if int(record.Revision) == fails {
					return "", broken
				}
				return fmt.Sprint(record.Revision), nil
			}, func(made *string) error {
				got = append(got, *made)
				return nil
			})
			if !slices.Equal(got, want) || (err != nil) != (fails >= 0 && fails < count) {
				t.Errorf("%d, of which %d fails: %v, %v", count, fails, got, err)
			}
		}
	}
}
