package cli_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/db/remote"
	"personae/ui/cli"
)

// pixels is a picture of a size.
func pixels(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// maker is a server that draws, and what it was asked.
type maker struct {
	*httptest.Server
	requests []string // method, path and body
	answer   func(w http.ResponseWriter, r *http.Request)
}

func newMaker(t *testing.T) *maker {
	t.Helper()
	m := &maker{}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		m.requests = append(m.requests, r.Method+" "+r.URL.Path+" "+string(body))
		m.answer(w, r)
	}))
	t.Cleanup(m.Close)
	return m
}

// ran is what became of a call.
type ran struct {
	code     int
	out, err string
}

// portrayed runs personae over a library with an environment.
func portrayed(ctx context.Context, file string, environment map[string]string, in string, args ...string) ran {
	var out, errs bytes.Buffer
	app := program()
	app.Draw = remote.Draw
	app.Environment = func(name string) string { return environment[name] }
	app.In, app.Out, app.Err = strings.NewReader(in), &out, &errs
	code := app.Main(ctx, append(args, "--library", file))
	return ran{code, out.String(), errs.String()}
}

// library makes one with a persona that has a prompt, and one without.
func withCallers(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "support.db")
	for _, args := range [][]string{{"new", "Courier", "prompt=You deliver parcels."}, {"new", "Nobody"}} {
		if made := portrayed(t.Context(), file, nil, "", args...); made.code != 0 {
			t.Fatal(made)
		}
	}
	return file
}

// key is what must be nowhere but in a header.
const key = "sk-s3cr3t-0001"

func TestAPortraitIsGenerated(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", key)
	file, m := withCallers(t), newMaker(t)
	drawn := pixels(t, 64, 64)
	m.answer = func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+key {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = fmt.Fprintf(w, `{"data":[{"b64_json":%q}]}`, base64.StdEncoding.EncodeToString(drawn))
	}
	environment := map[string]string{"OPENAI_BASE_URL": m.URL + "/v1/"}
	got := portrayed(t.Context(), file, environment, "", "portrait", "Courier", "--generate", "--json")
	var said struct {
		ID            string
		Width, Height int
	}
	if err := json.Unmarshal([]byte(got.out), &said); err != nil || got.code != 0 || said.Width != 64 || !strings.HasSuffix(said.ID, ".png") {
		t.Fatalf("%+v, %v", got, err)
	}
	if !strings.Contains(got.err, "Drawing a portrait of Courier with gpt-image-1") {
		t.Errorf("it says %q", got.err)
	}
	if len(m.requests) != 1 || !strings.HasPrefix(m.requests[0], "POST /v1/images/generations ") || !strings.Contains(m.requests[0], "You deliver parcels.") {
		t.Errorf("asked %q", m.requests)
	}
	if out := portrayed(t.Context(), file, nil, "", "portrait", "Courier", "--out", "-"); out.code != 0 || out.out != string(drawn) {
		t.Errorf("written out: %d, %q", out.code, out.err)
	}
	quiet := portrayed(t.Context(), file, environment, "", "portrait", "Courier", "--generate", "--quiet", "--model", "painter-2")
	if quiet.code != 0 || quiet.err != "" || !strings.Contains(m.requests[1], `"model":"painter-2"`) {
		t.Errorf("%+v, %q", quiet, m.requests[1])
	}
	// What it is to look like goes with it.
	style := filepath.Join(t.TempDir(), "house.png")
	if err := os.WriteFile(style, pixels(t, 9, 9), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := portrayed(t.Context(), file, nil, "", "portrait", "--style", style); got.code != 0 {
		t.Fatal(got)
	}
	if got := portrayed(t.Context(), file, environment, "", "portrait", "Courier", "--generate"); got.code != 0 {
		t.Fatal(got)
	}
	if last := m.requests[2]; !strings.HasPrefix(last, "POST /v1/images/edits ") || !strings.Contains(last, string(pixels(t, 9, 9))) {
		t.Errorf("asked %.300q", last)
	}
	if undone := portrayed(t.Context(), file, nil, "", "undo"); undone.code != 0 || !strings.Contains(undone.out+undone.err, "New portrait of Courier") {
		t.Errorf("%+v", undone)
	}
	for _, text := range []string{got.out, got.err, quiet.out} {
		if strings.Contains(text, key) {
			t.Error("the key is said")
		}
	}
	written, err := os.ReadFile(file)
	if err != nil || bytes.Contains(written, []byte(key)) {
		t.Errorf("the key is in the library, or %v", err)
	}
}

// TestWhatIsNotDrawnChangesNothing, and says what to do without the key.
func TestWhatIsNotDrawnChangesNothing(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", key)
	file, m := withCallers(t), newMaker(t)
	says := func(status int, body string) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		}
	}
	environment := map[string]string{"OPENAI_BASE_URL": m.URL}
	for name, c := range map[string]struct {
		persona string
		answer  func(http.ResponseWriter, *http.Request)
		flags   []string
		code    int
		want    string
	}{
		"no prompt":     {"Nobody", nil, nil, cli.ExitInvalid, "it has no prompt"},
		"key refused":   {"Courier", says(401, `{"error":{"message":"Incorrect API key provided: `+key+`"}}`), nil, cli.ExitInvalid, "OPENAI_API_KEY"},
		"refused":       {"Courier", says(400, `{"error":{"message":"Your request was rejected by the safety system."}}`), nil, 0, "safety system"},
		"no picture":    {"Courier", says(200, `{"data":[{"b64_json":"aGVsbG8="}]}`), nil, cli.ExitInvalid, "cannot be taken"},
		"no answer":     {"Courier", says(200, "<html>"), nil, 0, ""},
		"no variable":   {"Courier", nil, []string{"--key-env", "PERSONAE_NO_SUCH_KEY"}, 0, "PERSONAE_NO_SUCH_KEY"},
		"open address":  {"Courier", nil, []string{"--url", "http://draws.example/v1"}, 0, "https"},
		"no address":    {"Courier", nil, []string{"--url", "draws"}, 0, "URL"},
		"two at a time": {"Courier", nil, []string{"--remove"}, cli.ExitUsage, "one of them at a time"},
	} {
		m.answer, m.requests = c.answer, nil
		got := portrayed(t.Context(), file, environment, "", append([]string{"portrait", c.persona, "--generate"}, c.flags...)...)
		if got.code == 0 || c.code != 0 && got.code != c.code || !strings.Contains(got.err, c.want) {
			t.Errorf("%s: %d, %q, want %d, %q", name, got.code, got.err, c.code, c.want)
		}
		if strings.Contains(got.err+got.out, key) {
			t.Errorf("%s: the key is said: %q", name, got.err)
		}
		if c.answer == nil && len(m.requests) > 0 {
			t.Errorf("%s: asked %q", name, m.requests)
		}
	}
	if log := portrayed(t.Context(), file, nil, "", "log"); strings.Contains(log.out, "portrait") {
		t.Errorf("something was changed:\n%s", log.out)
	}
}

// TestADrawingIsStopped before it is there.
func TestADrawingIsStopped(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", key)
	file, m := withCallers(t), newMaker(t)
	ctx, stop := context.WithCancel(t.Context())
	m.answer = func(_ http.ResponseWriter, r *http.Request) {
		stop()
		<-r.Context().Done()
	}
	got := portrayed(ctx, file, map[string]string{"OPENAI_BASE_URL": m.URL}, "", "portrait", "Courier", "--generate")
	if got.code != cli.ExitFailed || !strings.Contains(got.err, "the drawing was stopped, and nothing was changed") {
		t.Errorf("%+v", got)
	}
}
