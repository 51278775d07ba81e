package remote_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/wire"
)

// spoilt is something that goes wrong on the way or there.
type spoilt struct {
	name string
	do   fault
	// reads and writes are what comes of it, however often it is tried; nil is success.
	reads, writes error
	record        error // of a request to a record where that is another
	once          bool  // a request that reads, or does nothing, goes well the second time
	nothing       bool  // the system says that it did nothing, so that a write is tried again
}

var (
	hangs = func(_ http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
		done()
		<-r.Context().Done() // until the client has had enough
		panic(http.ErrAbortHandler)
	}
	drops = func(http.ResponseWriter, *http.Request, func() *httptest.ResponseRecorder) bool {
		panic(http.ErrAbortHandler)
	}
	cuts = func(w http.ResponseWriter, _ *http.Request, done func() *httptest.ResponseRecorder) bool {
		answer := done()
		if answer.Body.Len() == 0 {
			answer.Body.WriteString("{}")
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", fmt.Sprint(answer.Body.Len()))
		w.WriteHeader(http.StatusOK)
		_, _ = io.CopyN(w, answer.Body, int64(answer.Body.Len()/2))
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	halves = func(w http.ResponseWriter, _ *http.Request, done func() *httptest.ResponseRecorder) bool {
		answer := done().Body.Bytes()
		_, _ = w.Write(append(answer[:len(answer)/2:len(answer)/2], '{'))
		return true
	}
	badGateway = func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
		done()
		return answering(502, "text/html", page)(w, r, done)
	}
)

const (
	asJSON = "application/json"
	page   = "<html><head><title>502</title></head><body>" + secret + "</body></html>"
	echo   = `{"error":"no","message":"` + secret + ` is no key \u001b[31m\n of ours, nor is sk-\/not+for\u0026others"}`
)

// table is what has been seen to go wrong, or may.
func table(elsewhere string) []spoilt {
	to := []string{"Location", elsewhere + "/v1/personas"}
	return []spoilt{
		{name: "401", do: answering(401, asJSON, echo), reads: syncing.ErrDenied, writes: syncing.ErrDenied},
		{name: "401 page", do: answering(401, "text/html", page), reads: syncing.ErrDenied, writes: syncing.ErrDenied},
		{name: "403", do: answering(403, asJSON, `{"message":"Forbidden"}`), reads: syncing.ErrDenied, writes: syncing.ErrDenied},
		{name: "404", do: answering(404, asJSON, `{"error":"Persona not found","message":"Persona not found"}`), reads: syncing.ErrAnswer, writes: syncing.ErrRefused, record: syncing.ErrNotThere},
		{name: "404 of no route", do: answering(404, asJSON, `{"message":"Route PUT:/x not found","error":"Not Found","statusCode":404}`), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "404 of FastAPI", do: answering(404, asJSON, `{"detail":"Not Found"}`), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "404 page", do: answering(404, "text/html", page), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "405", do: answering(405, asJSON, `{"detail":"Method Not Allowed"}`), reads: syncing.ErrCannot, writes: syncing.ErrCannot},
		{name: "409", do: answering(409, asJSON, `{"error":"Persona with name \"A\" already exists"}`), reads: syncing.ErrRefused, writes: syncing.ErrRefused},
		{name: "413", do: answering(413, asJSON, `{"statusCode":413,"error":"Payload Too Large","message":"Request body is too large"}`), reads: syncing.ErrRefused, writes: syncing.ErrRefused},
		{name: "422 of FastAPI", do: answering(422, asJSON, `{"detail":[{"loc":["body","behavior_config","wait_seconds"],"msg":"Input should be less than 30","type":"less_than"},{"loc":["body","tags",3],"msg":"too long"}]}`), reads: syncing.ErrRefused, writes: syncing.ErrRefused},
		{name: "422 with details", do: answering(422, asJSON, `{"error":"Validation failed","details":[{"path":"avatarModel","message":"not of this avatar","code":"custom"}]}`), reads: syncing.ErrRefused, writes: syncing.ErrRefused},
		{name: "429", do: answering(429, asJSON, `{"error":"rate_limited","message":"Too many requests"}`, "Retry-After", "3"), reads: syncing.ErrLater, writes: syncing.ErrLater, once: true, nothing: true},
		{name: "429 by a reset", do: answering(429, asJSON, `{"error":"slow"}`, "RateLimit-Reset", "4"), reads: syncing.ErrLater, writes: syncing.ErrLater, once: true, nothing: true},
		{name: "429 in the body", do: answering(429, asJSON, `{"error":"rate_limited","message":"Slow","retryable":true,"retry_after":5}`), reads: syncing.ErrLater, writes: syncing.ErrLater, once: true, nothing: true},
		{name: "429 page", do: answering(429, "text/html", page), reads: syncing.ErrLater, writes: syncing.ErrLater, once: true, nothing: true},
		{name: "500", do: answering(500, asJSON, echo), reads: syncing.ErrLater, writes: syncing.ErrUnclear, once: true},
		{name: "502 after all was done", do: badGateway, reads: syncing.ErrLater, writes: syncing.ErrUnclear, once: true},
		{name: "503 that says when", do: answering(503, asJSON, `{"error":"busy"}`, "Retry-After", "2"), reads: syncing.ErrLater, writes: syncing.ErrLater, once: true, nothing: true},
		{name: "503", do: answering(503, "text/html", page), reads: syncing.ErrLater, writes: syncing.ErrUnclear, once: true},
		{name: "no answer after all was done", do: hangs, reads: syncing.ErrUnreachable, writes: syncing.ErrUnclear, once: true},
		{name: "hung up", do: drops, reads: syncing.ErrUnreachable, writes: syncing.ErrUnclear, once: true},
		{name: "cut", do: cuts, reads: syncing.ErrUnreachable, writes: syncing.ErrUnclear, once: true},
		{name: "half of the JSON", do: halves, reads: syncing.ErrAnswer, writes: syncing.ErrUnclear, once: true},
		{name: "page", do: answering(200, "text/html", page), reads: syncing.ErrAnswer, writes: syncing.ErrUnclear},
		{name: "something else", do: answering(200, asJSON, `{"status":"`+secret+`"}`), reads: syncing.ErrAnswer, writes: syncing.ErrUnclear},
		{name: "redirect", do: answering(302, asJSON, `{}`, to...), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "redirect as it is", do: answering(307, asJSON, `{}`, to...), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "redirect for good", do: answering(308, asJSON, `{}`, to...), reads: syncing.ErrAnswer, writes: syncing.ErrRefused},
		{name: "redirect after all was done", do: answering(303, asJSON, `{}`, to...), reads: syncing.ErrAnswer, writes: syncing.ErrUnclear},
	}
}

// asking is one kind of call.
type asking struct {
	name     string
	isWrite  bool
	ofRecord bool
	can      func(syncing.Abilities) bool
	do       func(ctx context.Context, place syncing.Place, system model.System, record, image string) error
}

func noRecord(_ *wire.Imported, err error) error { return err }

var askings = []asking{
	{"check", false, false, func(a syncing.Abilities) bool { return a.Read }, func(ctx context.Context, p syncing.Place, _ model.System, _, _ string) error {
		_, err := p.Check(ctx)
		return err
	}},
	{"list", false, false, func(a syncing.Abilities) bool { return a.Read }, func(ctx context.Context, p syncing.Place, _ model.System, _, _ string) error {
		return p.List(ctx, "", func(*wire.Imported) error { return nil })
	}},
	{"get", false, true, func(a syncing.Abilities) bool { return a.Read }, func(ctx context.Context, p syncing.Place, _ model.System, record, _ string) error {
		return noRecord(p.Get(ctx, record))
	}},
	{"portrait", false, true, func(a syncing.Abilities) bool { return a.Portraits }, func(ctx context.Context, p syncing.Place, _ model.System, _, image string) error {
		_, err := p.Portrait(ctx, image)
		return err
	}},
	{"create", true, false, func(a syncing.Abilities) bool { return a.Create }, func(ctx context.Context, p syncing.Place, s model.System, _, _ string) error {
		return noRecord(p.Create(ctx, created(s)))
	}},
	{"update", true, true, func(a syncing.Abilities) bool { return a.Update }, func(ctx context.Context, p syncing.Place, s model.System, record, _ string) error {
		return noRecord(p.Update(ctx, record, []byte(`{"description":"d"}`)))
	}},
	{"install", true, true, func(a syncing.Abilities) bool { return a.Install }, func(ctx context.Context, p syncing.Place, _ model.System, record, _ string) error {
		return noRecord(p.Install(ctx, record, "Installed"))
	}},
	{"upload", true, false, func(a syncing.Abilities) bool { return a.Portraits }, func(ctx context.Context, p syncing.Place, _ model.System, _, _ string) error {
		_, err := p.Upload(ctx, "a.png", picture)
		return err
	}},
	{"delete", true, true, func(a syncing.Abilities) bool { return a.Delete }, func(ctx context.Context, p syncing.Place, _ model.System, record, _ string) error {
		return p.Delete(ctx, record)
	}},
}

// created is a body that makes a record.
func created(system model.System) []byte {
	text, err := wire.Encode(new(caller("New")), wire.Target{System: system, Body: wire.BodyCreate, Strict: true})
	if err != nil {
		panic(err)
	}
	return text
}

// watched collects what others may see: the log, and what another host is asked.
type watched struct {
	log   bytes.Buffer
	other *httptest.Server
	came  []string
}

func watch(t *testing.T) *watched {
	t.Helper()
	w := &watched{}
	log.SetOutput(&w.log)
	t.Cleanup(func() { log.SetOutput(io.Discard) })
	w.other = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		w.came = append(w.came, fmt.Sprint(r.Method, r.URL, r.Header))
	}))
	t.Cleanup(w.other.Close)
	return w
}

