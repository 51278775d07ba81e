package keymap

import (
	"strings"

	"personae/model/words"
)

// nearest returns the names that wrong may have meant, the likeliest first: the
// same word in another place ("search" for "list.search"), or a spelling that
// is at most a third of its letters away.
func nearest(wrong string, names []Name) []Name {
	wrong = strings.ToLower(wrong)
	word := wrong[strings.LastIndexByte(wrong, '.')+1:]
	return words.Nearest(names, func(name Name) int {
		text := string(name)
		distance := words.Distance(wrong, text)
		if last := text[strings.LastIndexByte(text, '.')+1:]; last == word {
			distance = min(distance, 1)
		}
		if distance > max(2, len(text)/3) {
			return words.Far
		}
		return distance
	})
}
