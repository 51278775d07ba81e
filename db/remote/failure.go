package remote

import (
	"fmt"
	"strings"

	"personae/model/words"
)

// failure is a sentence for a person around what model/syncing calls its kind.
type failure struct {
	sentence string
	kinds    []error
}

func (f *failure) Error() string   { return f.sentence }
func (f *failure) Unwrap() []error { return f.kinds }

// fail says what could not be done, where, why, and what to do next, "" where why says
// so. Nothing in it is longer than a person reads, moves a cursor, or is the key.
func (c *call) fail(kind error, why, next string, also ...error) error {
	sentence := fmt.Sprintf("could not %s at %s: %s", c.shown(c.doing), c.where, c.shown(why))
	if next != "" {
		sentence += ": " + next
	}
	return &failure{words.Line(c.hide(sentence)), append([]error{kind}, also...)}
}

// mostShown is the most characters of what others say in a sentence.
const mostShown = 300

// shown returns what others said, no longer than fits into a sentence.
func (c *call) shown(text string) string {
	runes := []rune(c.hide(text)) // before it is cut: half a key is a key, too
	if len(runes) > mostShown {
		runes = append(runes[:mostShown], '…')
	}
	return strings.TrimSpace(string(runes))
}

// hide takes the key out of a text.
func (c *call) hide(text string) string {
	if c.secret == "" {
		return text
	}
	return strings.ReplaceAll(text, c.secret, "•••")
}
