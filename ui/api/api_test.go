package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"personae/db"
	"personae/model"
	"personae/model/library"
	"personae/ui/api"
)

// served is a library on the disk and a server over it.
type served struct {
	tb   testing.TB
	lib  *db.DB
	path string
	url  string
}

func serve(tb testing.TB, o api.Options) *served {
	tb.Helper()
	s := &served{tb: tb, path: filepath.Join(tb.TempDir(), "support.db")}
	s.lib = s.open()
	s.over(s.lib, o)
	return s
}

// over serves a library from now on.
func (s *served) over(lib *db.DB, o api.Options) {
	server := httptest.NewServer(api.Handler(lib, o))
	s.tb.Cleanup(server.Close)
	s.lib, s.url = lib, server.URL
}

// open opens the library as another program would.
func (s *served) open() *db.DB {
	s.tb.Helper()
	lib, err := db.Open(s.tb.Context(), s.path, db.Options{})
	if err != nil {
		s.tb.Fatal(err)
	}
	s.tb.Cleanup(func() { _ = lib.Close() })
	return lib
}

func (s *served) write(personas ...model.Persona) []library.Record {
	s.tb.Helper()
	var puts []library.Put
	for _, p := range personas {
		puts = append(puts, library.Put{Persona: p})
	}
	records, err := s.lib.Write(s.tb.Context(), library.OperationCreate, "Created", puts)
	if err != nil {
		s.tb.Fatal(err)
	}
	return records
}

func (s *served) get(id string) library.Record {
	s.tb.Helper()
	r, err := s.lib.Get(s.tb.Context(), id)
	if err != nil {
		s.tb.Fatal(err)
	}
	return r
}

// reply is what a request was answered.
type reply struct {
	tb     testing.TB
	asked  string
	status int
	header http.Header
	body   []byte
}

// ask sends a request; a body is JSON unless a header says otherwise. Headers are names
// and values in turn.
func (s *served) ask(method, path, body string, headers ...string) *reply {
	s.tb.Helper()
	return ask(s.tb, method, s.url+path, body, headers...)
}

func ask(tb testing.TB, method, at, body string, headers ...string) *reply {
	tb.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r, err := http.NewRequestWithContext(tb.Context(), method, at, reader)
	if err != nil {
		tb.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		if r.Header.Set(headers[i], headers[i+1]); headers[i+1] == "" {
			r.Header.Del(headers[i])
		}
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	answer, err := http.DefaultClient.Do(r)
	for range 3 { // EvalStudio hangs up on a long body, now and then before its answer is read
		if !errors.Is(err, syscall.EPIPE) && !errors.Is(err, syscall.ECONNRESET) {
			break
		}
		r.Body = io.NopCloser(strings.NewReader(body))
		answer, err = http.DefaultClient.Do(r)
	}
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		tb.Fatalf("%s %s: %v", method, at, err)
	}
	return &reply{tb, method + " " + at + " " + body, answer.StatusCode, answer.Header, text}
}

// is checks the status, and that the body has each text.
func (r *reply) is(status int, has ...string) *reply {
	r.tb.Helper()
	if r.status != status {
		r.tb.Errorf("%.200s: %d %.400s, want %d", r.asked, r.status, r.body, status)
	}
	for _, text := range has {
		if !bytes.Contains(r.body, []byte(text)) {
			r.tb.Errorf("%.200s: %d %.900s, want %s in it", r.asked, r.status, r.body, text)
		}
	}
	return r
}

// object is the body, as a JSON object.
func (r *reply) object() map[string]any {
	r.tb.Helper()
	var v map[string]any
	if err := json.Unmarshal(r.body, &v); err != nil {
		r.tb.Fatalf("%s: %v: %s", r.asked, err, r.body)
	}
	return v
}

func (r *reply) text(key string) string {
	r.tb.Helper()
	text, _ := r.object()[key].(string)
	return text
}

func contains(body []byte, text string) bool { return bytes.Contains(body, []byte(text)) }

// escapesWell reports whether a client could ask for a path at all.
func escapesWell(path string) bool {
	_, err := url.ParseRequestURI(path)
	return err == nil
}
