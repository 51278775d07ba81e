package keymap

import (
	"cmp"
	"slices"
	"strings"
)

// maxNearest is how many names a message proposes.
const maxNearest = 3

// nearest returns the names that wrong may have meant, the likeliest first: the
// same word in another place ("search" for "list.search"), or a spelling that
// is at most a third of its letters away.
func nearest(wrong string, names []Name) []Name {
	type candidate struct {
		name     Name
		distance int
	}
	wrong = strings.ToLower(wrong)
	word := wrong[strings.LastIndexByte(wrong, '.')+1:]
	var found []candidate
	for _, name := range names {
		text := string(name)
		distance := editDistance(wrong, text)
		if last := text[strings.LastIndexByte(text, '.')+1:]; last == word {
			distance = min(distance, 1)
		}
		if distance <= max(2, len(text)/3) {
			found = append(found, candidate{name, distance})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []Name
	for _, c := range found[:min(len(found), maxNearest)] {
		out = append(out, c.name)
	}
	return out
}

// editDistance is Levenshtein's: how many bytes must be put in, taken out or
// changed to make b of a. The names are ASCII, so a byte is a letter.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
