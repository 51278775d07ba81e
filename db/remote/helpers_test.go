package remote_test

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"personae/db"
	"personae/db/remote"
	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/api"
)

// clock is a clock that only waiting moves.
type clock struct {
	mutex sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now, c.slept = c.now.Add(d), append(c.slept, d)
	return ctx.Err()
}

// far is a library that is served somewhere else, and what stands before it.
type far struct {
	tb  testing.TB
	lib *db.DB
	url string
	clock
	under sync.RWMutex // held by those that are being answered
	mutex sync.Mutex
	asked []*http.Request // all that came, their bodies as they were
	done  []string        // the writes that the library did
	// fault answers a request in the library's place and returns true, or lets it pass.
	fault func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool
}

// elsewhere serves a library of its own, by a version of Feather's API.
func elsewhere(tb testing.TB, version ...string) *far {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "far.db")
	open := func() *db.DB {
		lib, err := db.Open(tb.Context(), path, db.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		tb.Cleanup(func() { _ = lib.Close() })
		return lib
	}
	lib := open()
	for _, v := range version {
		if err := lib.SetAPI(tb.Context(), v); err != nil {
			tb.Fatal(err)
		}
		lib = open() // which says it now
	}
	f := &far{tb: tb, lib: lib}
	f.now = newClock().now
	handler := api.Handler(lib, api.Options{Token: secret})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.serve(handler, w, r) }))
	tb.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	f.url = server.URL
	return f
}

func (f *far) serve(handler http.Handler, w http.ResponseWriter, r *http.Request) {
	f.under.RLock()
	defer f.under.RUnlock()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // who asked has gone
	}
	again := func() *http.Request {
		clone := r.Clone(r.Context())
		clone.Body = io.NopCloser(bytes.NewReader(body))
		return clone
	}
	done := func() *httptest.ResponseRecorder {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, again())
		if r.Method != http.MethodGet && recorder.Code < 300 {
			f.mutex.Lock()
			f.done = append(f.done, r.Method+" "+r.URL.Path)
			f.mutex.Unlock()
		}
		return recorder
	}
	f.mutex.Lock()
	f.asked = append(f.asked, again())
	fault := f.fault
	f.mutex.Unlock()
	if fault != nil && fault(w, again(), done) {
		return
	}
	answer := done()
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	_, _ = answer.Body.WriteTo(w)
}

// requests is what was asked since the last time, and done which writes were done, also
// of those whose answers nobody waits for.
func (f *far) requests() (asked []*http.Request, done []string) {
	f.under.Lock()
	defer f.under.Unlock()
	f.mutex.Lock()
	defer f.mutex.Unlock()
	asked, done = f.asked, f.done
	f.asked, f.done = nil, nil
	return asked, done
}

func (f *far) spoil(fault func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.fault = fault
}

// bases are what the systems' paths stand behind there.
var bases = map[model.System]string{
	model.SystemFeather: "/feather", model.SystemFeatherOrg: "/feather", model.SystemEvalStudio: "/evalstudio",
	model.SystemAnam: "/anam", model.SystemMrAssistant: "/mrassistant",
}

// remoteOf is a remote of a system at an address.
func remoteOf(system model.System, url string) library.Remote {
	r := library.Remote{Name: "lab", System: system, URL: url + bases[system], Project: "Default", KeyEnv: "REMOTE_KEY"}
	if system == model.SystemEvalStudio {
		r.ProjectID = "Default"
	}
	return r
}

func environment(name string) string {
	return map[string]string{"REMOTE_KEY": secret}[name]
}

func (f *far) place(system model.System, patience ...time.Duration) syncing.Place {
	f.tb.Helper()
	o := remote.Options{Now: f.Now, Sleep: f.Sleep}
	for _, o.Patience = range patience {
	}
	return opened(f.tb, remoteOf(system, f.url), o)
}

func opened(tb testing.TB, r library.Remote, o remote.Options) syncing.Place {
	tb.Helper()
	place, err := remote.Open(r, "", environment, o)
	if err != nil {
		tb.Fatal(err)
	}
	return place
}

// write keeps personas there.
func (f *far) write(personas ...model.Persona) []library.Record {
	f.tb.Helper()
	var puts []library.Put
	for _, p := range personas {
		puts = append(puts, library.Put{Persona: p})
	}
	records, err := f.lib.Write(f.tb.Context(), library.OperationCreate, "Created", puts)
	if err != nil {
		f.tb.Fatal(err)
	}
	return records
}

// isSentence holds an error to what a person needs of it, and to what nobody may see.
func isSentence(tb testing.TB, err error) {
	tb.Helper()
	text := err.Error()
	parts := strings.Split(text, ": ")
	hasNext := len(parts) >= 3 && len(parts[len(parts)-1]) > 8
	if !strings.HasPrefix(text, "could not ") || !strings.Contains(text, "lab (") || !hasNext || len(text) > 1000 || strings.ContainsAny(text, "\n\x1b<>") {
		tb.Errorf("no sentence for a person: %s", text)
	}
	if leaks(text) {
		tb.Errorf("the key is in it: %s", text)
	}
}

// leaks reports whether a text has the key, or a part of it that tells it.
func leaks(text string) bool {
	parts := []string{secret, secret[:len(secret)/2+1], secret[len(secret)/2-1:]}
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

func optionsOf(f *far) remote.Options { return remote.Options{Now: f.Now, Sleep: f.Sleep} }

type fault = func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool

// answering answers all requests alike, before anything is done; headers are names and
// values in turn.
func answering(status int, kind, body string, headers ...string) fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func() *httptest.ResponseRecorder) bool {
		w.Header().Set("Content-Type", kind)
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
		return true
	}
}

// paged answers requests by the numbers in their query.
func paged(tb testing.TB, page func(query map[string]int) string) fault {
	tb.Helper()
	return func(w http.ResponseWriter, r *http.Request, _ func() *httptest.ResponseRecorder) bool {
		numbers := map[string]int{}
		for key := range r.URL.Query() {
			numbers[key], _ = strconv.Atoi(r.URL.Query().Get(key))
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, page(numbers))
		return true
	}
}
