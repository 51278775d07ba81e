package cli_test

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"personae/ui/cli"
)

// until is a writer that tells of the first line in which an address stands.
type until struct{ found chan string }

var address = regexp.MustCompile(`http://[\d.]+:\d+`)

func (u *until) Write(text []byte) (int, error) {
	if at := address.Find(text); at != nil {
		u.found <- string(at)
	}
	return len(text), nil
}

// TestServe: it says where it listens, answers there, and ends well when it is stopped.
func TestServe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "support.db")
	app, where := program(), &until{make(chan string, 10)}
	app.Err, app.Out = where, io.Discard
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ended := make(chan int, 1)
	go func() { ended <- app.Main(ctx, []string{"serve", "--library", file, "--addr", "127.0.0.1:0"}) }()
	var base string
	select {
	case base = <-where.found:
	case code := <-ended:
		t.Fatalf("ended with %d", code)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/anam/v1/personas", strings.NewReader(`{"name":"Cara"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if _ = answer.Body.Close(); answer.StatusCode != http.StatusCreated {
		t.Error(answer.Status)
	}
	stop()
	if code := <-ended; code != cli.ExitDone {
		t.Errorf("ended with %d", code)
	}
	var list strings.Builder
	again := program()
	again.Out = &list
	if code := again.Main(t.Context(), []string{"list", "--library", file}); code != 0 || !strings.Contains(list.String(), "Cara") {
		t.Errorf("%d: %s", code, list.String())
	}
}

// TestServeRefuses says what to do instead, and listens nowhere.
func TestServeRefuses(t *testing.T) {
	t.Setenv("EMPTY", "")
	for call, want := range map[string]string{
		"--addr 0.0.0.0:0":                    "ask for a key with --token-env VAR, or listen on 127.0.0.1",
		"--addr :4010":                        "lets other machines in",
		"--addr 127.0.0.1":                    "give a host and a port",
		"--token-env EMPTY":                   "the variable is empty",
		"--fault 418=1":                       "choose from 401, 403",
		"--fault 429=1.5":                     "from 0 to 1",
		"--latency -1s":                       "a time to wait",
		"--latency soon":                      "see personae serve --help",
		"--seed x":                            "a whole number from 0",
		"x":                                   "1 argument does not fit",
		"--addr 256.0.0.1:1 --token-env PATH": "cannot listen on",
	} {
		app, said := program(), &strings.Builder{}
		app.Err, app.Out = said, io.Discard
		code := app.Main(t.Context(), append([]string{"serve", "--library", filepath.Join(t.TempDir(), "x.db")}, strings.Fields(call)...))
		if isCall := !strings.Contains(call, "256"); code != map[bool]int{true: cli.ExitUsage, false: cli.ExitFailed}[isCall] || !strings.Contains(said.String(), want) {
			t.Errorf("serve %s: %d, %s", call, code, said)
		}
	}
}
