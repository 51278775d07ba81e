package field

import (
	"errors"
	"fmt"
	"strings"

	"personae/model/words"
)

// ErrUnknown marks a path that is in no row of the field table.
var ErrUnknown = errors.New("unknown field")

// UnknownError names the path that nobody knows and the paths that may
// have been meant.
type UnknownError struct {
	Path    string
	Nearest []string // the likeliest first, at most three
}

func (e *UnknownError) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("there is no field %q", e.Path)
	}
	return fmt.Sprintf("there is no field %q: did you mean %s?", e.Path, strings.Join(e.Nearest, " or "))
}

// Is makes the error match ErrUnknown.
func (e *UnknownError) Is(target error) bool { return target == ErrUnknown }

// Lookup returns the row with the given path, or an *UnknownError that
// suggests others.
func Lookup(path string) (*Spec, error) {
	if spec, ok := Find(path); ok {
		return spec, nil
	}
	return nil, &UnknownError{path, Nearest(path)}
}

// LookupKnob is Lookup that takes the path of a knob without behavior_config. in
// front of it, too.
func LookupKnob(path string) (*Spec, error) {
	if spec, ok := Find("behavior_config." + path); ok {
		return spec, nil
	}
	return Lookup(path)
}

// Nearest returns at most three paths that look like path, the likeliest first:
// those that end in it, then those a few letters away.
func Nearest(path string) []string {
	wanted := strings.ToLower(path)
	last := wanted[strings.LastIndexByte(wanted, '.')+1:]
	found := words.Nearest(fields, func(spec *Spec) int {
		known := strings.ToLower(spec.Path)
		if strings.HasSuffix(known, "."+wanted) {
			return 0
		}
		ending := known[strings.LastIndexByte(known, '.')+1:]
		distance := min(words.Distance(wanted, known), 1+words.Distance(last, ending))
		if distance > 1+len(last)/3 {
			return words.Far
		}
		return distance
	})
	nearest := make([]string, len(found))
	for i, spec := range found {
		nearest[i] = spec.Path
	}
	return nearest
}
