package rehearsal

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Turn is what one side says in one go.
type Turn struct {
	Lane Lane
	Text string // words apart by single spaces
}

// Script is what the two sides say. Sides alternate. Make one with ParseScript
// or take a built-in one: its limits keep every call under an hour.
type Script struct {
	Name  string
	Title string

	turns []Turn
	words [2][]string // every word of a side: the agent's, then the persona's
	ends  [2][]int    // where each of the side's turns ends in words
}

// The limits on a script.
const (
	MostScriptBytes  = 256 << 10
	MostScriptTurns  = 200
	MostScriptWords  = 5000
	MostWordsPerTurn = 1000
)

// Turns returns the turns in order. The slice is the caller's own.
func (s Script) Turns() []Turn { return append([]Turn(nil), s.turns...) }

// newScript builds a script. Turns of one side in a row become one. Empty
// turns must not come here.
func newScript(name, title string, turns []Turn) Script {
	s := Script{Name: name, Title: title}
	for _, turn := range turns {
		if last := len(s.turns) - 1; last >= 0 && s.turns[last].Lane == turn.Lane {
			s.turns[last].Text += " " + turn.Text
			continue
		}
		s.turns = append(s.turns, turn)
	}
	for _, turn := range s.turns {
		side := sideOf(turn.Lane)
		s.words[side] = append(s.words[side], strings.Fields(turn.Text)...)
		s.ends[side] = append(s.ends[side], len(s.words[side]))
	}
	return s
}

// sideOf is a lane as an index.
func sideOf(lane Lane) int {
	if lane == LaneAgent {
		return 0
	}
	return 1
}

// check says what keeps the script from being rehearsed.
func (s Script) check() error {
	if len(s.ends[0]) == 0 || len(s.ends[1]) == 0 {
		return fmt.Errorf("a script needs at least one line of each side: one “Agent:” and one “Caller:”")
	}
	if len(s.turns) > MostScriptTurns {
		return fmt.Errorf("%d turns are too many: at most %d", len(s.turns), MostScriptTurns)
	}
	if words := len(s.words[0]) + len(s.words[1]); words > MostScriptWords {
		return fmt.Errorf("%d words are too many: at most %d", words, MostScriptWords)
	}
	for i, turn := range s.turns {
		if words := len(strings.Fields(turn.Text)); words > MostWordsPerTurn {
			return fmt.Errorf("turn %d has %d words: at most %d; break it with a line of the other side", i+1, words, MostWordsPerTurn)
		}
	}
	return nil
}

//go:embed scripts/billing.txt
var billingText string

//go:embed scripts/booking.txt
var bookingText string

//go:embed scripts/sales.txt
var salesText string

//go:embed scripts/survey.txt
var surveyText string

var builtIn = sync.OnceValue(func() []Script {
	sources := []struct{ name, title, text string }{
		{"billing", "A billing dispute", billingText},
		{"booking", "A booking", bookingText},
		{"sales", "A cold sales call", salesText},
		{"survey", "A survey", surveyText},
	}
	scripts := make([]Script, len(sources))
	for i, source := range sources {
		script, err := ParseScript(source.name, []byte(source.text))
		if err != nil {
			panic("rehearsal: built-in script: " + err.Error())
		}
		script.Title = source.title
		scripts[i] = script
	}
	return scripts
})

// Scripts returns the built-in scripts: billing, booking, sales, survey.
func Scripts() []Script { return append([]Script(nil), builtIn()...) }

// ScriptNamed returns the built-in script of that name; ok is false when there
// is none.
func ScriptNamed(name string) (script Script, ok bool) {
	for _, s := range builtIn() {
		if s.Name == name {
			return s, true
		}
	}
	return Script{}, false
}
