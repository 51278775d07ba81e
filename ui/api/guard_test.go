package api_test

import (
	"bytes"
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"personae/model/library"
	"personae/ui/api"
)

// everywhere is a path of each system that takes a body.
var everywhere = map[string]string{
	"Feather": "/feather/v1/personas", "Anam": "/anam/v1/personas", "Mr Assistant": "/mrassistant/personas", "EvalStudio": "/evalstudio/api/projects",
}

// shape is a text that stands in every refusal of a system.
var shape = map[string]string{"Feather": `"error":"`, "Anam": `"message":"`, "Mr Assistant": `{"detail":`, "EvalStudio": `{"error":"`}

func TestWhoIsLetIn(t *testing.T) {
	s := serve(t, api.Options{Token: "secret"})
	for system, path := range everywhere {
		s.ask("POST", path, "{}").is(401, shape[system])
		s.ask("POST", path, "{}", "Authorization", "Bearer wrong").is(401, shape[system])
		s.ask("POST", path, "{}", "Authorization", "secret").is(401)
		s.ask("POST", path, "{}", "Authorization", "Basic secret").is(401)
		if r := s.ask("POST", path, "{}", "Authorization", "bearer secret"); r.status == 401 {
			t.Errorf("%s: %d", system, r.status)
		}
		r := s.ask("POST", path, "{}", "x-api-key", "secret")
		if isFeather := system == "Feather"; isFeather == (r.status == 401) {
			t.Errorf("%s by x-api-key: %d", system, r.status)
		}
		s.ask("POST", path, "{}", "Authorization", "Bearer secret", "Host", "evil.example").is(403, shape[system])
		s.ask("POST", path, "{}", "Authorization", "Bearer secret", "Origin", "https://evil.example").is(403, shape[system])
		s.ask("POST", path, "{}", "Authorization", "Bearer secret", "Sec-Fetch-Site", "cross-site").is(403, shape[system])
		s.ask("GET", path+"/x/y/z", "").is(401)
	}
	s.ask("POST", everywhere["Feather"], `{}`, "x-api-key", "wrong", "Authorization", "Bearer secret").is(401)
	if r := s.ask("GET", "/feather/v1/personas", "", "x-api-key", ""); r.header.Get("WWW-Authenticate") == "" {
		t.Error("no word of what is asked for")
	}
}

func TestEverybodyIsLetInHere(t *testing.T) {
	s := serve(t, api.Options{})
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.url, "http://"))
	for _, host := range []string{"localhost", "localhost:" + port, "127.0.0.1:1", "[::1]:" + port, "[::1]", "LOCALHOST"} {
		s.ask("GET", "/feather/v1/personas", "", "Host", host).is(200)
	}
	for _, host := range []string{"evil.example", "127.0.0.1.evil.example:" + port, "192.168.1.5", "localhost.evil.example"} {
		s.ask("GET", "/feather/v1/personas", "", "Host", host).is(403, "127.0.0.1")
	}
	s.ask("GET", "/feather/v1/personas", "", "x-api-key", "any").is(200)
	s.ask("GET", "/", "").is(404, "/feather, /evalstudio, /anam, /mrassistant")
	lab := serve(t, api.Options{Token: "secret", AnyHost: true})
	lab.ask("GET", "/feather/v1/personas", "", "Host", "lab.example", "x-api-key", "secret").is(200)
}

// TestWhatIsNotThere is said in each system's own shape.
func TestWhatIsNotThere(t *testing.T) {
	s := serve(t, api.Options{})
	for system, base := range map[string]string{"Feather": "/feather", "Anam": "/anam", "Mr Assistant": "/mrassistant", "EvalStudio": "/evalstudio"} {
		want := shape[system]
		if system == "EvalStudio" {
			want = `"error":"Not Found","statusCode":404`
		}
		s.ask("GET", base+"/nothing", "").is(404, want)
		s.ask("GET", base, "").is(404)
		s.ask("PUT", everywhere[system], "{}").is(map[bool]int{true: 404, false: 405}[system == "EvalStudio"], want)
		s.ask("POST", everywhere[system], "name=x", "Content-Type", "application/x-www-form-urlencoded").is(415, shape[system])
		s.ask("POST", everywhere[system], "{}", "Content-Type", "").is(415, shape[system])
		s.ask("POST", everywhere[system], `{"name":"`+strings.Repeat("x", 1<<20)+`"}`).is(413, shape[system])
	}
	if allow := s.ask("PATCH", "/feather/v1/personas", "{}").header.Get("Allow"); allow != "GET, POST" {
		t.Errorf("Allow: %s", allow)
	}
}

// TestReadOnly: what changes something is refused, and nothing is changed.
func TestReadOnly(t *testing.T) {
	s := serve(t, api.Options{ReadOnly: true})
	for system, path := range everywhere {
		s.ask("POST", path, `{"name":"x","body":"x"}`).is(403, shape[system], "--read-only")
	}
	s.ask("GET", "/anam/v1/personas", "").is(200, `"total":0`)
	if page, err := s.lib.Page(t.Context(), library.Query{}, 0, 1); err != nil || page.All != 0 {
		t.Errorf("%+v, %v", page, err)
	}
}

// broken is a library of which one call panics.
type broken struct{ api.Store }

func (broken) Projects(context.Context) ([]library.Project, error) { panic("no projects") }

func (broken) Get(context.Context, string) (library.Record, error) {
	return library.Record{}, errors.New("the disk is gone: look at its cable")
}

func TestAFaultOfTheServerIsAnswered(t *testing.T) {
	s := serve(t, api.Options{})
	var said bytes.Buffer
	handler := api.Handler(broken{s.lib}, api.Options{Log: log.New(&said, "", 0)})
	on, ended, stop := listen(t, handler)
	s.url = "http://" + on
	s.ask("GET", "/evalstudio/api/projects", "").is(500, `{"error":"Internal Server Error`)
	s.ask("GET", "/anam/v1/personas/x", "").is(500, "look at its cable")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if !strings.Contains(said.String(), "no projects") || !strings.Contains(said.String(), "GET /evalstudio/api/projects") {
		t.Errorf("the log says %q", said.String())
	}
}

// listen serves on a port of its own until stop is called.
func listen(tb testing.TB, h http.Handler) (on string, ended chan error, stop context.CancelFunc) {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	ctx, stop := context.WithCancel(tb.Context())
	tb.Cleanup(stop)
	ended = make(chan error, 1)
	go func() { ended <- api.Serve(ctx, listener, h, log.New(&bytes.Buffer{}, "", 0)) }()
	return listener.Addr().String(), ended, stop
}

// TestStopping: what is on its way is answered, and nothing new is taken.
func TestStopping(t *testing.T) {
	entered, leave := make(chan bool), make(chan bool)
	on, ended, stop := listen(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		entered <- true
		<-leave
		w.WriteHeader(http.StatusTeapot)
	}))
	answered := make(chan *reply, 1)
	go func() { answered <- ask(t, "GET", "http://"+on+"/", "") }()
	<-entered
	stop()
	deadline := time.Now().Add(5 * time.Second)
	for { // the port is let go of before what is on its way ends
		c, err := net.DialTimeout("tcp", on, time.Second)
		if err != nil {
			break
		}
		if _ = c.Close(); time.Now().After(deadline) {
			t.Fatal("the port is still taken")
		}
	}
	leave <- true
	(<-answered).is(http.StatusTeapot)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
