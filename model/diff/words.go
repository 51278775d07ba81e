package diff

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
	"znkr.io/diff"
)

// Op says on which side a part of a text stands.
type Op uint8

// The sides. Folded stands for what both have and nobody need read: its text is "".
const (
	Same Op = iota
	Removed
	Added
	Folded
)

// Part is a stretch of two texts.
type Part struct {
	Op   Op
	Text string
}

// Words compares two texts word by word. Same and Removed together are the text
// before, Same and Added the text after; a removed part stands before the added
// one that takes its place.
func Words(before, after string) []Part {
	j := joiner{before: before, after: after}
	x, y := split(sentences.FromString(before)), split(sentences.FromString(after))
	// Sentences first: those that are the same part a long text into short ones, of
	// which each is soon compared.
	from, to := 0, 0
	for _, e := range diff.Edits(x, y, diff.Fast()) {
		switch e.Op {
		case diff.Match:
			j.words(x[from:e.PosX], y[to:e.PosY])
			j.both(e.X)
			from, to = e.PosX+1, e.PosY+1
		case diff.Delete, diff.Insert:
		}
	}
	j.words(x[from:], y[to:])
	j.close()
	j.take(Same, j.same, &j.before)
	return j.parts
}

func split(tokens interface {
	Next() bool
	Value() string
},
) []string {
	var out []string
	for tokens.Next() {
		out = append(out, tokens.Value())
	}
	return out
}

// mostCompared bounds the words of one stretch times those of the other, which is
// what comparing them closely costs where they have nothing in common.
const mostCompared = 1 << 24

// joiner makes parts of what is the same and what is not, told in order. It counts
// bytes, so that no text is copied.
type joiner struct {
	before, after  string // what no part has yet
	parts          []Part
	same           int // what both begin with
	removed, added int // then
	space          int // then, in both: no reason to read two changes as two
}

func (j *joiner) words(x, y []string) {
	a, b := split(words.FromString(strings.Join(x, ""))), split(words.FromString(strings.Join(y, "")))
	var how []diff.Option
	if len(a)*len(b) > mostCompared {
		how = append(how, diff.Fast())
	}
	for _, e := range diff.Edits(a, b, how...) {
		switch e.Op {
		case diff.Match:
			j.both(e.X)
		case diff.Delete:
			j.change(len(e.X), 0)
		case diff.Insert:
			j.change(0, len(e.Y))
		}
	}
}

func (j *joiner) both(text string) {
	if j.removed+j.added > 0 && j.space+len(text) <= leastSame && !strings.ContainsFunc(text, says) {
		j.space += len(text)
		return
	}
	j.close()
	j.same += len(text)
}

// leastSame is how many bytes without a letter part two changes at least.
const leastSame = 4

// says reports whether a character is read, and is not what only parts words.
func says(r rune) bool {
	return r == '\n' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func (j *joiner) change(removed, added int) {
	j.removed += j.space + removed
	j.added += j.space + added
	j.space = 0
}

// close makes parts of the change that is open, and of what stood before it.
func (j *joiner) close() {
	if j.removed+j.added > 0 {
		j.after = j.after[j.same:]
		j.take(Same, j.same, &j.before)
		j.take(Removed, j.removed, &j.before)
		j.take(Added, j.added, &j.after)
		j.same, j.removed, j.added = 0, 0, 0
	}
	j.same += j.space
	j.space = 0
}

func (j *joiner) take(op Op, length int, from *string) {
	if length > 0 {
		j.parts = append(j.parts, Part{op, (*from)[:length]})
		*from = (*from)[length:]
	}
}
