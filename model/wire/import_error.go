package wire

import (
	"errors"
	"io"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
)

// wrongAt says that a value has the wrong type.
func wrongAt(path, expected string, got model.Value) error {
	err := &model.TypeError{Expected: expected, Got: got.Describe()}
	return &DecodeError{Path: path, Reason: err.Error(), Err: err}
}

// syntaxAt turns the JSON reader's error into ours; nil stays nil.
func syntaxAt(err error) error {
	if err == nil {
		return nil
	}
	path, reason := explain(err)
	return &DecodeError{Path: path, Reason: reason, Err: err}
}

// explain says in plain words what the JSON reader found wrong, and where.
func explain(err error) (path, reason string) {
	reason = err.Error()
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		path = dotted(syntactic.JSONPointer)
		reason = "not valid JSON: " + syntactic.Err.Error()
	}
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		reason = "the same name twice in one object"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		reason = "the text ends too soon"
	case strings.Contains(reason, "depth"):
		reason = "nested too deeply: " + model.ErrTooDeep.Error()
	case strings.Contains(reason, "UTF-8"):
		reason = "not valid UTF-8: save the file as UTF-8"
	}
	return path, reason
}

// culprit names the first of the members that the row cannot hold.
func culprit(row *model.Spec, members []model.Member) string {
	for _, m := range members {
		var scratch model.Persona
		if row.Of(&scratch).Set(model.JSONValue(model.ObjectOf([]model.Member{m}))) != nil {
			return m.Name
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

// join2 puts a key behind the path of its object.
func join2(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// isInside tells whether the row spec belongs to the object of the row container.
func isInside(spec, container *model.Spec) bool {
	return strings.HasPrefix(spec.Path, container.Path+".")
}
