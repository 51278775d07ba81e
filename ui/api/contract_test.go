package api_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"personae/ui/api"
)

// contract is a system's own document: every answer is held to it.
type contract struct {
	tb       testing.TB
	served   *served
	base     string
	file     string
	compiler *jsonschema.Compiler
	document map[string]any
}

// undeclared are the statuses that Feather's and Anam's documents leave out, and that
// some requests must have all the same: their bodies are those of the other errors.
var undeclared = []int{400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503}

func holdTo(s *served, base, file string) *contract {
	s.tb.Helper()
	text, err := os.ReadFile("../../model/wire/testdata/" + file)
	if err != nil {
		s.tb.Fatal(err)
	}
	// One value may fit several of Anam's voices.
	text = bytes.ReplaceAll(text, []byte(`"oneOf"`), []byte(`"anyOf"`))
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		s.tb.Fatal(err)
	}
	c := &contract{s.tb, s, base, file, jsonschema.NewCompiler(), document.(map[string]any)}
	c.compiler.DefaultDraft(jsonschema.Draft2020)
	c.compiler.AssertFormat()
	if err := c.compiler.AddResource(file, document); err != nil {
		s.tb.Fatal(err)
	}
	return c
}

// ask asks, and holds the answer to the document.
func (c *contract) ask(method, path, body string, headers ...string) *reply {
	c.tb.Helper()
	r := c.served.ask(method, c.base+path, body, headers...)
	c.check(method, path, r)
	return r
}

func (c *contract) check(method, path string, r *reply) {
	c.tb.Helper()
	where := c.route(path)
	operation, _ := c.at("paths", where, strings.ToLower(method)).(map[string]any)
	pointer := "#/components/schemas/ErrorResponse"
	declared, isDeclared := get(operation, "responses", fmt.Sprint(r.status)).(map[string]any)
	switch {
	case isDeclared && get(declared, "content", "application/json", "schema") != nil:
		pointer = "#/paths/" + escape(where) + "/" + strings.ToLower(method) + "/responses/" + fmt.Sprint(r.status) + "/content/application~1json/schema"
	case r.status == 204:
		if len(r.body) > 0 {
			c.tb.Errorf("%s: a body with 204: %s", r.asked, r.body)
		}
		return
	case !isDeclared && !slices.Contains(undeclared, r.status):
		c.tb.Errorf("%s: %d is not what %s knows: %s", r.asked, r.status, c.file, r.body)
		return
	case c.at("components", "schemas", "ErrorResponse") == nil: // Anam declares none; its clients read these
		if o := r.object(); o["message"] == nil || o["error"] == nil {
			c.tb.Errorf("%s: %s says nothing", r.asked, r.body)
		}
		return
	}
	schema, err := c.compiler.Compile(c.file + pointer)
	if err != nil {
		c.tb.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(r.body))
	if err == nil {
		err = schema.Validate(instance)
	}
	if err != nil {
		c.tb.Errorf("%s: %d %s\n%v", r.asked, r.status, r.body, err)
	}
}

var braces = regexp.MustCompile(`\{\w+\}`)

// route is the document's path for a request's.
func (c *contract) route(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		c.tb.Fatal(err)
	}
	best := ""
	for where := range c.at("paths").(map[string]any) {
		form := regexp.MustCompile("^" + braces.ReplaceAllString(where, "[^/]+") + "$")
		if form.MatchString(u.EscapedPath()) && (best == "" || !strings.Contains(where, "{")) {
			best = where
		}
	}
	return best
}

func (c *contract) at(keys ...string) any { return get(c.document, keys...) }

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

// serveAPI serves a library that targets a version of Feather's API.
func serveAPI(tb testing.TB, version string) (*served, *contract) {
	tb.Helper()
	s := serve(tb, api.Options{})
	if err := s.lib.SetAPI(tb.Context(), version); err != nil {
		tb.Fatal(err)
	}
	s.over(s.open(), api.Options{})
	return s, holdTo(s, "/feather", "feather-"+version+".json")
}
