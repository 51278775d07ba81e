package words

import (
	"cmp"
	"slices"
)

const mostNearest = 3

// Far is the distance of a name that was not meant.
const Far = -1

// Nearest returns the candidates that may have been meant, at most three and
// the likeliest first. distance says how far each is, or Far.
func Nearest[T any](candidates []T, distance func(T) int) []T {
	type near struct {
		candidate T
		distance  int
	}
	var found []near
	for _, candidate := range candidates {
		if d := distance(candidate); d != Far {
			found = append(found, near{candidate, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	out := make([]T, 0, mostNearest)
	for _, n := range found[:min(len(found), mostNearest)] {
		out = append(out, n.candidate)
	}
	return out
}

// Distance is Levenshtein's: how many letters must be put in, taken out or
// changed to make b of a.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, letter := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, wanted := range to {
			change := diagonal
			if letter != wanted {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
