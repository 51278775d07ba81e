package wire

import (
	"errors"
	"io"
	"strings"

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
