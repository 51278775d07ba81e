package cli

import (
	"context"
	"errors"
	"fmt"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
)

// leftOut counts the personas that were left out, by the code that stands for why.
type leftOut map[int]int

// add counts an outcome. That a deletion was not followed which nobody asked to follow
// is no fault.
func (l leftOut) add(o syncing.Outcome) {
	if o.Deed == syncing.DeedLeftOut && !errors.Is(o.Err, syncing.ErrNotAsked) {
		l[ExitCode(o.Err)]++
	}
}

// err says that personas were left out, nil where none was. What failed says more than a
// conflict, and that more than what was refused.
func (l leftOut) err() error {
	for _, code := range []int{ExitFailed, ExitConflict, ExitInvalid, ExitNotFound} {
		if l[code] == 0 {
			continue
		}
		all := 0
		for _, n := range l {
			all += n
		}
		return codedError{fmt.Errorf("%s left out, each with its reason", words.Count(all, "persona")+words.Either(all, " was", " were")), code}
	}
	return nil
}

// unseen is a library that is only read: it keeps no note of what was seen at a remote.
type unseen struct{ Library }

// Saw does nothing.
func (unseen) Saw(context.Context, string, map[string]library.SyncState) error { return nil }
