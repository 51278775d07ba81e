package model

import (
	"fmt"
	"slices"
	"strings"
)

// ErrUnknownField marks a path that is in no row of the field table.
var ErrUnknownField = fmt.Errorf("unknown field")

// UnknownFieldError names the path that nobody knows and the paths that may
// have been meant.
type UnknownFieldError struct {
	Path    string
	Nearest []string // the likeliest first, at most three
}

// Error names the likeliest paths, where there are any.
func (e *UnknownFieldError) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("there is no field %q", e.Path)
	}
	return fmt.Sprintf("there is no field %q: did you mean %s?", e.Path, strings.Join(e.Nearest, " or "))
}

// Is makes the error match ErrUnknownField.
func (e *UnknownFieldError) Is(target error) bool { return target == ErrUnknownField }

// Lookup returns the row with the given path, or an *UnknownFieldError that
// suggests others.
func Lookup(path string) (*Spec, error) {
	if spec, ok := Field(path); ok {
		return spec, nil
	}
	return nil, &UnknownFieldError{path, Nearest(path)}
}

// Nearest returns at most three paths that look like path, the likeliest first:
// those that end in it, then those a few letters away.
func Nearest(path string) []string {
	type candidate struct {
		path     string
		distance int
	}
	var candidates []candidate
	wanted := strings.ToLower(path)
	last := wanted[strings.LastIndexByte(wanted, '.')+1:]
	for _, spec := range fields {
		known := strings.ToLower(spec.Path)
		ending := known[strings.LastIndexByte(known, '.')+1:]
		distance := min(editDistance(wanted, known), 1+editDistance(last, ending))
		if strings.HasSuffix(known, "."+wanted) {
			distance = 0
		}
		if distance <= 1+len(last)/3 {
			candidates = append(candidates, candidate{spec.Path, distance})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return a.distance - b.distance })
	nearest := []string{}
	for _, c := range candidates[:min(3, len(candidates))] {
		nearest = append(nearest, c.path)
	}
	return nearest
}

// editDistance counts the bytes to insert, delete or replace to turn a into b.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
