package script

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"personae/model/rehearsal/format"
)

// jsonScript is a script as JSON; a list alone is its turns.
type jsonScript struct {
	Title string     `json:"title"`
	Name  string     `json:"name"`
	Turns []jsonTurn `json:"turns"`
}

// jsonTurn is a Turn that is checked as it is read, while its line is known.
type jsonTurn Turn

// UnmarshalJSONFrom implements json.UnmarshalerFrom.
func (t *jsonTurn) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	var turn struct {
		Speaker string `json:"speaker"`
		Text    string `json:"text"`
	}
	if err := json.UnmarshalDecode(dec, &turn); err != nil {
		return err
	}
	lane, known := speakers[strings.ToLower(strings.TrimSpace(turn.Speaker))]
	*t = jsonTurn{lane, strings.Join(strings.Fields(turn.Text), " ")}
	switch {
	case !known:
		return fmt.Errorf("speaker “%s” is unknown: use “agent” or “caller”", format.Shorten(turn.Speaker))
	case t.Text == "":
		return errors.New("this turn has no “text”")
	case strangeByte([]byte(t.Text)) >= 0:
		return errors.New("this turn's text has control characters")
	}
	return nil
}

func parseJSON(name string, data []byte) ([]Turn, string, *Error) {
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	var script jsonScript
	var into any = &script
	if dec.PeekKind() == '[' {
		into = &script.Turns
	}
	err := json.UnmarshalDecode(dec, into, json.RejectUnknownMembers(true), json.MatchCaseInsensitiveNames(true))
	fail := func(offset int64, problem string) ([]Turn, string, *Error) {
		return nil, "", &Error{name, lineOf(data, int(offset)), problem}
	}
	semantic, isSemantic := errors.AsType[*json.SemanticError](err)
	syntactic, isSyntactic := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fail(int64(len(data)), "the JSON ends too early: a bracket or a quotation mark is not closed")
	case errors.Is(err, jsontext.ErrDuplicateName):
		return fail(dec.InputOffset(), fmt.Sprintf("“%s” is there twice", syntactic.JSONPointer.LastToken()))
	case isSyntactic:
		return fail(syntactic.ByteOffset, "this is not JSON: "+syntactic.Err.Error())
	case isSemantic:
		return fail(dec.InputOffset(), misfit(semantic))
	case script.Turns == nil:
		return fail(dec.InputOffset(), "there are no “turns”: add a list of them")
	}
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		return fail(dec.InputOffset(), "there is more after the end of the script: keep one list or one object")
	}
	turns := make([]Turn, len(script.Turns))
	for i, turn := range script.Turns {
		turns[i] = Turn(turn)
	}
	return turns, cmp.Or(script.Title, script.Name, name), nil
}

// misfit says what is JSON and no script.
func misfit(err *json.SemanticError) string {
	where := err.JSONPointer
	switch {
	case errors.Is(err, json.ErrUnknownName) && where.Parent() == "":
		return fmt.Sprintf("“%s” is no part of a script: it has “title” and “turns”", format.Shorten(where.LastToken()))
	case errors.Is(err, json.ErrUnknownName):
		return fmt.Sprintf("“%s” is no part of a turn: it has “speaker” and “text”", format.Shorten(where.LastToken()))
	case err.JSONKind == 0:
		return err.Err.Error()
	case where == "/turns":
		return "“turns” must be a list"
	}
	kind := map[jsontext.Kind]string{'{': "object", '[': "list"}[err.JSONKind]
	return fmt.Sprintf("a JSON %s cannot stand here: a turn is {\"speaker\": …, \"text\": …}, two texts", cmp.Or(kind, err.JSONKind.String()))
}
