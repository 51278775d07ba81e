package cli_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"personae/db"
	"personae/model/value"
	"personae/ui/api"
)

// serveLibrary serves a library for the rest of a script, as the other end of what is
// tried: serve THERE there.db [FLAG ...] sets THERE to its address.
func serveLibrary(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: serve NAME LIBRARY [FLAG ...]")
	}
	app, where := program(), &until{make(chan string, 10)}
	app.Err, app.Out, app.Environment = where, io.Discard, ts.Getenv
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() {
		ended <- app.Main(ctx, append([]string{"serve", "--library", ts.MkAbs(args[1]), "--addr", "127.0.0.1:0"}, args[2:]...))
	}()
	ts.Defer(func() {
		stop()
		<-ended
	})
	select {
	case at := <-where.found:
		ts.Setenv(args[0], at)
	case code := <-ended:
		ended <- code
		ts.Fatalf("serve ended with %d", code)
	}
}

// serveHostile serves a library of hostile records, and what refuses every request with
// a text of that kind.
func serveHostile(t *testing.T) (far, evil string) {
	t.Helper()
	fill(t, "far.db", "Other", "There")
	store, err := db.Open(t.Context(), "far.db", db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(api.Handler(store, api.Options{}))
	refuses := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"message":`+value.Text(strings.ToValidUTF8(orders, "")+"\n"+forged).JSON()+`}`)
	}))
	t.Cleanup(func() {
		served.Close()
		refuses.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return served.URL + "/anam", refuses.URL
}
