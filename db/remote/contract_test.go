package remote_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"personae/db/remote"
	"personae/model"
	"personae/model/syncing"
	"personae/model/wire"
)

// contract is a system's own document: every request to it is held to it.
type contract struct {
	tb       testing.TB
	base     string
	file     string
	compiler *jsonschema.Compiler
	document map[string]any
	asked    map[string]int // by method and path of the document
}

func holdTo(tb testing.TB, base, file string) *contract {
	tb.Helper()
	text, err := os.ReadFile("../../model/wire/testdata/" + file)
	if err != nil {
		tb.Fatal(err)
	}
	text = bytes.ReplaceAll(text, []byte(`"oneOf"`), []byte(`"anyOf"`)) // one value may fit several of Anam's voices
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	c := &contract{tb, base, file, jsonschema.NewCompiler(), document.(map[string]any), map[string]int{}}
	c.compiler.DefaultDraft(jsonschema.Draft2020)
	c.compiler.AssertFormat()
	if err := c.compiler.AddResource(file, document); err != nil {
		tb.Fatal(err)
	}
	return c
}

// RoundTrip sends a request that the document allows.
func (c *contract) RoundTrip(r *http.Request) (*http.Response, error) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), c.base)
	if path == "/v1/identity/whoami" { // of which our part of the document has nothing
		return http.DefaultTransport.RoundTrip(r)
	}
	where := c.route(path)
	at := []string{"paths", where, strings.ToLower(r.Method)}
	operation, _ := get(c.document, at...).(map[string]any)
	if operation == nil {
		c.tb.Errorf("%s has no %s %s", c.file, r.Method, path)
		return nil, errors.ErrUnsupported
	}
	c.asked[r.Method+" "+where]++
	pointer := "#/paths/" + escape(where) + "/" + at[2]
	given := map[string]string{}
	for i, part := range strings.Split(where, "/") {
		if strings.HasPrefix(part, "{") {
			given[strings.Trim(part, "{}")], _ = url.PathUnescape(strings.Split(path, "/")[i])
		}
	}
	for name := range r.URL.Query() {
		given[name] = r.URL.Query().Get(name)
	}
	declared, _ := operation["parameters"].([]any)
	for i, parameter := range declared {
		name := get(parameter, "name").(string)
		if text, is := given[name]; is {
			c.fits(fmt.Sprintf("%s/parameters/%d/schema", pointer, i), typed(text), r)
			delete(given, name)
		} else if get(parameter, "required") == true {
			c.tb.Errorf("%s %s: %s is not given", r.Method, r.URL, name)
		}
	}
	if len(given) > 0 {
		c.tb.Errorf("%s %s: %v is not declared", r.Method, r.URL, given)
	}
	c.body(r, operation, pointer)
	return http.DefaultTransport.RoundTrip(r)
}