// TestWhateverGoesWrong nothing is lost or done twice, the key stays where it belongs, and
// what to do is said.
func TestWhateverGoesWrong(t *testing.T) {
	seen := watch(t)
	var told bytes.Buffer
	for _, system := range []model.System{model.SystemFeather, model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam, model.SystemMrAssistant} {
		f := elsewhere(t)
		m := &met{far: f, t: t, system: system}
		for _, fault := range table(seen.other.URL) {
			for _, call := range askings {
				if m.place = f.place(system); !call.can(m.place.Can()) {
					continue
				}
				isSilent := strings.HasPrefix(fault.name, "no answer")
				if isSilent {
					m.place = f.place(system, 150*time.Millisecond)
				}
				if isSilent && (call.name == "check" || call.name == "list") || call.name == "portrait" && fault.name == "half of the JSON" {
					continue // it takes its time, as do those that are asked for in the same way; or it is none
				}
				m.prepare()
				about := m.record
				err := m.meet(fault, call, true)
				if system == model.SystemFeatherOrg && (call.name == "get" || call.name == "update") {
					fmt.Fprintf(&told, "%s, %s:\n    %s\n", fault.name, call.name, strings.NewReplacer(f.url[len("http://"):], "HOST", about, "ID", seen.other.URL, "http://OTHER").Replace(fmt.Sprint(err)))
				}
				if isSilent { // the time is to be long enough for an answer now
					m.place = f.place(system, 2*time.Second)
				}
				if !isSilent || call.name == "get" && system == model.SystemAnam {
					_ = m.meet(fault, call, false)
				}
			}
		}
	}
	if len(seen.came) > 0 {
		t.Errorf("another host was asked: %q", seen.came)
	}
	if leaks(seen.log.String()) {
		t.Errorf("the key is in the log: %s", seen.log.String())
	}
	golden.RequireEqual(t, told.Bytes())
}

