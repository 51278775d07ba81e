package wire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// nextLine puts the reader behind the line on which the text stopped being JSON, where
// a record a line was read: what is wrong in one of them is no fault of the others.
// It returns false where nothing behind the error can be told for a record.
func (r *Reader) nextLine(err error) bool {
	_, isSyntax := errors.AsType[*jsontext.SyntacticError](err)
	extension := path.Ext(r.name)
	isLines := r.number > 1 || extension == ".jsonl" || extension == ".ndjson"
	if !isSyntax || r.inside != inNothing || !isLines {
		return false
	}
	unread := r.json.UnreadBuffer()
	broken := bytes.TrimLeft(unread, " \t\r\n")
	behind := r.json.InputOffset() + int64(len(unread)-len(broken))
	rest := bufio.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(broken)), r.source))
	line, err := rest.ReadString('\n')
	if err != nil {
		return false
	}
	r.base += behind + int64(len(line))
	r.json = jsontext.NewDecoder(rest, tolerant...)
	return true
}

// mostTitle is the most characters of a record's name in an error.
const mostTitle = 100

// textUnder returns what a record has under the first of its keys that is one of these, as
// far as it can be read; "" where it cannot.
func textUnder(text string, keys ...string) string {
	record := jsontext.NewDecoder(strings.NewReader(text), tolerant...)
	if token, err := record.ReadToken(); err != nil || token.Kind() != '{' {
		return ""
	}
	for record.PeekKind() == '"' {
		name, err := record.ReadToken()
		if err != nil {
			return ""
		}
		isIt := slices.Contains(keys, name.String())
		v, err := record.ReadValue()
		if err != nil {
			return ""
		}
		if isIt && v.Kind() == '"' {
			found, _ := jsontext.AppendUnquote(nil, v) // what is wrong with it the error says
			return strings.ToValidUTF8(string(found), "\ufffd")
		}
	}
	return ""
}
