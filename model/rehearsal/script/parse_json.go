package script

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"personae/model/rehearsal/format"
)

type jsonTurn struct {
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
}

// jsonReader reads a JSON script turn by turn, so that an error knows its line.
type jsonReader struct {
	name  string
	data  []byte
	dec   *json.Decoder
	turns []Turn
	title string
}

func parseJSON(name string, data []byte) ([]Turn, string, *Error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	r := &jsonReader{name: name, data: data, dec: dec, title: name}
	if err := r.document(); err != nil {
		return nil, "", err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, "", r.fail("there is more after the end of the script: keep one list or one object")
	}
	return r.turns, r.title, nil
}

// document reads the list, or the object around it.
func (r *jsonReader) document() *Error {
	token, err := r.dec.Token()
	if err != nil {
		return r.broken(err)
	}
	if token == json.Delim('[') {
		return r.list()
	}
	seen := false
	for r.dec.More() {
		key, err := r.dec.Token()
		if err != nil {
			return r.broken(err)
		}
		switch key {
		case "title", "name":
			if err := r.dec.Decode(&r.title); err != nil {
				return r.broken(err)
			}
		case "turns":
			if open, err := r.dec.Token(); err != nil {
				return r.broken(err)
			} else if open != json.Delim('[') {
				return r.fail("“turns” must be a list")
			}
			if seen {
				return r.fail("“turns” is there twice")
			}
			seen = true
			if err := r.list(); err != nil {
				return err
			}
		default:
			return r.fail(fmt.Sprintf("“%s” is no part of a script: it has “title” and “turns”", format.Shorten(fmt.Sprint(key))))
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return r.broken(err)
	}
	if !seen {
		return r.fail("there are no “turns”: add a list of them")
	}
	return nil
}

// list reads the turns up to the closing bracket.
func (r *jsonReader) list() *Error {
	for r.dec.More() {
		var turn jsonTurn
		if err := r.dec.Decode(&turn); err != nil {
			return r.broken(err)
		}
		lane, known := speakers[strings.ToLower(strings.TrimSpace(turn.Speaker))]
		text := strings.Join(strings.Fields(turn.Text), " ")
		switch {
		case !known:
			return r.fail(fmt.Sprintf("speaker “%s” is unknown: use “agent” or “caller”", format.Shorten(turn.Speaker)))
		case text == "":
			return r.fail("this turn has no “text”")
		case strangeByte([]byte(text)) >= 0:
			return r.fail("this turn's text has control characters")
		}
		if problem := tooMany(len(r.turns) + 1); problem != "" {
			return r.fail(problem)
		}
		r.turns = append(r.turns, Turn{lane, text})
	}
	if _, err := r.dec.Token(); err != nil {
		return r.broken(err)
	}
	return nil
}

// fail names the line that was read last.
func (r *jsonReader) fail(problem string) *Error {
	return &Error{r.name, lineOf(r.data, int(r.dec.InputOffset())), problem}
}

// broken says what the decoder could not read.
func (r *jsonReader) broken(err error) *Error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{r.name, lineOf(r.data, len(r.data)), "the JSON ends too early: a bracket or a quotation mark is not closed"}
	case errors.As(err, &syntax):
		return &Error{r.name, lineOf(r.data, int(syntax.Offset)), "this is not JSON: " + syntax.Error()}
	case errors.As(err, &kind):
		problem := fmt.Sprintf("a JSON %s where a text is expected", kind.Value)
		if kind.Field == "" {
			problem = fmt.Sprintf("a JSON %s where {\"speaker\": …, \"text\": …} or a text is expected", kind.Value)
		}
		return r.fail(problem)
	}
	return r.fail(strings.TrimPrefix(err.Error(), "json: "))
}