// met is a remote that something goes wrong with.
type met struct {
	*far
	t             *testing.T
	system        model.System
	place         syncing.Place
	record, image string // what calls are about, "" before it is made
}

// meet makes a call while something goes wrong with every request, or with the first one,
// and holds what comes of it to what is known of it.
func (m *met) meet(s spoilt, call asking, always bool) error {
	m.t.Helper()
	m.prepare()
	var came atomic.Int32
	m.spoil(func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
		if came.Add(1) > 1 && !always {
			return false
		}
		return s.do(w, r, done)
	})
	err := call.do(m.t.Context(), m.place, m.system, m.record, m.image)
	asked, done := m.requests()
	if len(done) > 0 {
		m.record = ""
	}
	want := s.reads
	if call.isWrite {
		want = s.writes
	}
	if call.ofRecord && s.record != nil {
		want = s.record
	}
	repeats := s.once && (!call.isWrite || s.nothing)
	tries := 1
	if repeats && always {
		tries = 5
	} else if repeats {
		tries, want = 2, nil
	}
	about := fmt.Sprintf("%s, %s, %s, always %v: %d requests, done %q", m.system, s.name, call.name, always, len(asked), done)
	if len(asked) != tries {
		m.t.Errorf("%s, want %d: %v", about, tries, err)
	}
	m.hold(about, err, want, call, done)
	for _, r := range asked {
		if leaks(r.URL.String()) {
			m.t.Errorf("%s: the key is in an address", about)
		}
	}
	return err
}

// hold holds what came of a call to what was wanted, and to what was done there.
func (m *met) hold(about string, err, want error, call asking, done []string) {
	m.t.Helper()
	// Of a deletion the status says all.
	isDeleted := call.name == "delete" && err == nil && errors.Is(want, syncing.ErrUnclear)
	if !errors.Is(err, want) && !isDeleted {
		m.t.Errorf("%s: want %v, got %v", about, want, err)
	}
	if err != nil {
		isSentence(m.t, err)
	}
	most := 0
	if call.isWrite && (err == nil || errors.Is(err, syncing.ErrUnclear)) {
		most = 1
	}
	if len(done) > most || call.isWrite && err == nil && len(done) != 1 && !isDeleted {
		m.t.Errorf("%s: %v", about, err)
	}
}

// prepare makes what calls are about, where the last one has changed it.
func (m *met) prepare() {
	m.t.Helper()
	if m.record != "" {
		return
	}
	m.spoil(nil)
	ctx := m.t.Context()
	var ids []string
	err := m.lib.Following(ctx, library.Query{}, "", func(_ string, r *library.Record) (bool, error) {
		ids = append(ids, r.Persona.ID)
		return true, nil
	})
	if err != nil {
		m.t.Fatal(err)
	}
	if len(ids) > 0 {
		if _, err := m.lib.Delete(ctx, ids); err != nil {
			m.t.Fatal(err)
		}
	}
	m.record, m.image = m.write(caller("A"))[0].Persona.ID, "3c90c3cc-0d44-4b50-8888-8dd25736052a.png"
	if err := m.lib.SaveImage(ctx, library.Image{ID: m.image, Project: "Default", Role: "persona-avatar", Data: picture}); err != nil {
		m.t.Fatal(err)
	}
	m.requests()
}
