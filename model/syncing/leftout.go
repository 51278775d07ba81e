package syncing

import (
	"errors"
	"fmt"

	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
)

// ErrNotAsked is why what was deleted on one side is left out: nobody said that the
// other is to follow.
var ErrNotAsked = errors.New("not asked for")

// leftOutError is why a persona was left out, as a sentence, and the error that it is one of.
type leftOutError struct {
	why  error
	text string
}

func (e *leftOutError) Error() string { return e.text }
func (e *leftOutError) Unwrap() error { return e.why }

func leave(why error, format string, args ...any) error {
	return &leftOutError{why, fmt.Sprintf(format, args...)}
}

// bothChanged says what both sides changed.
func bothChanged(conflicts []field.Conflict) error {
	return leave(library.ErrConflict, "both sides changed %s: say which side's is to be kept, or merge them field by field",
		words.Comma(conflicts, func(c field.Conflict) string { return "“" + c.Spec.Label + "”" }))
}

// noBase says that nothing is known of who changed what.
func noBase(theirs []field.Change) error {
	return leave(library.ErrConflict, "it is on both sides and differs in %s, and it is not known who changed that: say which side's is to be kept, or merge them field by field",
		words.Count(len(theirs), "field"))
}
