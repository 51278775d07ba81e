package script

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

// Error says what is wrong with a user's script, and where.
type Error struct {
	Name    string // the script's name
	Line    int    // counted from 1; 0 when the whole is meant
	Problem string // what is wrong and what to do
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Name + ": " + e.Problem
	}
	return fmt.Sprintf("%s, line %d: %s", e.Name, e.Line, e.Problem)
}

// speakers are the names that a script may call its sides by.
var speakers = map[string]rehearsal.Lane{
	"agent": rehearsal.LaneAgent, "assistant": rehearsal.LaneAgent,
	"caller": rehearsal.LanePersona, "persona": rehearsal.LanePersona, "user": rehearsal.LanePersona, "customer": rehearsal.LanePersona,
}

// Parse reads a user's own script: JSON when it begins with [ or {, else
// plain text. Plain text has a line per turn, "Agent: …" or "Caller: …"; an
// indented line goes on with the turn above; blank lines and lines that begin
// with # are skipped. JSON is a list of {"speaker": "agent", "text": "…"}, or
// {"title": "…", "turns": [ … ]}. Every error is an *Error that names the
// line.
func Parse(name string, data []byte) (Script, error) {
	fail := func(line int, sentence string, args ...any) (Script, error) {
		return Script{}, &Error{name, line, fmt.Sprintf(sentence, args...)}
	}
	if len(data) > MostBytes {
		return fail(0, "%d bytes are too many for a script: at most %d", len(data), MostBytes)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at := strangeByte(data); at >= 0 {
		return fail(lineOf(data, at), "this is not text: save the file as UTF-8 without control characters")
	}
	trimmed := bytes.TrimSpace(data)
	if len(trimmed) == 0 {
		return fail(0, "the script is empty: write a line that begins with “Agent:” and one with “Caller:”")
	}
	var (
		turns []Turn
		title = name
		err   *Error
	)
	if trimmed[0] == '[' || trimmed[0] == '{' {
		turns, title, err = parseJSON(name, data)
	} else {
		turns, err = parseText(name, data)
	}
	if err != nil {
		return Script{}, err
	}
	script := New(name, title, turns)
	if err := script.check(); err != nil {
		return fail(0, "%s", err.Error())
	}
	return script, nil
}

func parseText(name string, data []byte) ([]Turn, *Error) {
	var turns []Turn
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		indented := line[0] == ' ' || line[0] == '\t'
		words := strings.Join(strings.Fields(line), " ")
		switch {
		case words == "" || words[0] == '#':
			continue
		case indented && len(turns) > 0:
			turns[len(turns)-1].Text = strings.TrimSpace(turns[len(turns)-1].Text + " " + words)
			continue
		}
		speaker, text, found := strings.Cut(words, ":")
		lane, known := speakers[strings.ToLower(strings.TrimSpace(speaker))]
		if !found || !known {
			return nil, &Error{name, number, fmt.Sprintf(
				"“%s” does not say who speaks: begin the line with “Agent:” or “Caller:”, or indent it to go on with the line above",
				format.Shorten(words))}
		}
		if len(turns) == MostWords { // before they are joined into turns
			return nil, &Error{name, number, fmt.Sprintf("too many lines: at most %d", MostWords)}
		}
		turns = append(turns, Turn{lane, strings.TrimSpace(text)})
		if turns[len(turns)-1].Text == "" {
			return nil, &Error{name, number, "nobody says anything on this line: write the words after the colon, or leave the line out"}
		}
	}
	return turns, nil
}

// strangeByte finds where data stops being text, or -1. Format characters that
// turn the direction of writing are strange too: they would break a screen.
func strangeByte(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			return at
		case r == '\n' || r == '\r' || r == '\t':
		case unicode.IsControl(r), isDirection(r):
			return at
		}
		at += size
	}
	return -1
}

func isDirection(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func lineOf(data []byte, at int) int {
	return 1 + bytes.Count(data[:min(max(at, 0), len(data))], []byte("\n"))
}
