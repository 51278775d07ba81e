package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
)

// EncodeNative returns p as a native document: one compact JSON object, its keys
// in the order of the field table. The same persona always gives the same bytes.
func EncodeNative(p model.Persona) []byte {
	e := encoder{persona: &p}
	var unknown []model.Member
	if kept, ok := p.Extra.Personae.Get(); ok {
		unknown, e.rest = split(nativeRoot, &p, kept)
		e.split = true
	}
	e.out = append(make([]byte, 0, 2048+len(p.Prompt.Or(""))), '{')
	e.members(nativeRoot, unknown)
	return append(e.out, '}')
}

// EncodeNativeIndented returns p as a native document over several lines, two
// spaces a level, without a line break at its end.
func EncodeNativeIndented(p model.Persona) []byte {
	return []byte(model.JSON(EncodeNative(p)).Indent())
}

// DecodeNative reads a native document. The error is a *DecodeError; the persona
// is then empty. Keys that we do not know are kept in extra.personae, in the
// document's own nesting.
//
// The presence of an object is kept only where the object has no members; that
// is the only place where it says anything.
func DecodeNative(document []byte) (model.Persona, error) {
	var p model.Persona
	d := decoder{
		json:    jsontext.NewDecoder(bytes.NewBuffer(document)),
		text:    document,
		persona: &p,
	}
	if err := d.document(); err != nil {
		return model.Persona{}, err
	}
	return p, nil
}

// DecodeError says what is wrong with a document, and where.
type DecodeError struct {
	Path   string // dotted path of the value, "" for the document itself
	Line   int    // from 1
	Reason string // what was expected, or what is wrong
	Err    error  // the cause, for errors.Is; may be nil
}

// Error names the line and the path.
func (e *DecodeError) Error() string {
	where := fmt.Sprintf("line %d", e.Line)
	if e.Path != "" {
		where += ", " + e.Path
	}
	return where + ": " + e.Reason
}

// Unwrap returns the cause.
func (e *DecodeError) Unwrap() error { return e.Err }

// fail reports err at path, where the decoder stands now.
func (d *decoder) fail(path string, err error) error {
	return &DecodeError{Path: path, Line: d.line(d.json.InputOffset()), Reason: err.Error(), Err: err}
}

// failSyntax turns the JSON reader's error into ours, in plainer words.
func (d *decoder) failSyntax(err error) error {
	out := &DecodeError{Line: d.line(d.json.InputOffset()), Reason: err.Error(), Err: err}
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		out.Path, out.Line = dotted(syntactic.JSONPointer), d.line(syntactic.ByteOffset)
		out.Reason = "not valid JSON: " + syntactic.Err.Error()
	}
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		out.Reason = "the same name twice in one object"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		out.Reason, out.Line = "the text ends too soon", d.line(int64(len(d.text)))
	case bytes.HasPrefix(d.text, []byte("\ufeff")):
		out.Reason = "the text starts with a byte order mark: remove it"
	}
	return out
}

// line returns the line, from 1, that the byte at offset is on.
func (d *decoder) line(offset int64) int {
	return 1 + bytes.Count(d.text[:min(int(offset), len(d.text))], []byte{'\n'})
}

// dotted turns a JSON Pointer into a dotted path, cut where nobody would read on.
func dotted(pointer jsontext.Pointer) string {
	const most = 200
	var path strings.Builder
	for token := range pointer.Tokens() {
		if path.Len() > 0 {
			path.WriteByte('.')
		}
		if path.Len()+len(token) > most {
			path.WriteString("…")
			break
		}
		path.WriteString(token)
	}
	return path.String()
}
