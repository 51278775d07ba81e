package cli

import (
	"context"
	"errors"
	"fmt"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
)

// syncCode returns the code that stands for what went wrong with a remote, or with a
// persona there.
func syncCode(err error) int {
	switch {
	case errors.Is(err, syncing.ErrNotThere), errors.Is(err, syncing.ErrRefused), errors.Is(err, syncing.ErrDenied), errors.Is(err, syncing.ErrCannot):
		return ExitInvalid
	}
	return ExitCode(err)
}

// leftOut counts the personas that were left out, by the code that stands for why.
type leftOut map[int]int

// add counts an outcome.
func (l leftOut) add(o syncing.Outcome) {
	if o.Deed == syncing.DeedLeftOut && o.Err != nil {
		l[syncCode(o.Err)]++
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
