package value

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Strings is a list of texts. It is replaced, never written in place.
type Strings []string

// JSON is free-form JSON as compact text: members in their own order, numbers
// as they were written. Make one with ParseJSON, which checks it.
type JSON string

// Member is one name and value of a JSON object.
type Member struct {
	Name  string
	Value JSON
}

// ParseJSON checks that text is exactly one JSON value and returns it compact.
// Duplicate names, invalid UTF-8 and nesting beyond 10,000 levels are errors;
// the error names the place.
func ParseJSON(text string) (JSON, error) {
	dec := jsontext.NewDecoder(strings.NewReader(text))
	value, err := dec.ReadValue()
	if err != nil {
		return "", syntaxError(text, err)
	}
	value = value.Clone()
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		return "", &SyntaxError{Reason: "more text after the value", Offset: dec.InputOffset(), text: text}
	}
	if err := value.Compact(); err != nil {
		return "", syntaxError(text, err)
	}
	return JSON(value), nil
}

// ObjectOf builds the JSON object with the given members, in their order.
func ObjectOf(members []Member) JSON {
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = Text(m.Name).JSON() + ":" + string(m.Value)
	}
	return JSON("{" + strings.Join(texts, ",") + "}")
}

// Members returns the members of the object j in order; ok is false when j is
// no object.
func (j JSON) Members() (members []Member, ok bool) {
	if j == "" {
		return nil, false
	}
	dec := jsontext.NewDecoder(bytes.NewBufferString(string(j)))
	if dec.PeekKind() != '{' {
		return nil, false
	}
	if _, err := dec.ReadToken(); err != nil {
		return nil, false
	}
	members = []Member{}
	for dec.PeekKind() == '"' {
		name, err := dec.ReadToken()
		if err != nil {
			return nil, false
		}
		m := Member{Name: name.String()}
		if m.Value, ok = j.next(dec); !ok {
			return nil, false
		}
		members = append(members, m)
	}
	return members, dec.PeekKind() == '}'
}

// next reads the next value of j, which is a part of it and no copy.
func (j JSON) next(dec *jsontext.Decoder) (part JSON, ok bool) {
	raw, err := dec.ReadValue()
	if err != nil {
		return "", false
	}
	end := int(dec.InputOffset())
	return j[end-len(raw) : end], true
}

// Items returns the items of the list j in order; ok is false when j is no list.
func (j JSON) Items() (items []JSON, ok bool) {
	dec := jsontext.NewDecoder(bytes.NewBufferString(string(j)))
	if dec.PeekKind() != '[' {
		return nil, false
	}
	if _, err := dec.ReadToken(); err != nil {
		return nil, false
	}
	items = []JSON{}
	for dec.PeekKind() != ']' {
		item, ok := j.next(dec)
		if !ok {
			return nil, false
		}
		items = append(items, item)
	}
	return items, true
}

// Find returns what stands under a name, absent when nothing does.
func Find(members []Member, name string) Value {
	for _, m := range members {
		if m.Name == name {
			return FromJSON(m.Value)
		}
	}
	return Absent
}

// Indent returns j over several lines, two spaces a level.
func (j JSON) Indent() string {
	value := jsontext.Value(string(j))
	if err := value.Indent(jsontext.WithIndent("  ")); err != nil {
		return string(j)
	}
	return string(value)
}

// SyntaxError says what is wrong with a JSON text, and where.
type SyntaxError struct {
	Reason string
	Path   string // JSON Pointer of the value being read, "" at the top
	Offset int64  // bytes from the start
	text   string
}

// Line returns the line the error is on, from 1.
func (e *SyntaxError) Line() int {
	return 1 + strings.Count(e.text[:min(int(e.Offset), len(e.text))], "\n")
}

func (e *SyntaxError) Error() string {
	where := fmt.Sprintf("line %d", e.Line())
	if e.Path != "" {
		where += ", at " + e.Path
	}
	return fmt.Sprintf("not valid JSON (%s): %s", where, e.Reason)
}

func syntaxError(text string, err error) error {
	out := &SyntaxError{Reason: err.Error(), text: text}
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		out.Offset, out.Path = syntactic.ByteOffset, string(syntactic.JSONPointer)
		out.Reason = syntactic.Err.Error()
		if errors.Is(err, jsontext.ErrDuplicateName) {
			out.Reason = "the same name twice in one object"
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		out.Reason, out.Offset = "the text ends too soon", int64(len(text))
	}
	return out
}
