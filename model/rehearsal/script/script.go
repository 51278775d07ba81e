package script

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"personae/model/rehearsal"
)

// Turn is what one side says in one go.
type Turn struct {
	Lane rehearsal.Lane
	Text string // words apart by single spaces
}

// Script is what the two sides say. Sides alternate. Make one with Parse
// or take a built-in one: its limits keep every call under an hour.
type Script struct {
	Name  string
	Title string

	turns   []Turn
	words   [2][]string // every word of a side: the agent's, then the persona's
	ends    [2][]int    // where each of the side's turns ends in words
	clauses [2][]int    // where each of the side's clauses ends in words
}

// The limits on a script.
const (
	MostBytes        = 256 << 10
	MostTurns        = 200
	MostWords        = 5000
	MostWordsPerTurn = 1000
)

// Turns returns the turns in order. The slice is the caller's own.
func (s Script) Turns() []Turn { return append([]Turn(nil), s.turns...) }

// New builds a script. Turns of one side in a row become one. Empty
// turns must not come here.
func New(name, title string, turns []Turn) Script {
	s := Script{Name: name, Title: title}
	for _, turn := range turns {
		if last := len(s.turns) - 1; last >= 0 && s.turns[last].Lane == turn.Lane {
			s.turns[last].Text += " " + turn.Text
			continue
		}
		s.turns = append(s.turns, turn)
	}
	for _, turn := range s.turns {
		side := turn.Lane.Side()
		for word := range strings.FieldsSeq(turn.Text) {
			s.words[side] = append(s.words[side], word)
			if EndsClause(word) {
				s.clauses[side] = append(s.clauses[side], len(s.words[side]))
			}
		}
		end := len(s.words[side])
		s.ends[side] = append(s.ends[side], end)
		if n := len(s.clauses[side]); n == 0 || s.clauses[side][n-1] != end {
			s.clauses[side] = append(s.clauses[side], end)
		}
	}
	return s
}

// First returns who speaks first; ok is false in a script without turns.
func (s Script) First() (lane rehearsal.Lane, ok bool) {
	if len(s.turns) == 0 {
		return "", false
	}
	return s.turns[0].Lane, true
}

// Words returns every word of a side, and where each of its turns ends in them.
// The slices are not to be written to.
func (s Script) Words(lane rehearsal.Lane) (words []string, ends []int) {
	return s.words[lane.Side()], s.ends[lane.Side()]
}

// Clauses returns where each clause of a side ends in its words; the end of a
// turn ends one. The slice is not to be written to.
func (s Script) Clauses(lane rehearsal.Lane) []int { return s.clauses[lane.Side()] }

// EndsClause reports whether a clause or sentence ends with the word: it closes
// with a mark of punctuation, within or without quotes and brackets.
func EndsClause(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(word, "\"'”’»)]"))
	return strings.ContainsRune(".,;:?!…—–。、，；：？！", last) && word != ""
}

func (s Script) check() error {
	if len(s.ends[0]) == 0 || len(s.ends[1]) == 0 {
		return fmt.Errorf("a script needs at least one line of each side: one “Agent:” and one “Caller:”")
	}
	if len(s.turns) > MostTurns {
		return fmt.Errorf("%d turns are too many: at most %d", len(s.turns), MostTurns)
	}
	if words := len(s.words[0]) + len(s.words[1]); words > MostWords {
		return fmt.Errorf("%d words are too many: at most %d", words, MostWords)
	}
	for i, turn := range s.turns {
		if words := len(strings.Fields(turn.Text)); words > MostWordsPerTurn {
			return fmt.Errorf("turn %d has %d words: at most %d; break it with a line of the other side", i+1, words, MostWordsPerTurn)
		}
	}
	return nil
}

//go:embed billing.txt
var billingText string

//go:embed booking.txt
var bookingText string

//go:embed sales.txt
var salesText string

//go:embed survey.txt
var surveyText string

//go:embed disclosures.txt
var disclosuresText string

var builtIn = sync.OnceValue(func() []Script {
	sources := []struct{ name, title, text string }{
		{"billing", "A billing dispute", billingText},
		{"booking", "A booking", bookingText},
		{"sales", "A cold sales call", salesText},
		{"survey", "A survey", surveyText},
		{"disclosures", "An account opened, with its disclosures", disclosuresText},
	}
	scripts := make([]Script, len(sources))
	for i, source := range sources {
		script, err := Parse(source.name, []byte(source.text))
		if err != nil {
			panic("rehearsal: built-in script: " + err.Error())
		}
		script.Title = source.title
		scripts[i] = script
	}
	return scripts
})

// BuiltIn returns the built-in scripts: billing, booking, sales, survey,
// disclosures.
func BuiltIn() []Script { return append([]Script(nil), builtIn()...) }

// Named returns the built-in script of that name; ok is false when there
// is none.
func Named(name string) (script Script, ok bool) {
	for _, s := range builtIn() {
		if s.Name == name {
			return s, true
		}
	}
	return Script{}, false
}
