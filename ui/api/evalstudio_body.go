package api

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model/value"
)

// A body is read as EvalStudio's server, Fastify, does it: an object of which the last
// of names that stand twice holds, and whatever else it may be has no members.

// script is a body that was read so.
type script struct {
	members []value.Member
	none    string // undefined or null, "" where there is something
}

func (b script) find(key string) value.Value { return value.Find(b.members, key) }

// needs says what comes of reading a key of nothing, nil where there is something.
func (b script) needs(key string) error {
	if b.none == "" {
		return nil
	}
	return refuse(http.StatusInternalServerError, "Cannot destructure property '%s' of 'request.body' as it is %s.", key, b.none)
}

// falsy reports whether JavaScript takes a value for nothing.
func falsy(v value.Value) bool {
	number, isNumber := v.Number()
	return !v.IsSet() || v == value.Text("") || v == value.Bool(false) || isNumber && number == 0
}

// readScript reads the body of a request, if it has one.
func readScript(r *http.Request) (script, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	saysJSON := err == nil && kind == "application/json"
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return script{}, nil
	}
	text, err := readBody(r)
	if err != nil {
		return script{}, err
	}
	if len(text) == 0 && saysJSON {
		return script{}, refuse(http.StatusBadRequest, "Body cannot be empty when content-type is set to 'application/json'")
	}
	if len(text) == 0 {
		return script{none: "undefined"}, nil
	}
	wrong := refuse(http.StatusBadRequest, "Body is not valid JSON but content-type is set to 'application/json'")
	whole := jsontext.Value(text)
	switch {
	case !whole.IsValid(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)) || poisons(text):
		return script{}, wrong
	case !whole.IsValid(jsontext.AllowDuplicateNames(true)):
		return script{}, refuse(http.StatusBadRequest, "The body has half of a character in a text: this library keeps whole ones only")
	case whole.Kind() == 'n':
		return script{none: "null"}, nil
	}
	members, _ := lastOfEach(text)
	return script{members: members}, nil
}

// lastOfEach are the members of an object, of each name the last.
func lastOfEach(text []byte) (members []value.Member, isObject bool) {
	d := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return nil, false
	}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			return nil, false
		}
		key := name.String()
		raw, err := d.ReadValue()
		if err != nil {
			return nil, false
		}
		m := value.Member{Name: key, Value: value.JSON(bytes.TrimSpace(raw))}
		at := 0
		for at < len(members) && members[at].Name != key {
			at++
		}
		if at == len(members) {
			members = append(members, m)
		}
		members[at] = m
	}
	return members, true
}

// poisons reports whether a text would change what all objects inherit in JavaScript:
// by a __proto__, or the prototype of a constructor.
func poisons(text []byte) bool {
	if !bytes.Contains(text, []byte("pro")) && !bytes.Contains(text, []byte(`\u`)) {
		return false
	}
	d := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for {
		if _, err := d.ReadToken(); err != nil {
			return !errors.Is(err, io.EOF)
		}
		at := string(d.StackPointer())
		kind, length := d.StackIndex(d.StackDepth())
		if isName := kind == '{' && length%2 == 1; isName && (strings.HasSuffix(at, "/__proto__") || strings.HasSuffix(at, "/constructor/prototype")) {
			return true
		}
	}
}

// objectOf is a value of which, if it is an object, names stand once.
func objectOf(v value.Value) value.JSON {
	if members, ok := lastOfEach([]byte(v.JSON())); ok {
		return value.ObjectOf(members)
	}
	return value.JSON(cmp.Or(v.JSON(), "null"))
}
