package wire

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// DecodeError says what is wrong with a document, and where.
type DecodeError struct {
	Path   string // dotted path of the value, "" for the document itself
	Line   int    // from 1
	Reason string // what was expected, or what is wrong
	Err    error  // the cause, for errors.Is; may be nil
}

func (e *DecodeError) Error() string {
	where := fmt.Sprintf("line %d", e.Line)
	if e.Path != "" {
		where += ", " + e.Path
	}
	return where + ": " + e.Reason
}

func (e *DecodeError) Unwrap() error { return e.Err }

func (d *decoder) wrong(path string, got value.Value) error {
	return d.fail(path, value.WrongType("an object", got))
}

func (d *decoder) fail(path string, err error) error {
	return &DecodeError{Path: path, Line: d.line(d.json.InputOffset()), Reason: err.Error(), Err: err}
}

func (d *decoder) syntax(err error) error {
	out := &DecodeError{Line: d.line(d.json.InputOffset()), Err: err}
	out.Path, out.Reason = explain(err)
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		out.Line = d.line(syntactic.ByteOffset)
	}
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		out.Line = d.line(int64(len(d.text)))
	case strings.HasPrefix(d.text, "\ufeff"):
		out.Reason = "the text starts with a byte order mark: remove it"
	}
	return out
}

func (d *decoder) line(offset int64) int {
	return 1 + strings.Count(d.text[:min(int(offset), len(d.text))], "\n")
}

// explain says what the JSON reader found wrong, where, and what to do about what
// a file may have.
func explain(err error) (path, reason string) {
	reason = err.Error()
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		path, reason = dotted(syntactic.JSONPointer), "not valid JSON: "+syntactic.Err.Error()
	}
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		reason = "the same name twice in one object"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		reason = "the text ends too soon"
	case strings.Contains(reason, "surrogate"):
		reason = "half a character: an escape such as \\ud83d stands without its other half, as of an emoji that was cut in two"
	case strings.Contains(reason, "depth"):
		reason = "nested too deeply: " + value.ErrTooDeep.Error()
	case strings.Contains(reason, "UTF-8"):
		reason = "not valid UTF-8: save the file as UTF-8"
	}
	return path, reason
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

// placeOf is where in the value at path a NUL character stands, the path itself for
// another error.
func placeOf(err error, path string, v value.Value) string {
	if !errors.Is(err, value.ErrNUL) {
		return path
	}
	members, _ := v.Members()
	if items, ok := itemsOf(value.JSON(v.JSON())); ok {
		for i, item := range items {
			members = append(members, value.Member{Name: strconv.Itoa(i), Value: item})
		}
	}
	for _, m := range members {
		if inside := value.FromJSON(m.Value); value.Storable(inside) != nil {
			return placeOf(err, joinPath(path, m.Name), inside)
		}
	}
	return path
}

func firstRefused(row *field.Spec, members []value.Member) string {
	for _, m := range members {
		var scratch model.Persona
		if err := row.Of(&scratch).Set(value.FromJSON(value.ObjectOf([]value.Member{m}))); err != nil {
			return placeOf(err, m.Name, value.FromJSON(m.Value))
		}
	}
	return ""
}

// shown returns text fit for a message: at most so many characters, none of them
// one that would upset a terminal.
func shown(text string, most int) string {
	var b strings.Builder
	for _, r := range text {
		if most--; most < 0 {
			b.WriteString("…")
			break
		}
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func isInside(spec, container *field.Spec) bool {
	return strings.HasPrefix(spec.Path, container.Path+".")
}