// body holds the body of a request to the document.
func (c *contract) body(r *http.Request, operation map[string]any, pointer string) {
	schema := get(operation, "requestBody", "content", "application/json", "schema")
	if (schema == nil) != (r.Body == nil) {
		c.tb.Errorf("%s %s: is there a body, and is one declared?", r.Method, r.URL)
	}
	if schema == nil || r.Body == nil {
		return
	}
	if r.Header.Get("Content-Type") != "application/json" {
		c.tb.Errorf("%s %s: %s", r.Method, r.URL, r.Header.Get("Content-Type"))
	}
	again, err := r.GetBody()
	if err != nil {
		c.tb.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(again)
	if err != nil {
		c.tb.Error(err)
		return
	}
	c.fits(pointer+"/requestBody/content/application~1json/schema", instance, r)
}

func (c *contract) fits(pointer string, instance any, r *http.Request) {
	schema, err := c.compiler.Compile(c.file + pointer)
	if err == nil {
		err = schema.Validate(instance)
	}
	if err != nil {
		c.tb.Errorf("%s %s: %v", r.Method, r.URL, err)
	}
}

// typed is a number where a text is one.
func typed(text string) any {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return text
}

var braces = regexp.MustCompile(`\{\w+\}`)

// route is the document's path for a request's.
func (c *contract) route(path string) (best string) {
	for where := range get(c.document, "paths").(map[string]any) {
		form := regexp.MustCompile("^" + braces.ReplaceAllString(where, "[^/]+") + "$")
		if form.MatchString(path) && (best == "" || !strings.Contains(where, "{")) {
			best = where
		}
	}
	return best
}

func get(v any, keys ...string) any {
	for _, key := range keys {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	return v
}

func escape(path string) string {
	return url.PathEscape(strings.ReplaceAll(strings.ReplaceAll(path, "~", "~0"), "/", "~1"))
}

// TestEveryRequestIsOneThatTheDocumentHas, by each of its kinds.
func TestEveryRequestIsOneThatTheDocumentHas(t *testing.T) {
	for _, c := range []struct {
		system model.System
		file   string
		api    string
		asks   []string
	}{
		{model.SystemFeather, "feather-1.21.json", "1.21", []string{"GET /v1/library/personas", "GET /v1/library/personas/{persona_id}"}},
		{model.SystemFeather, "feather-1.90.json", "1.90", []string{"GET /v1/library/personas", "GET /v1/library/personas/{persona_id}"}},
		{model.SystemFeatherOrg, "feather-1.21.json", "1.21", []string{
			"DELETE /v1/personas/{persona_id}", "GET /v1/personas", "GET /v1/personas/{persona_id}",
			"POST /v1/library/personas/{persona_id}/install", "POST /v1/personas", "PUT /v1/personas/{persona_id}",
		}},
		{model.SystemFeatherOrg, "feather-1.90.json", "1.90", []string{
			"DELETE /v1/personas/{persona_id}", "GET /v1/personas", "GET /v1/personas/{persona_id}",
			"POST /v1/library/personas/{persona_id}/install", "POST /v1/personas", "PUT /v1/personas/{persona_id}",
		}},
		{model.SystemAnam, "anam.json", "1.21", []string{
			"DELETE /v1/personas/{id}", "GET /v1/personas", "GET /v1/personas/{id}", "POST /v1/personas", "PUT /v1/personas/{id}",
		}},
	} {
		f := elsewhere(t, c.api)
		document := holdTo(t, bases[c.system], c.file)
		place := opened(t, remoteOf(c.system, f.url), remote.Options{Now: f.Now, Sleep: f.Sleep, Transport: document})
		for _, call := range askings {
			if call.can(place.Can()) {
				everyCall(t, f, place, call, c.system, c.api)
			}
		}
		var asked []string
		for what := range document.asked {
			asked = append(asked, what)
		}
		if slices.Sort(asked); !slices.Equal(asked, c.asks) {
			t.Errorf("%s asked %q", c.system, asked)
		}
	}
}

// everyCall makes a call with a persona that has all that the system takes.
func everyCall(t *testing.T, f *far, place syncing.Place, call asking, system model.System, version string) {
	t.Helper()
	p := caller(call.name)
	record := f.write(p)[0].Persona.ID
	p.Name += " again"
	send := func(sends wire.Body) []byte {
		t.Helper()
		text, _, err := wire.Write(&p, wire.Target{System: system, API: version, Body: sends, Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	var err error
	switch call.name {
	case "create":
		_, err = place.Create(t.Context(), send(wire.BodyCreate))
	case "update":
		_, err = place.Update(t.Context(), record, send(wire.BodyUpdate))
	case "install":
		for _, name := range []string{"", "Installed"} {
			_, failed := place.Install(t.Context(), record, name)
			err = errors.Join(err, failed)
		}
	case "list":
		for _, search := range []string{"", "nobody & none"} {
			err = errors.Join(err, place.List(t.Context(), search, func(*wire.Imported) error { return nil }))
		}
	default:
		err = call.do(t.Context(), place, system, record, "")
	}
	if err != nil {
		t.Errorf("%s: %v", call.name, err)
	}
}
