package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/api"
)

// far is a library that is served as a remote, and what it is asked.
type far struct {
	*httptest.Server
	path string

	lock  sync.Mutex
	asked map[string]int // by method
	// met is called with every request, before and after it is done; where it returns
	// false the request is not done, or not answered.
	met func(r *http.Request, done bool) (goOn bool)
}

// serveFar serves a new library of so many personas.
func serveFar(t *testing.T, faults string, personas int) *far {
	t.Helper()
	f := &far{path: filepath.Join(t.TempDir(), "far.db"), asked: map[string]int{}}
	store, err := db.Open(t.Context(), f.path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, store, "Far", personas)
	parsed, err := api.ParseFaults(faults)
	if err != nil {
		t.Fatal(err)
	}
	parsed.Seed = 7
	handler := api.Handler(store, api.Options{Faults: parsed, Stopping: t.Context().Done()})
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.lock.Lock()
		f.asked[r.Method]++
		met := f.met
		f.lock.Unlock()
		if met != nil && !met(r, false) {
			panic(http.ErrAbortHandler)
		}
		if met == nil {
			handler.ServeHTTP(w, r)
			return
		}
		kept := httptest.NewRecorder()
		handler.ServeHTTP(kept, r)
		if !met(r, true) {
			panic(http.ErrAbortHandler)
		}
		for name, values := range kept.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(kept.Code)
		_, _ = w.Write(kept.Body.Bytes())
	}))
	t.Cleanup(func() {
		f.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// meet has met called with every request from now on.
func (f *far) meet(met func(r *http.Request, done bool) bool) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.met = met
}

// count returns what was asked since it was last called.
func (f *far) count() map[string]int {
	f.lock.Lock()
	defer f.lock.Unlock()
	asked := f.asked
	f.asked = map[string]int{}
	return asked
}

// put makes so many personas.
func put(t *testing.T, store *db.DB, name string, personas int) {
	t.Helper()
	if personas == 0 {
		return
	}
	puts := make([]library.Put, personas)
	for i := range puts {
		p := field.NewPersona("Default", fmt.Sprintf("%s-%04d", name, i))
		p.Prompt, p.Description = value.Some("You call."), value.Some("x")
		p.Anam.AvatarID, p.Anam.VoiceID = value.Some("a"), value.Some("v")
		puts[i] = library.Put{Persona: p}
	}
	if _, err := store.Write(t.Context(), library.OperationCreate, "Created", puts); err != nil {
		t.Fatal(err)
	}
}

// near is a library whose remote is a far one.
func near(t *testing.T, f *far, system string, personas int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "near.db")
	store, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, store, "Near", personas)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	add := map[string]string{
		"feather-org": "--url " + f.URL + "/feather", "anam": "--url " + f.URL + "/anam",
		"evalstudio": "--url " + f.URL + "/evalstudio --project-id Default",
	}[system]
	must(t, path, "remote add far --system "+system+" "+add)
	return path
}

// call runs a command on a library.
func call(path, line string) (code int, out, says string) {
	var stdout, stderr bytes.Buffer
	app := program()
	app.Out, app.Err = &stdout, &stderr
	code = app.Main(context.Background(), append(strings.Fields(line), "--library", path))
	return code, stdout.String(), stderr.String()
}

// must is call for what must succeed.
func must(t *testing.T, path, line string) (out, says string) {
	t.Helper()
	code, out, says := call(path, line)
	if code != 0 {
		t.Fatalf("personae %s: %d\n%s%s", line, code, out, says)
	}
	return out, says
}

// idsOf are the ids of the personas of a name.
func idsOf(t *testing.T, path, name string) string {
	t.Helper()
	out, _ := must(t, path, "list --search name:"+name)
	var ids strings.Builder
	for line := range strings.Lines(out) {
		ids.WriteString(strings.Fields(line)[0] + "\n")
	}
	return ids.String()
}
